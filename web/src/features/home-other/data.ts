import { useQuery } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { addDays, today } from '../../lib/epiWeek.ts'
import { read } from '../../lib/request.ts'
import type { DayCount } from './series.ts'

/** Daily counts of the facility in use over the last twelve weeks. */
export function useActivity(indicators: string[]) {
  const facility = useFacility()
  const from = addDays(today(), -83)
  return useQuery({
    queryKey: ['home-activity', facility, from, indicators],
    queryFn: () =>
      read<DayCount[]>((sis) =>
        sis
          .from('activity_count')
          .select('indicator,day,total')
          .eq('facility_code', facility)
          .in('indicator', indicators)
          .gte('day', from)
          .order('day'),
      ),
  })
}
