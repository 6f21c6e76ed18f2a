/**
 * Reasons for a visit, as they are stored in `consultation.reasons`: short codes that the client
 * translates, so that a register reads the same in French and in English.
 */
export const reasons = {
  fever: { fr: 'Fièvre', en: 'Fever' },
  cough: { fr: 'Toux', en: 'Cough' },
  diarrhoea: { fr: 'Diarrhée', en: 'Diarrhoea' },
  vomiting: { fr: 'Vomissements', en: 'Vomiting' },
  convulsions: { fr: 'Convulsions', en: 'Convulsions' },
  headache: { fr: 'Maux de tête', en: 'Headache' },
  abdominal_pain: { fr: 'Mal au ventre', en: 'Abdominal pain' },
  body_pain: { fr: 'Douleurs', en: 'Body pain' },
  rash: { fr: 'Éruption', en: 'Rash' },
  wound: { fr: 'Plaie ou accident', en: 'Wound or accident' },
  breathing: { fr: 'Gêne respiratoire', en: 'Trouble breathing' },
  weakness: { fr: 'Fatigue', en: 'Weakness' },
  urinary: { fr: 'Troubles urinaires', en: 'Urinary trouble' },
  eyes: { fr: 'Yeux', en: 'Eyes' },
  teeth: { fr: 'Dents', en: 'Teeth' },
  pregnancy: { fr: 'Grossesse', en: 'Pregnancy' },
  feeding: { fr: 'Ne mange pas', en: 'Not feeding' },
  follow_up: { fr: 'Contrôle', en: 'Follow-up' },
} as const

export type Reason = keyof typeof reasons
