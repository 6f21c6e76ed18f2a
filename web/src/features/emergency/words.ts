import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Fault, ReasonCode } from './request.ts'

export const reasonWords: Record<ReasonCode, { label: MessageDescriptor; note: MessageDescriptor }> = {
  unconscious: {
    label: msg`Inconscient, ou ne peut pas répondre`,
    note: msg`Coma, convulsions, confusion, personne seule`,
  },
  no_letter: {
    label: msg`Arrivé sans lettre de référence`,
    note: msg`Suivi ailleurs, et rien n’accompagne le patient`,
  },
  maternal: { label: msg`Urgence obstétricale`, note: msg`Travail, hémorragie, éclampsie` },
  child: { label: msg`Enfant en danger`, note: msg`Fièvre grave, détresse, malnutrition sévère` },
  other: { label: msg`Autre urgence`, note: msg`À préciser ci-dessous` },
}

export const faultWords: Record<Fault, MessageDescriptor> = {
  required: msg`Une réponse est nécessaire.`,
  bad_number: msg`Un numéro de carte a huit signes, par exemple 7K4P-92AB.`,
  bad_year: msg`Écrivez une année en quatre chiffres, par exemple 1994.`,
  too_short: msg`Dites en une phrase ce qui se passe : dix lettres au moins.`,
}

export const outcomeWords: Record<string, MessageDescriptor> = {
  home: msg`Rentré à domicile`,
  observation: msg`En observation`,
  referred: msg`Référé`,
  deceased: msg`Décédé`,
}

export const malariaWords: Record<string, MessageDescriptor> = {
  negative: msg`Test du palu négatif`,
  positive: msg`Test du palu positif`,
  invalid: msg`Test du palu invalide`,
}
