/** Lists that everybody who is signed in may read, and that name nobody. */
import { signedIn } from '../oracle.ts'
import type { Relation } from './types.ts'

const list = (
  name: string,
  key: string,
  touch: string,
  fresh: Readonly<Record<string, string>>,
  target = `'common'`,
): Relation => ({ name, key, target, select: signedIn, fresh: () => fresh, touch })

const longAgo = { valid: `'[1700-01-01,1701-01-01)'` }

export const reference: readonly Relation[] = [
  list('sis.org_unit', 'code', `name = 'Touché'`, { code: `'area_new'` }),
  list('sis.org_unit_parent', `child_code || valid`, `valid = valid`, longAgo),
  list('sis.disease', 'code', `label_fr = 'Touché'`, { code: `'new_disease'` }),
  list('sis.diagnosis_term', 'code', `label_fr = 'Touché'`, { code: `'new_term'` }),
  list('sis.age_band', `code || valid`, `label_fr = 'Touché'`, longAgo),
  list('sis.vital_range', `concat_ws('/', vital, sex, from_months, valid)`, 'usual_low = usual_low', longAgo),
  list('sis.sign_rule', `concat_ws('/', code, from_months, valid)`, `label_fr = 'Touché'`, longAgo),
  list('sis.growth_standard', `concat_ws('/', indicator, sex, age_months, valid)`, 'm = m', longAgo),
  list('sis.medicine', 'code', `label_fr = 'Touché'`, { code: `'new_medicine'` }),
  list(
    'sis.medicine_dose',
    `concat_ws('/', medicine_code, basis, at_least, valid)`,
    `dose_fr = 'Touché'`,
    longAgo,
  ),
  list('sis.malaria_step', `concat_ws('/', code, valid)`, `step_fr = 'Touché'`, longAgo),
  list('sis.referral_delay', `kind || status || valid`, 'minutes = 77', longAgo),
  list('sis.facility', 'code', `phone = '66 77 88 99'`, { code: `'cscom_new'` }, 'code'),
  list('sis.facility_parent', `facility_code || valid`, 'valid = valid', longAgo, 'facility_code'),
  {
    ...list('sis.referral_route', `from_facility || '/' || to_facility`, 'rank = 7', {}, 'from_facility'),
    fresh: () => ({ rank: '3' }),
    clear: (code) => `delete from sis.referral_route where from_facility = '${code}'`,
  },
]
