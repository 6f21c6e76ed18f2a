import { useDeferredValue, useMemo } from 'react'
import {
  forgetNames,
  type Likely,
  likelyDuplicates,
} from '../../../../../functions/_shared/names/duplicates.ts'
import { onSignOut } from '../../../lib/localData.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { patientRecords, usePatientsVersion } from '../../../lib/register/register.ts'
import { birthDateOf, precisionOf } from './birth.ts'
import type { PatientAnswers } from './patientForm.ts'

/** More would hide the form, and whoever is the fourth likeliest is nobody's double. */
const shownAtMost = 3

onSignOut(forgetNames)

/** The people of the register who may be the one being written down, the likeliest first. */
export function useLikely(answers: PatientAnswers, today: string): Likely<PatientRecord>[] {
  const version = usePatientsVersion()
  const birthDate = birthDateOf(answers.birth, today)
  const asked = useDeferredValue(
    JSON.stringify({
      family_name: answers.familyName,
      given_name: answers.givenName,
      ...(answers.sex && { sex: answers.sex }),
      ...(birthDate && { birth_date: birthDate, birth_precision: precisionOf(answers.birth, today) }),
      ...(answers.village && { village: answers.village }),
      ...(answers.phone && { phone: answers.phone }),
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the patients, which live outside React.
  const likely = useMemo(
    () => likelyDuplicates(JSON.parse(asked), patientRecords(), shownAtMost + 3),
    [asked, version],
  )
  return likely
    .filter(({ record: { id } }) => id !== answers.id && !answers.notSame.includes(id))
    .slice(0, shownAtMost)
}
