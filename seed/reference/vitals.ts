/**
 * Ranges of the measures by age, and what a figure or a reason says by itself.
 *
 * Usual: wide enough for the malnourished and the sick, narrow enough to catch a slip of the finger. Possible:
 * what the columns of the register accept; no living person is outside.
 */
import { bounds, inForce, needed, number, readTable, unconfirmed } from './table.ts'

const usual = 'valeurs usuelles larges, à confirmer par un clinicien'

/** `vital | sex | age in months | usual low | usual high | possible low | possible high` */
export const vitalRanges = readTable(
  ['vital', 'sex', 'age', 'usualLow', 'usualHigh', 'possibleLow', 'possibleHigh'],
  `
temperature_c | any | - | 35 | 41.5 | 25 | 45
weight_kg | any | 0-1 | 1.2 | 6 | 0.3 | 300
weight_kg | any | 1-6 | 2 | 11 | 0.3 | 300
weight_kg | any | 6-12 | 3.5 | 14 | 0.3 | 300
weight_kg | any | 12-24 | 5 | 18 | 0.3 | 300
weight_kg | any | 24-60 | 7 | 30 | 0.3 | 300
weight_kg | any | 60-120 | 11 | 55 | 0.3 | 300
weight_kg | any | 120-180 | 18 | 90 | 0.3 | 300
weight_kg | any | 180- | 32 | 130 | 0.3 | 300
height_cm | any | 0-1 | 38 | 60 | 20 | 250
height_cm | any | 1-12 | 45 | 85 | 20 | 250
height_cm | any | 12-60 | 60 | 125 | 20 | 250
height_cm | any | 60-180 | 85 | 185 | 20 | 250
height_cm | any | 180- | 135 | 205 | 20 | 250
muac_mm | any | 0-60 | 90 | 190 | 50 | 500
muac_mm | any | 60- | 130 | 420 | 50 | 500
systolic_mmhg | any | 0-144 | 60 | 140 | 30 | 300
systolic_mmhg | any | 144- | 80 | 210 | 30 | 300
diastolic_mmhg | any | 0-144 | 30 | 95 | 10 | 200
diastolic_mmhg | any | 144- | 40 | 125 | 10 | 200
pulse_bpm | any | 0-12 | 90 | 190 | 10 | 300
pulse_bpm | any | 12-60 | 75 | 170 | 10 | 300
pulse_bpm | any | 60-144 | 60 | 150 | 10 | 300
pulse_bpm | any | 144- | 45 | 140 | 10 | 300
respiration_rpm | any | 0-12 | 20 | 70 | 3 | 150
respiration_rpm | any | 12-60 | 18 | 60 | 3 | 150
respiration_rpm | any | 60- | 10 | 40 | 3 | 150
spo2_pct | any | - | 88 | 100 | 20 | 100
gestation_weeks | F | 108-780 | 4 | 42 | 1 | 45
`,
).map((row) => ({
  vital: needed(row.vital),
  sex: needed(row.sex),
  from_months: bounds(row.age).from,
  to_months: bounds(row.age).to,
  usual_low: number(row.usualLow),
  usual_high: number(row.usualHigh),
  possible_low: number(row.possibleLow),
  possible_high: number(row.possibleHigh),
  source: usual,
  valid: inForce,
}))

const imci = 'OMS, PCIME (livret de tableaux 2014) ; à confirmer pour le Mali'
const growth = 'OMS, Normes de croissance de l’enfant, 2006 ; à confirmer pour le Mali'
const ministry = 'périmètre brachial, OMS et UNICEF 2009 ; à confirmer pour le Mali'

/**
 * `code | vital or reason | at least | below | age in months | pregnant: yes, no or - | level | malaria | French | English | source`
 */
export const signRules = readTable(
  ['code', 'of', 'atLeast', 'below', 'age', 'pregnant', 'level', 'malaria', 'fr', 'en', 'source'],
  `
# Temperature
fever | temperature_c | 37.5 | 39 | 2- | - | watch | yes | fièvre | fever | ${imci}
high_fever | temperature_c | 39 | - | 2- | - | watch | yes | fièvre élevée | high fever | ${unconfirmed}
newborn_fever | temperature_c | 37.5 | - | 0-2 | - | danger | yes | fièvre du nourrisson de moins de 2 mois | fever under 2 months of age | ${imci}
low_temperature | temperature_c | - | 35.5 | 2- | - | watch | no | température basse | low temperature | ${unconfirmed}
newborn_cold | temperature_c | - | 35.5 | 0-2 | - | danger | no | température basse du nourrisson | low temperature in a young infant | ${imci}
# Mid-upper arm
severe_malnutrition | muac_mm | - | 115 | 6-60 | - | watch | no | malnutrition aiguë sévère (PB rouge) | severe acute malnutrition (red MUAC) | ${ministry}
moderate_malnutrition | muac_mm | 115 | 125 | 6-60 | - | watch | no | malnutrition aiguë modérée (PB jaune) | moderate acute malnutrition (yellow MUAC) | ${ministry}
muac_well | muac_mm | 125 | - | 6-60 | - | well | no | pas de malnutrition aiguë (PB vert) | no acute malnutrition (green MUAC) | ${ministry}
thin_pregnancy | muac_mm | - | 230 | 108- | yes | watch | no | femme enceinte maigre | thin for a pregnancy | ${unconfirmed}
# Weight for age, in z-scores (WHO 2006)
very_light | weight_for_age | - | -3 | 0-61 | - | watch | no | poids très bas pour l’âge | very low weight for age | ${growth}
light | weight_for_age | -3 | -2 | 0-61 | - | watch | no | poids bas pour l’âge | low weight for age | ${growth}
# Breathing and oxygen
fast_breathing | respiration_rpm | 60 | - | 0-2 | - | danger | no | respiration rapide | fast breathing | ${imci}
fast_breathing | respiration_rpm | 50 | - | 2-12 | - | watch | no | respiration rapide | fast breathing | ${imci}
fast_breathing | respiration_rpm | 40 | - | 12-60 | - | watch | no | respiration rapide | fast breathing | ${imci}
fast_breathing | respiration_rpm | 30 | - | 60- | - | watch | no | respiration rapide | fast breathing | ${unconfirmed}
low_oxygen | spo2_pct | - | 90 | - | - | danger | no | manque d’oxygène | low oxygen | ${imci}
# Blood pressure
high_pressure | systolic_mmhg | 140 | - | 180- | no | watch | no | tension élevée | high blood pressure | ${unconfirmed}
pregnancy_pressure | systolic_mmhg | 140 | 160 | 108- | yes | watch | no | tension élevée : chercher les protéines et les œdèmes | high blood pressure: look for protein and oedema | ${unconfirmed}
pregnancy_severe_pressure | systolic_mmhg | 160 | - | 108- | yes | danger | no | tension très élevée de la grossesse | severe high blood pressure in pregnancy | ${unconfirmed}
low_pressure | systolic_mmhg | - | 80 | 180- | - | danger | no | tension effondrée | very low blood pressure | ${unconfirmed}
# What was said
convulsions | convulsions | - | - | - | - | danger | yes | convulsions | convulsions | ${imci}
not_feeding | feeding | - | - | 0-60 | - | danger | no | ne peut ni boire ni téter | not able to drink or breastfeed | ${imci}
said_fever | fever | - | - | - | - | watch | yes | fièvre dite | fever reported | ${unconfirmed}
`,
).map((row) => {
  const isReason = row.atLeast === null && row.below === null
  return {
    code: needed(row.code),
    vital: isReason ? null : row.of,
    reason: isReason ? row.of : null,
    at_least: number(row.atLeast),
    below: number(row.below),
    from_months: bounds(row.age).from,
    to_months: bounds(row.age).to,
    pregnant: row.pregnant === null ? null : row.pregnant === 'yes',
    level: needed(row.level),
    suspects_malaria: row.malaria === 'yes',
    label_fr: needed(row.fr),
    label_en: needed(row.en),
    source: needed(row.source),
    valid: inForce,
  }
})
