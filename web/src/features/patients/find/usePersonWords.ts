import { useLingui } from '@lingui/react/macro'
import { today } from '../../../lib/epiWeek.ts'
import { formatDate } from '../../../lib/format.ts'
import { ageInWords } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { unbroken } from '../patient.ts'

type Shown = Pick<
  PatientRecord,
  'birth_date' | 'birth_precision' | 'sex' | 'village' | 'guardian_name' | 'number'
> &
  Partial<Pick<PatientRecord, 'last_visit_on'>>

/** « 3 ans · F · Ogol-Da · avec Yassa Dolo · visite du 4 oct. »: enough to tell two Fatoumata Dolo apart. */
export function usePersonWords(): (person: Shown) => string {
  const { t } = useLingui()
  return (person) => {
    const guardian = person.guardian_name
    const last = person.last_visit_on
    // The year goes without saying until it is another one.
    const day = last ? formatDate(last, last.slice(0, 4) === today().slice(0, 4) ? 'short' : 'medium') : ''
    return [
      ageInWords(person),
      person.sex === 'F' ? t`F` : t`M`,
      person.village,
      guardian && t`avec ${guardian}`,
      day && t`visite du ${day}`,
      unbroken(person.number),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
