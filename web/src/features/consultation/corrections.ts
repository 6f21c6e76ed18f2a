import { useQuery } from '@tanstack/react-query'
import type { VisitContent } from '../../lib/lists/visitText.ts'
import type { Entry } from '../../lib/outbox/outbox.ts'
import type { VisitRecord } from '../../lib/register/records.ts'
import { read } from '../../lib/request.ts'

/** One version that is no longer the present one, and who replaced it. */
export interface Correction {
  id: string
  revision: number
  corrected_at: string
  corrected_by_name: string | null
  reason: string | null
  before: VisitContent
}

/** The versions of a visit before the present one, oldest first. They are read where there is a network. */
export function useCorrections({ facility_code: facility, id, revision }: VisitRecord) {
  return useQuery({
    queryKey: ['corrections', facility, id, revision],
    enabled: revision > 1,
    meta: { keep: false },
    queryFn: () =>
      read<Correction[]>((sis) =>
        sis
          .from('correction')
          .select('id,revision,corrected_at,corrected_by_name,reason,before')
          .eq('facility_code', facility)
          .eq('consultation_id', id)
          .order('revision'),
      ),
  })
}

export interface Replaced {
  id: string
  at: string
  by: string | null
  reason: string | null
  before: VisitContent
  /** Absent when what replaced it is not known yet: something unsent lies over it. */
  after?: VisitContent
}

/** Each correction with what it replaced and by what, latest first. */
export function replacements(corrections: readonly Correction[], visit: VisitRecord): Replaced[] {
  return corrections
    .map((correction, n) => ({
      id: correction.id,
      at: correction.corrected_at,
      by: correction.corrected_by_name,
      reason: correction.reason,
      before: correction.before,
      after: corrections[n + 1]?.before ?? (visit.pending ? undefined : visit),
    }))
    .reverse()
}

export interface Unsent {
  id: string
  at: string
  reason: string
  withdrawal: boolean
}

/** Corrections and withdrawals of this visit that have not left the device, latest first. */
export function unsentCorrections(entries: readonly Entry[], visitId: string): Unsent[] {
  return entries
    .filter(({ kind, args }) => kind.startsWith('consultation.') && args.id === visitId && args.reason)
    .map(({ id, at, kind, args }) => ({
      id,
      at,
      reason: String(args.reason),
      withdrawal: kind === 'consultation.withdraw',
    }))
    .reverse()
}
