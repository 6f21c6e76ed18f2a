import { useQuery } from '@tanstack/react-query'
import { outbox } from '../../../lib/outbox/outbox.ts'
import { read } from '../../../lib/request.ts'

export type ReferralStatus =
  | 'sent'
  | 'seen'
  | 'accepted'
  | 'declined'
  | 'departed'
  | 'arrived'
  | 'closed'
  | 'cancelled'

/** The way back, as much of it as the story needs. */
export interface Return {
  referral_id: string
  sent_at: string
  final_diagnosis: string
  outcome: 'cured' | 'improved' | 'deceased' | 'transferred' | 'absconded'
  next_visit_on: string | null
}

export interface PatientReferral {
  id: string
  code: string
  kind: 'reference' | 'evacuation'
  status: ReferralStatus
  to_facility: string
  sent_at: string
  reason: string
  counter: Return | null
  /** On this device only: it has not left yet. */
  pending: boolean
}
type Row = Omit<PatientReferral, 'counter' | 'pending'>

async function fetchReferrals(facility: string, patients: readonly string[]): Promise<PatientReferral[]> {
  const rows = await read<Row[]>((sis) =>
    sis
      .from('referral')
      .select('id,code,kind,status,to_facility,sent_at,reason')
      .eq('from_facility', facility)
      .in('patient_id', [...patients])
      .order('sent_at', { ascending: false }),
  )
  const closed = rows.filter((row) => row.status === 'closed').map((row) => row.id)
  const returns = closed.length
    ? await read<Return[]>((sis) =>
        sis
          .from('counter_referral')
          .select('referral_id,sent_at,final_diagnosis,outcome,next_visit_on')
          .in('referral_id', closed),
      )
    : []
  const byReferral = new Map(returns.map((entry) => [entry.referral_id, entry]))
  return rows.map((row) => ({ ...row, counter: byReferral.get(row.id) ?? null, pending: false }))
}

const none: PatientReferral[] = []

/** The referrals of a person (of the records merged into theirs too) made here, those that have not left included. */
export function useReferralsOf(facility: string, patients: readonly string[], enabled: boolean) {
  const query = useQuery({
    queryKey: ['patient-referrals', facility, ...patients],
    queryFn: () => fetchReferrals(facility, patients),
    enabled,
  })
  const entries = outbox.use()
  if (!enabled) return { referrals: none, error: null, refetch: query.refetch }
  const known = query.data ?? none
  const waiting = entries
    .filter((entry) => entry.kind === 'referral.send' && patients.includes(String(entry.args.patient_id)))
    .filter((entry) => !known.some((referral) => referral.id === entry.args.id))
    .map(
      (entry): PatientReferral => ({
        id: String(entry.args.id),
        code: '',
        kind: entry.args.kind === 'evacuation' ? 'evacuation' : 'reference',
        status: 'sent',
        to_facility: String(entry.args.to_facility),
        sent_at: entry.at,
        reason: String(entry.args.reason ?? ''),
        counter: null,
        pending: true,
      }),
    )
  return {
    referrals: waiting.length > 0 ? [...waiting, ...known] : known,
    error: query.data ? null : query.error,
    refetch: query.refetch,
  }
}
