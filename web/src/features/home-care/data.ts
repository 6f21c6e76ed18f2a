import { useQuery } from '@tanstack/react-query'
import { today } from '../../lib/epiWeek.ts'
import { read } from '../../lib/request.ts'
import type { OpenReferral } from './tasks.ts'
import { lastWeeks, totalByWeek } from './weeks.ts'

export const weeksShown = 26

/** The referrals of the facility, on either side, that are open or moved in the last days. */
export function useCareReferrals(facility: string, enabled: boolean) {
  return useQuery({
    queryKey: ['care-tasks', facility],
    enabled,
    queryFn: () =>
      read<OpenReferral[]>((sis) =>
        sis
          .from('referral')
          .select(
            'id,code,kind,status,from_facility,to_facility,patient_identity,sent_at,status_at,expected_by',
          )
          .or(`from_facility.eq.${facility},to_facility.eq.${facility}`)
          .neq('status', 'cancelled')
          .order('sent_at', { ascending: false })
          .limit(100),
      ),
  })
}

/** Confirmed malaria of the facility by week. */
export function useMalaria(facility: string) {
  return useQuery({
    queryKey: ['care-malaria', facility],
    queryFn: async () => {
      const weeks = lastWeeks(today(), weeksShown)
      const rows = await read<{ week_start: string; cases: number }[]>((sis) =>
        sis
          .from('case_count')
          .select('week_start,cases')
          .eq('facility_code', facility)
          .eq('disease_code', 'malaria')
          .eq('certainty', 'confirmed')
          .gte('week_start', weeks[0] ?? today()),
      )
      return totalByWeek(rows, weeks)
    },
  })
}
