import { useMemo } from 'react'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { patientRecords, usePatientsVersion } from '../../../lib/register/register.ts'
import { latestSeen } from './latestSeen.ts'

const shownAtMost = 12

export function useRecent(): PatientRecord[] {
  const version = usePatientsVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the patients, which live outside React.
  return useMemo(() => latestSeen(patientRecords(), shownAtMost), [version])
}
