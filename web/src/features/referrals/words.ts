import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Outcome, Step } from './data.ts'
import type { Measure } from './signs.ts'
import type { Action, Kind, Status, StepKind } from './story.ts'

export const kindWords: Record<Kind, MessageDescriptor> = {
  reference: msg`Référence`,
  evacuation: msg`Évacuation`,
}
export const statusWords: Record<Status, MessageDescriptor> = {
  sent: msg`Envoyée, pas encore vue`,
  seen: msg`Vue, sans réponse`,
  accepted: msg`Acceptée`,
  declined: msg`Déclinée`,
  departed: msg`En route`,
  arrived: msg`Arrivée`,
  closed: msg`Bouclée`,
  cancelled: msg`Annulée`,
}
export const stepWords: Record<StepKind, MessageDescriptor> = {
  sent: msg`Envoyée`,
  seen: msg`Vue`,
  accepted: msg`Acceptée`,
  declined: msg`Déclinée`,
  departed: msg`Partie`,
  arrived: msg`Arrivée`,
  counter_referred: msg`Contre-référence`,
  cancelled: msg`Annulée`,
}
export const actionWords: Record<Action, MessageDescriptor> = {
  seen: msg`Marquer comme vue`,
  accepted: msg`Accepter`,
  declined: msg`Décliner`,
  departed: msg`Le patient est parti`,
  arrived: msg`Le patient est arrivé`,
  counter_referred: msg`Écrire la contre-référence`,
  cancelled: msg`Annuler la référence`,
}
export const reasonWords: Record<NonNullable<Step['reason_code']>, MessageDescriptor> = {
  no_capacity: msg`Plus de place`,
  no_specialist: msg`Pas de spécialiste`,
  wrong_level: msg`Ce n’est pas le bon niveau`,
  other: msg`Autre raison`,
}
export const outcomeWords: Record<Outcome, MessageDescriptor> = {
  cured: msg`Guéri`,
  improved: msg`Amélioré`,
  deceased: msg`Décédé`,
  transferred: msg`Transféré`,
  absconded: msg`Parti sans avis`,
}
export const measureWords: Record<Measure, { label: MessageDescriptor; unit: string }> = {
  temperature_c: { label: msg`Température`, unit: '°C' },
  weight_kg: { label: msg`Poids`, unit: 'kg' },
  height_cm: { label: msg`Taille`, unit: 'cm' },
  muac_mm: { label: msg`Périmètre brachial`, unit: 'mm' },
  systolic_mmhg: { label: msg`Tension systolique`, unit: 'mmHg' },
  diastolic_mmhg: { label: msg`Tension diastolique`, unit: 'mmHg' },
  pulse_bpm: { label: msg`Pouls`, unit: '/min' },
  respiration_rpm: { label: msg`Respiration`, unit: '/min' },
  spo2_pct: { label: msg`SpO2`, unit: '%' },
}
export const transportWords: Record<string, MessageDescriptor> = {
  ambulance: msg`Ambulance`,
  own: msg`Moyens propres`,
  motorcycle: msg`Moto`,
  other: msg`Autre`,
}
