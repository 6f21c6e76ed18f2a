/** The words of the register's codes: the same in the form, the timeline, the history, the letter and on paper. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { VisitRecord } from '../register/records.ts'

/** Reasons in the order in which they come to a health centre. */
export const reasonWords: Record<string, MessageDescriptor> = {
  fever: msg`Fièvre`,
  cough: msg`Toux`,
  diarrhoea: msg`Diarrhée`,
  vomiting: msg`Vomissements`,
  convulsions: msg`Convulsions`,
  headache: msg`Maux de tête`,
  abdominal_pain: msg`Mal au ventre`,
  body_pain: msg`Douleurs`,
  breathing: msg`Gêne respiratoire`,
  rash: msg`Éruption`,
  wound: msg`Plaie ou accident`,
  weakness: msg`Fatigue`,
  urinary: msg`Troubles urinaires`,
  eyes: msg`Yeux`,
  teeth: msg`Dents`,
  pregnancy: msg`Grossesse`,
  feeding: msg`Ne mange pas`,
  follow_up: msg`Contrôle`,
}

/** How somebody is since the last visit: written among the reasons, beside « Contrôle ». */
export const evolutionWords = {
  better: msg`Va mieux`,
  same: msg`Pareil`,
  worse: msg`Va moins bien`,
} satisfies Record<string, MessageDescriptor>
export type Evolution = keyof typeof evolutionWords

/** The words of a reason or an evolution; a code that this release does not know is shown as it is. */
export function reasonWord(code: string): MessageDescriptor | undefined {
  return reasonWords[code] ?? evolutionWords[code as Evolution]
}

/** The measures of a visit, in the order of the paper register. */
export const measureWords = {
  temperature_c: { label: msg`Température`, unit: '°C' },
  weight_kg: { label: msg`Poids`, unit: 'kg' },
  height_cm: { label: msg`Taille`, unit: 'cm' },
  muac_mm: { label: msg`Périmètre brachial`, unit: 'mm' },
  systolic_mmhg: { label: msg`Tension, le haut`, unit: 'mmHg' },
  diastolic_mmhg: { label: msg`Tension, le bas`, unit: 'mmHg' },
  pulse_bpm: { label: msg`Pouls`, unit: '/min' },
  respiration_rpm: { label: msg`Respiration`, unit: '/min' },
  spo2_pct: { label: msg`Saturation`, unit: '%' },
  gestation_weeks: { label: msg`Grossesse`, unit: 'SA' },
} satisfies Partial<Record<keyof VisitRecord, { label: MessageDescriptor; unit: string }>>
export type Measure = keyof typeof measureWords

export const visitOutcomeWords: Record<VisitRecord['outcome'], MessageDescriptor> = {
  home: msg`Rentre à domicile`,
  observation: msg`Reste en observation`,
  referred: msg`Référé`,
  deceased: msg`Décédé`,
}

export const malariaTestWords: Record<VisitRecord['malaria_test'], MessageDescriptor> = {
  none: msg`Non fait`,
  rdt: msg`TDR`,
  microscopy: msg`Goutte épaisse`,
}

export const malariaResultWords: Record<NonNullable<VisitRecord['malaria_result']>, MessageDescriptor> = {
  negative: msg`Négatif`,
  positive: msg`Positif`,
  invalid: msg`Invalide`,
}
