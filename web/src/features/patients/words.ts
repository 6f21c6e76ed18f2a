import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { VisitRecord } from '../../lib/register/records.ts'
import type { PatientFault } from './form/patientForm.ts'
import type { IdentityField } from './identity.ts'
import type { View } from './record/entries.ts'
import type { ReferralStatus, Return } from './record/referrals.ts'

export const fieldWords: Record<IdentityField, MessageDescriptor> = {
  family_name: msg`Nom de famille`,
  given_name: msg`Prénom`,
  sex: msg`Sexe`,
  birth: msg`Naissance`,
  village: msg`Village ou quartier`,
  in_health_area: msg`Aire de santé`,
  guardian_name: msg`Qui accompagne l’enfant`,
  pregnant: msg`Grossesse`,
  phone: msg`Téléphone`,
  national_number: msg`Numéro national (NINA)`,
  insurance_number: msg`Assurance ou carte`,
  earlier_number: msg`Ancien numéro du registre`,
}

export const faultWords: Record<PatientFault, MessageDescriptor> = {
  required: msg`Une réponse est nécessaire.`,
  too_long: msg`C’est trop long : gardez l’essentiel.`,
  future: msg`Cette date est dans le futur.`,
  too_old: msg`Cette date est trop ancienne.`,
  bad_age: msg`Écrivez un âge entier (jusqu’à 60 mois, ou jusqu’à 120 ans) ou une année de naissance.`,
  bad_phone: msg`Écrivez seulement des chiffres, par exemple 76 12 34 56.`,
  guardian_required: msg`Un enfant de moins de 15 ans vient avec quelqu’un : écrivez son nom.`,
}

export const resultWords: Record<NonNullable<VisitRecord['malaria_result']>, MessageDescriptor> = {
  negative: msg`Test du palu négatif`,
  positive: msg`Test du palu positif`,
  invalid: msg`Test du palu invalide`,
}

export const referralWords: Record<ReferralStatus, MessageDescriptor> = {
  sent: msg`Envoyée`,
  seen: msg`Vue`,
  accepted: msg`Acceptée`,
  declined: msg`Refusée`,
  departed: msg`Patient parti`,
  arrived: msg`Patient arrivé`,
  closed: msg`Contre-référence reçue`,
  cancelled: msg`Annulée`,
}

export const returnWords: Record<Return['outcome'], MessageDescriptor> = {
  cured: msg`Guéri`,
  improved: msg`Amélioré`,
  deceased: msg`Décédé`,
  transferred: msg`Transféré ailleurs`,
  absconded: msg`Parti sans prévenir`,
}

export const viewWords: Record<View, MessageDescriptor> = {
  all: msg`Tout`,
  visits: msg`Visites`,
  tests: msg`Tests`,
  referrals: msg`Références`,
}
