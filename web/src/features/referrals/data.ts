import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { invokeFunction, read, rpc } from '../../lib/request.ts'
import type { Signs } from './signs.ts'
import type { Kind, Status, StepKind } from './story.ts'

export interface PatientIdentity {
  family_name: string
  given_name: string
  sex: 'F' | 'M'
  age_months: number
  village: string | null
  phone: string | null
  guardian_name: string | null
}
export interface Referral {
  id: string
  code: string
  from_facility: string
  to_facility: string
  patient_id: string
  consultation_id: string | null
  kind: Kind
  status: Status
  patient_identity: PatientIdentity
  reason: string
  history: string | null
  signs: Signs | null
  tests: string | null
  treatment: string | null
  pregnancy: string | null
  transport: string | null
  escort: string | null
  sent_at: string
  sent_by_name: string | null
  expected_by: string | null
  status_at: string
}
export interface Step {
  id: string
  referral_id: string
  position: number
  kind: StepKind
  at: string
  actor_name: string | null
  actor_facility: string
  note: string | null
  reason_code: 'no_capacity' | 'no_specialist' | 'wrong_level' | 'other' | null
  redirect_to: string | null
}
export interface CounterReferral {
  received_at: string | null
  received_by_name: string | null
  state_on_arrival: string | null
  final_diagnosis: string
  care: string | null
  outcome: Outcome
  advice: string | null
  drugs: string | null
  next_visit_on: string | null
  signed_by_name: string | null
  sent_at: string
}
export type Outcome = 'cured' | 'improved' | 'deceased' | 'transferred' | 'absconded'
export interface Story {
  referral: Referral
  steps: Step[]
  counter: CounterReferral | null
}

/** Referrals received or sent by the facility in use, the latest 200. */
export function useReferrals(direction: 'received' | 'sent') {
  const facility = useFacility()
  return useQuery({
    queryKey: ['referrals', facility, direction],
    queryFn: () =>
      read<Referral[]>((sis) =>
        sis
          .from('referral')
          .select('*')
          .eq(direction === 'received' ? 'to_facility' : 'from_facility', facility)
          .order('sent_at', { ascending: false })
          .limit(200),
      ),
  })
}

/** One referral with its steps and its way back; the letter names a patient, so its opening is logged. */
export function useStory(id: string) {
  const facility = useFacility()
  return useQuery({
    queryKey: ['referral', facility, id],
    queryFn: async (): Promise<Story> => {
      const [referral, steps, counters] = await Promise.all([
        rpc<Referral>('open_letter', { referral: id, purpose: 'referral' }),
        read<Step[]>((sis) => sis.from('referral_step').select('*').eq('referral_id', id).order('position')),
        read<CounterReferral[]>((sis) => sis.from('counter_referral').select('*').eq('referral_id', id)),
      ])
      return { referral, steps, counter: counters[0] ?? null }
    },
  })
}

export const facilityNamesQuery = queryOptions({
  queryKey: ['facility-names'],
  staleTime: 24 * 3_600_000,
  queryFn: () =>
    read<{ code: string; name: string }[]>((sis) => sis.from('facility').select('code,name').order('name')),
})

/** Names of the facilities by code: reference data, read once. */
export function useFacilityNames(): (code: string) => string {
  const { data } = useQuery(facilityNamesQuery)
  return (code) => data?.find((facility) => facility.code === code)?.name ?? code
}

export interface Destination {
  to_facility: string
  travel_minutes: number | null
}
export const destinationsQuery = (facility: string) =>
  queryOptions({
    queryKey: ['referral-routes', facility],
    staleTime: 24 * 3_600_000,
    queryFn: () =>
      read<Destination[]>((sis) =>
        sis
          .from('referral_route')
          .select('to_facility,travel_minutes')
          .eq('from_facility', facility)
          .order('rank'),
      ),
  })

/** Where this facility usually refers to, the usual first. */
export function useDestinations(facility: string) {
  return useQuery(destinationsQuery(facility))
}

type Message =
  | { action: 'send'; referral: Record<string, unknown> }
  | { action: 'step'; step: Record<string, unknown> }
  | { action: 'counter'; counter: Record<string, unknown> }

/** Sends one move; ids are made by the caller, so the same move twice is harmless. */
export function useMove() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (message: Message) => invokeFunction<unknown>('referrals', { body: { ...message } }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['referrals'] })
      void queryClient.invalidateQueries({ queryKey: ['referral'] })
    },
  })
}
