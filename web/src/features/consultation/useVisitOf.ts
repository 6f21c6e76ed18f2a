import { useEffect, useState } from 'react'
import { connection } from '../../lib/connection.ts'
import { isPassing, toProblem } from '../../lib/problem.ts'
import { olderVisits } from '../../lib/register/older.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import { addVisits, useVisitsOf } from '../../lib/register/register.ts'

/** A page of history; nobody's has more pages than this. */
const pageSize = 50
const mostPages = 20

/** Asks for older and older visits until this one has come. */
async function fetchUntil(patient: PatientRecord, visitId: string, from: string): Promise<void> {
  let before = from
  for (let page = 0; page < mostPages; page += 1) {
    const rows = await olderVisits(patient.facility_code, patient.id, before, pageSize)
    addVisits(rows)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize || rows.some(({ id }) => id === visitId)) return
    before = last.consulted_at
  }
}

/** `absent`: it was taken out, or was never there. `unreachable`: it is older than what the device holds. */
export type VisitState = VisitRecord | 'asking' | 'absent' | 'unreachable'

/** A visit by its address: of this device, or, older than what it holds, of the server. */
export function useVisitOf(patient: PatientRecord, visitId: string): VisitState {
  const held = useVisitsOf(patient.id)
  const visit = held.find(({ id }) => id === visitId)
  const [answer, setAnswer] = useState<'asking' | 'absent' | 'unreachable'>('asking')
  const isOffline = connection.use().transport === 'offline'
  const isMissing = visit === undefined
  const from = held.at(-1)?.consulted_at ?? '9999-12-31T00:00:00Z'
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that comes moves `from`; one search is enough.
  useEffect(() => {
    if (!isMissing) return
    let isLeft = false
    setAnswer('asking')
    fetchUntil(patient, visitId, from).then(
      () => !isLeft && setAnswer('absent'),
      (error) => !isLeft && setAnswer(isPassing(toProblem(error)) ? 'unreachable' : 'absent'),
    )
    return () => {
      isLeft = true
    }
  }, [isMissing, isOffline, patient.id, visitId])
  return visit ?? answer
}
