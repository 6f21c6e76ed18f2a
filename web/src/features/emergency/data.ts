import { useMutation, useQuery } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { read, rpc } from '../../lib/request.ts'
import { session } from '../../lib/session.ts'
import { memory } from './memory.ts'
import type { Request } from './request.ts'

export interface Access {
  id: string
  facility_code: string
  by_facility: string
  reason_code: string
  reason: string
  opened_at: string
  expires_at: string
  ended_at: string | null
  ended_by_name: string | null
  last_read_at: string | null
}

export interface OwnerFacility {
  code: string
  name: string
  phone: string | null
}

/** The facilities whose records could be asked for: every open one but mine and the Ministry. */
export function useOwners(mine: string) {
  return useQuery({
    queryKey: ['emergency-owners', mine],
    staleTime: 24 * 3_600_000,
    queryFn: () =>
      read<OwnerFacility[]>((sis) =>
        sis
          .from('facility')
          .select('code,name,phone')
          .neq('kind', 'ministry')
          .neq('code', mine)
          .is('closed_on', null)
          .order('name'),
      ),
  })
}

/** How long an access lasts and how many misses an hour are borne: data of the Ministry. */
export function useRule() {
  return useQuery({
    queryKey: ['emergency-rule'],
    staleTime: 24 * 3_600_000,
    queryFn: async () => {
      const rules = await read<{ minutes: number; misses_per_hour: number }[]>((sis) =>
        sis
          .from('emergency_rule')
          .select('minutes,misses_per_hour')
          .contains('valid', `[${today()},${today()}]`)
          .limit(1),
      )
      return rules[0] ?? null
    },
  })
}

export type Answer =
  | { opened: true; id: string; patient_id: string; expires_at: string }
  | { opened: false; tries_left: number }

/** Breaks the glass. The id is made by the caller: the same request twice opens one access. */
export function useBreakGlass() {
  return useMutation({ mutationFn: (request: Request) => rpc<Answer>('break_glass', { request }) }, memory)
}

/** My accesses from this facility, latest first. */
export function useMyAccesses() {
  const facility = useFacility()
  const state = session.use()
  const me = state.status === 'signed-in' ? state.session.userId : ''
  return useQuery(
    {
      queryKey: ['accesses', facility, me],
      queryFn: () =>
        read<Access[]>((sis) =>
          sis
            .from('emergency_access')
            .select(
              'id,facility_code,by_facility,reason_code,reason,opened_at,expires_at,ended_at,ended_by_name,last_read_at',
            )
            .eq('user_id', me)
            .eq('by_facility', facility)
            .order('opened_at', { ascending: false })
            .limit(5),
        ),
    },
    memory,
  )
}

export interface EmergencyPatient {
  number: string
  family_name: string
  given_name: string
  sex: 'F' | 'M'
  birth_date: string
  birth_precision: 'day' | 'month' | 'year' | 'age'
  village: string | null
  phone: string | null
  guardian_name: string | null
  pregnant: boolean
}

export interface EmergencyVisit {
  id: string
  consulted_at: string
  signs: string | null
  temperature_c: number | null
  weight_kg: number | null
  height_cm: number | null
  muac_mm: number | null
  systolic_mmhg: number | null
  diastolic_mmhg: number | null
  pulse_bpm: number | null
  respiration_rpm: number | null
  spo2_pct: number | null
  malaria_result: string | null
  treatment: string | null
  outcome: string
  next_visit_on: string | null
  author_name: string | null
  diagnoses: { term_code: string | null; free_text: string | null; certainty: string }[]
}

export interface EmergencyRecord {
  access: Access
  patient: EmergencyPatient
  consultations: EmergencyVisit[]
}

/** The record, read once when its page opens: each reading is a line in the owner's trail. */
export function useRecord(id: string) {
  return useQuery(
    {
      queryKey: ['record', id],
      queryFn: async () => {
        const record = await rpc<EmergencyRecord>('emergency_record', { access: id })
        return { ...record, receivedAt: Date.now() }
      },
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnReconnect: false,
    },
    memory,
  )
}

/** Is the door still open? Asked often, without reading the record again. */
export function useDoor(id: string) {
  return useQuery(
    {
      queryKey: ['accesses', 'door', id],
      queryFn: async () => {
        const rows = await read<
          Pick<Access, 'facility_code' | 'expires_at' | 'ended_at' | 'ended_by_name'>[]
        >((sis) =>
          sis.from('emergency_access').select('facility_code,expires_at,ended_at,ended_by_name').eq('id', id),
        )
        return rows[0] ?? null
      },
      refetchInterval: 15_000,
    },
    memory,
  )
}

/** Closes the door before its time; nothing of the record stays on the device. */
export function useClose(id: string) {
  return useMutation(
    {
      mutationFn: () => rpc<Access>('end_emergency', { access: id }),
      onSuccess: () => {
        forget(id)
        return memory.invalidateQueries({ queryKey: ['accesses'] })
      },
    },
    memory,
  )
}

/** Takes the record out of the memory of the page. */
export function forget(id: string): void {
  memory.removeQueries({ queryKey: ['record', id] })
}

interface TermLabel {
  code: string
  label_fr: string
  label_en: string
}

/** The words of the diagnoses of a record; asked in memory too, since the list of codes says much. */
export function useTermLabels(codes: string[]) {
  return useQuery(
    {
      queryKey: ['diagnosis-labels', [...codes].sort()],
      enabled: codes.length > 0,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () =>
        read<TermLabel[]>((sis) =>
          sis.from('diagnosis_term').select('code,label_fr,label_en').in('code', codes),
        ),
    },
    memory,
  )
}
