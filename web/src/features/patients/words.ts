import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { SentReferral, Visit } from './data.ts'
import type { PatientFault } from './patientForm.ts'

export const faultWords: Record<PatientFault, MessageDescriptor> = {
  required: msg`Une réponse est nécessaire.`,
  too_long: msg`C’est trop long : gardez l’essentiel.`,
  future: msg`Cette date est dans le futur.`,
  too_old: msg`Cette date est trop ancienne.`,
  bad_age: msg`Écrivez un âge entier : jusqu’à 60 mois, ou jusqu’à 120 ans.`,
  bad_phone: msg`Écrivez seulement des chiffres, par exemple 76 12 34 56.`,
  guardian_required: msg`Un enfant de moins de 15 ans vient avec quelqu’un : écrivez son nom.`,
}

export const outcomeWords: Record<Visit['outcome'], MessageDescriptor> = {
  home: msg`Rentré à domicile`,
  observation: msg`En observation`,
  referred: msg`Référé`,
  deceased: msg`Décédé`,
}

export const resultWords: Record<string, MessageDescriptor> = {
  negative: msg`Test du palu négatif`,
  positive: msg`Test du palu positif`,
  invalid: msg`Test du palu invalide`,
}

export const referralWords: Record<SentReferral['status'], MessageDescriptor> = {
  sent: msg`Envoyée`,
  seen: msg`Vue`,
  accepted: msg`Acceptée`,
  declined: msg`Refusée`,
  departed: msg`Patient parti`,
  arrived: msg`Patient arrivé`,
  closed: msg`Contre-référence reçue`,
  cancelled: msg`Annulée`,
}
