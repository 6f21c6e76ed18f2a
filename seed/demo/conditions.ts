/**
 * What people come for: how often at each kind of facility, at what age, in which season, how ill.
 *
 * Frequencies are orders of magnitude chosen to look like a register of the area; they are no statistics.
 */
import type { Reason } from '../reference/reasons.ts'
import type { Season } from './calendar.ts'

export type Ages = 'newborn' | 'infant' | 'under5' | 'child' | 'any' | 'adult' | 'elder' | 'woman'
export type Severity = 'mild' | 'moderate' | 'severe'

export type Condition = {
  term: string
  ages: Ages
  season: Season
  /** Relative frequency at a CSCOM, a CSRéf, a hospital, a cabinet. */
  shares: readonly [number, number, number, number]
  severity: Severity
  reasons: readonly Reason[]
  /** People come back for it: later visits are not new cases. */
  chronic: boolean
}

/** Reads a table, one condition a line; `+` marks what people come back for. */
function readConditions(table: string): readonly Condition[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [term = '', ages, season, cscom, csref, hospital, cabinet, severity, ...reasons] = line
        .trim()
        .split(/\s+/)
      return {
        term: term.replace('+', ''),
        ages: ages as Ages,
        season: season as Season,
        shares: [Number(cscom), Number(csref), Number(hospital), Number(cabinet)] as const,
        severity: severity as Severity,
        reasons: reasons as Reason[],
        chronic: term.endsWith('+'),
      }
    })
}

/** Fever thought to be malaria: the test decides what it was. */
export const feverEpisode: Condition = {
  term: 'malaria_suspected',
  ages: 'any',
  season: 'malaria',
  shares: [430, 330, 210, 330],
  severity: 'mild',
  reasons: ['fever', 'headache', 'body_pain', 'vomiting', 'weakness'],
  chronic: false,
}

export const otherConditions: readonly Condition[] = readConditions(`
  acute_respiratory_infection any    cold  110  50  15  70 mild     cough fever
  common_cold                 any    cold   40  10   3  40 mild     cough headache
  pharyngitis                 any    cold   22  15   8  30 mild     fever body_pain
  bronchitis                  any    cold   20  15   8  25 mild     cough breathing
  pneumonia                   under5 cold   45  45  55  18 moderate cough fever breathing
  asthma+                     any    cold    5   8  12  12 moderate breathing cough
  pulmonary_tuberculosis+     adult  even    3   9  10   3 moderate cough weakness
  otitis                      child  cold   12   8   5  12 mild     fever body_pain
  conjunctivitis              any    lean   16   8   4  10 mild     eyes
  cataract                    elder  even    1   4  14   2 mild     eyes
  diarrhoea                   under5 rains  95  45  25  35 mild     diarrhoea vomiting
  diarrhoea_dehydration       under5 rains  14  18  26   6 moderate diarrhoea vomiting weakness
  amoebiasis                  any    rains   8   6   4   8 mild     diarrhoea abdominal_pain
  intestinal_worms            child  rains  18  10   3   8 mild     abdominal_pain
  gastritis                   adult  even   18  20  14  30 mild     abdominal_pain
  abdominal_pain              any    even   14  12  14  14 mild     abdominal_pain
  constipation                any    even    4   3   2   6 mild     abdominal_pain
  haemorrhoids                adult  even    2   4   5   6 mild     body_pain
  appendicitis                adult  even    1   5  14   2 severe   abdominal_pain fever vomiting
  inguinal_hernia             adult  even    2   6  16   2 moderate abdominal_pain
  hepatitis                   adult  even    2   4   7   3 moderate weakness abdominal_pain
  dental_caries               adult  even    8  14  12  12 mild     teeth
  dental_abscess              adult  even    2   5   6   4 mild     teeth fever
  malnutrition_severe+        under5 lean   12  16  16   2 moderate feeding weakness diarrhoea
  malnutrition_moderate+      under5 lean   20  10   4   3 mild     feeding
  anaemia                     any    malaria 12 14  22   8 moderate weakness
  sickle_cell+                child  even    1   3   8   3 moderate body_pain fever
  skin_abscess                any    rains  12  10   8   8 mild     body_pain fever
  impetigo                    child  rains  16   6   2   8 mild     rash
  scabies                     any    cold    9   5   2   6 mild     rash
  tinea                       child  rains   8   5   2   8 mild     rash
  dermatitis                  any    even    8   7   5  10 mild     rash
  wound                       any    even   30  18  20  10 mild     wound
  bruise                      any    even   12   8  10   5 mild     wound body_pain
  fracture                    any    even    4   7  20   1 moderate wound body_pain
  road_injury                 adult  even    3  10  22   2 moderate wound
  burn                        child  cold    4   4   6   1 moderate wound
  snake_bite                  any    rains   3   3   4   0 severe   wound body_pain
  scorpion_sting              any    lean    7   3   2   1 mild     wound body_pain
  dog_bite                    any    even    3   3   4   1 mild     wound
  hypertension+               elder  even   22  42  46  55 mild     headache follow_up
  heart_failure+              elder  even    1   6  18   4 moderate breathing weakness
  stroke                      elder  cold    1   4  14   1 severe   weakness
  diabetes+                   elder  even    4  18  28  24 mild     weakness follow_up
  joint_pain                  elder  cold   20  16  10  26 mild     body_pain
  back_pain                   adult  even   20  16  10  26 mild     body_pain
  headache                    adult  even   12  10   6  18 mild     headache
  epilepsy+                   any    even    2   4   7   3 mild     convulsions
  anxiety                     adult  even    3   5   5  10 mild     weakness
  urinary_infection           adult  even   16  16  13  22 mild     urinary fever
  schistosomiasis             child  rains  12  10   4   4 mild     urinary
  genital_discharge           woman  even   12  12   8  20 mild     urinary
  pelvic_pain                 woman  even    6   8   9  10 mild     abdominal_pain fever
  hiv+                        adult  even    1   8  12   2 mild     weakness follow_up
  antenatal_care+             woman  even   60  40  25  12 mild     pregnancy
  normal_delivery             woman  even   18  22  26   0 mild     pregnancy
  obstructed_labour           woman  even    3   9  18   0 severe   pregnancy
  pre_eclampsia               woman  even    2   5  10   1 severe   pregnancy headache
  eclampsia                   woman  even    0   2   6   0 severe   pregnancy convulsions
  postpartum_haemorrhage      woman  even    2   4   8   0 severe   pregnancy weakness
  miscarriage                 woman  even    2   5   8   2 moderate pregnancy abdominal_pain
  postnatal_care              woman  even   14  10   8   2 mild     follow_up
  newborn_sepsis              newborn even   3   6  14   1 severe   feeding fever
  prematurity                 newborn even   2   6  14   0 severe   feeding
  healthy_child_visit         infant even   16   8   2   4 mild     follow_up
  fever_unexplained           any    even    6   6   6   6 mild     fever
  measles_suspected           child  measles 4   2   2   1 moderate fever rash cough
  meningitis_suspected        child  meningitis 1.2 1.6 3 .3 severe fever headache convulsions
  bloody_diarrhoea            any    rains   3   2   2   1 moderate diarrhoea abdominal_pain fever
  pertussis_suspected         infant cold   .3  .2  .2  .1 moderate cough
  typhoid_suspected           adult  rains   3   6   8   9 moderate fever abdominal_pain
  acute_flaccid_paralysis     child  even   .15 .15 .2   0 moderate weakness
  neonatal_tetanus            newborn even  .08 .05 .1   0 severe   feeding convulsions
  dengue_suspected            adult  rains  .1  .3  1.4 .9 moderate fever headache body_pain
  yellow_fever_suspected      adult  rains  .1  .15 .2   0 moderate fever weakness
  covid19_suspected           adult  cold   .2  .5   1  .4 mild     cough fever
  lymphatic_filariasis        adult  even   .8  .8   1  .2 mild     body_pain
  trachoma                    elder  even    1   1   1  .3 mild     eyes
  leprosy                     adult  even   .1  .2  .2   0 mild     rash
  rabies_suspected            any    even    0 .03  .06  0 severe   weakness
  maternal_death              woman  even    0  .1  .25  0 severe   pregnancy
`)

/** All that people come for, the fever episode included. */
export const conditions: readonly Condition[] = [feverEpisode, ...otherConditions]

/** The condition that leads to this diagnosis; a missing one is a mistake in the seed. */
export function conditionOf(termCode: string): Condition {
  const found = conditions.find((candidate) => candidate.term === termCode)
  if (!found) throw new Error(`no condition for ${termCode}`)
  return found
}
