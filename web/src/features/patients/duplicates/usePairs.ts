import { useEffect, useState } from 'react'
import {
  duplicatePairs,
  forgetNames,
  type LikelyPair,
} from '../../../../../functions/_shared/names/duplicates.ts'
import { onSignOut } from '../../../lib/localData.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import {
  patientRecord,
  patientRecords,
  registerState,
  useDistinct,
  usePatientsVersion,
} from '../../../lib/register/register.ts'
import { distinctKey } from '../../../lib/register/wire.ts'

export type Pair = LikelyPair<PatientRecord>
const nobodyYet: ReadonlySet<string> = new Set()

onSignOut(forgetNames)

/** Pairs of records that may be one person's, the likeliest first; undefined while they are looked for. */
export function usePairs(): Pair[] | undefined {
  const version = usePatientsVersion()
  const distinct = useDistinct()
  const { status } = registerState.use()
  const [found, setFound] = useState<Pair[]>()
  const isOpen = status === 'ready' || status === 'filling'
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the patients, which live outside React.
  useEffect(() => {
    if (!isOpen) return
    // After the page is drawn: ten thousand records take a moment to compare.
    const timer = setTimeout(() => setFound(duplicatePairs(patientRecords(), nobodyYet)))
    return () => clearTimeout(timer)
  }, [version, isOpen])
  // What is decided here leaves the list at once, before everything is compared again.
  return found?.filter(
    ({ one, other }) =>
      !distinct.has(distinctKey(one.id, other.id)) &&
      !patientRecord(one.id)?.merged_into &&
      !patientRecord(other.id)?.merged_into,
  )
}
