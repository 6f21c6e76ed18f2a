import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Sign, VitalName } from './vitals.ts'

/** Reasons in the order in which they come to a health centre; the codes are those of the register. */
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

export const vitalWords: Record<VitalName, { label: MessageDescriptor; unit: string }> = {
  temperature_c: { label: msg`Température`, unit: '°C' },
  weight_kg: { label: msg`Poids`, unit: 'kg' },
  height_cm: { label: msg`Taille`, unit: 'cm' },
  muac_mm: { label: msg`Périmètre brachial`, unit: 'mm' },
  systolic_mmhg: { label: msg`Tension, le haut`, unit: 'mmHg' },
  diastolic_mmhg: { label: msg`Tension, le bas`, unit: 'mmHg' },
  pulse_bpm: { label: msg`Pouls`, unit: '/min' },
  respiration_rpm: { label: msg`Respiration`, unit: '/min' },
  spo2_pct: { label: msg`Saturation`, unit: '%' },
}

export const signWords: Record<Sign, MessageDescriptor> = {
  fever: msg`fièvre`,
  high_fever: msg`fièvre élevée`,
  low_temperature: msg`température basse`,
  severe_malnutrition: msg`malnutrition aiguë sévère`,
  malnutrition: msg`malnutrition aiguë modérée`,
  fast_breathing: msg`respiration rapide`,
  low_oxygen: msg`manque d’oxygène`,
  high_pressure: msg`tension élevée`,
}

/** The figure beside which each sign is said. */
export const signVital: Record<Sign, VitalName> = {
  fever: 'temperature_c',
  high_fever: 'temperature_c',
  low_temperature: 'temperature_c',
  severe_malnutrition: 'muac_mm',
  malnutrition: 'muac_mm',
  fast_breathing: 'respiration_rpm',
  low_oxygen: 'spo2_pct',
  high_pressure: 'systolic_mmhg',
}
