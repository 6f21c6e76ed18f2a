import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { newId } from '../../../lib/ids.ts'
import { enqueue, outbox } from '../../../lib/outbox/outbox.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { patientRecords, rootOf, usePatientsVersion } from '../../../lib/register/register.ts'
import { read } from '../../../lib/request.ts'
import type { IdentityField } from '../identity.ts'
import { toMerge } from './mergePlan.ts'

/** One merge that stands. */
export interface Merge {
  id: string
  kept_id: string
  merged_id: string
  merged_at: string
  merged_by_name: string | null
  reason: string
  /** On this device only: it has not left yet. */
  pending: boolean
}

/** The records that go on in this one, whichever way they came to it. */
export function useMergedInto(id: string): PatientRecord[] {
  const version = usePatientsVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the patients, which live outside React.
  return useMemo(() => {
    const found: PatientRecord[] = []
    for (const record of patientRecords()) {
      if (record.merged_into && record.id !== id && rootOf(record.id) === id) found.push(record)
    }
    return found
  }, [id, version])
}

/** The merges behind these merged records, latest first; one made elsewhere is known once the server was asked. */
export function useMerges(facility: string, mergedIds: readonly string[]) {
  const query = useQuery({
    queryKey: ['patient-merges', facility, ...mergedIds],
    enabled: mergedIds.length > 0,
    queryFn: () =>
      read<Omit<Merge, 'pending'>[]>((sis) =>
        sis
          .from('patient_merge')
          .select('id,kept_id,merged_id,merged_at,merged_by_name,reason')
          .eq('facility_code', facility)
          .in('merged_id', [...mergedIds])
          .is('undone_at', null),
      ),
  })
  const entries = outbox.use()
  const sent = (query.data ?? []).map((merge): Merge => ({ ...merge, pending: false }))
  const waiting = entries
    .filter((entry) => entry.kind === 'patient.merge' && mergedIds.includes(String(entry.args.merged_id)))
    .filter((entry) => !sent.some((merge) => merge.id === entry.args.id))
    .map(
      (entry): Merge => ({
        id: String(entry.args.id),
        kept_id: String(entry.args.kept_id),
        merged_id: String(entry.args.merged_id),
        merged_at: entry.at,
        merged_by_name: null,
        reason: String(entry.args.reason),
        pending: true,
      }),
    )
  return {
    merges: [...waiting, ...sent].sort((a, b) => b.merged_at.localeCompare(a.merged_at)),
    error: query.data ? null : query.error,
  }
}

/** Two records become one person's; gives the id of the merge, by which it can be undone. */
export async function merge(
  kept: PatientRecord,
  other: PatientRecord,
  taken: readonly IdentityField[],
  reason: string,
): Promise<string> {
  const id = newId()
  await enqueue({
    kind: 'patient.merge',
    facility: kept.facility_code,
    subject: kept.id,
    args: toMerge(id, kept, other, taken, reason),
  })
  return id
}

/** Takes a merge apart. */
export async function undoMerge(
  facility: string,
  { id, merged_id }: Pick<Merge, 'id' | 'merged_id'>,
  reason: string,
): Promise<void> {
  await enqueue({
    kind: 'merge.undo',
    facility,
    // The record that stands alone again: the operation names the merge and no record.
    subject: merged_id,
    args: { facility_code: facility, id, reason: reason.trim() },
  })
}

/** Writes down that two records which look alike are two people. */
export async function callDistinct(facility: string, one: string, other: string): Promise<void> {
  const [patient_a, patient_b] = one < other ? [one, other] : [other, one]
  await enqueue({
    kind: 'distinct.save',
    facility,
    subject: one,
    args: { facility_code: facility, patient_a, patient_b },
  })
}
