import { useMutation, useQuery } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { read, rpc } from '../../lib/request.ts'
import type { Entry } from './data.ts'
import { memory } from './memory.ts'

export interface EmergencyAccess {
  id: string
  facility_code: string
  by_facility: string
  patient_id: string
  user_id: string
  person_name: string | null
  reason_code: string
  reason: string
  opened_at: string
  expires_at: string
  ended_at: string | null
  ended_by_name: string | null
  reads: number
  last_read_at: string | null
}

/** Whose glass was broken here: the accesses that others opened to records of this facility, latest first. */
export function useEmergencies() {
  const facility = useFacility()
  return useQuery(
    {
      queryKey: ['emergencies', facility],
      queryFn: () =>
        read<EmergencyAccess[]>((sis) =>
          sis
            .from('emergency_access')
            .select('*')
            .eq('facility_code', facility)
            .order('opened_at', { ascending: false })
            .limit(100),
        ),
      staleTime: 0,
    },
    memory,
  )
}

/** What was read through one access, from the trail. */
export function useReadings(access: EmergencyAccess, enabled: boolean) {
  const facility = useFacility()
  return useQuery(
    {
      queryKey: ['emergencies', facility, access.id, access.reads],
      queryFn: () =>
        read<Pick<Entry, 'seq' | 'at' | 'fields'>[]>((sis) =>
          sis
            .from('audit')
            .select('seq,at,fields')
            .eq('facility_code', facility)
            .eq('patient_id', access.patient_id)
            .eq('actor', access.user_id)
            .eq('action', 'emergency')
            .gte('at', access.opened_at)
            .lte('at', access.ended_at ?? access.expires_at)
            .order('seq'),
        ),
      enabled,
    },
    memory,
  )
}

/** The owner facility closes the door before the hour is over. */
export function useEndEmergency() {
  return useMutation(
    {
      mutationFn: (access: string) => rpc<EmergencyAccess>('end_emergency', { access }),
      onSettled: () => memory.invalidateQueries({ queryKey: ['emergencies'] }),
    },
    memory,
  )
}
