import { useMemo } from 'react'
import { today } from '../../lib/epiWeek.ts'
import {
  patientRecord,
  rootOf,
  useDay,
  usePatientsVersion,
  visitRecords,
} from '../../lib/register/register.ts'
import { now } from '../../lib/sync/clock.ts'
import { type Day, dayOf } from './day.ts'

/** The list of the day as this device knows it, live. */
export function useToday(): Day {
  const day = today(new Date(now()))
  const { arrivals, visits } = useDay(day)
  const patients = usePatientsVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a name corrected is shown corrected.
  return useMemo(
    () => dayOf(day, { arrivals, visits, all: visitRecords(), patientOf: patientRecord, rootOf }),
    [day, arrivals, visits, patients],
  )
}
