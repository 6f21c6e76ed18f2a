import { useQuery } from '@tanstack/react-query'
import { addDays } from '../../lib/epiWeek.ts'
import { read } from '../../lib/request.ts'
import type { DailyActivity, FacilityEntry, Flow } from './consolidate.ts'

/** Half a year of curve: the season and what came before it. */
export const weeksShown = 26
const pageSize = 1000

/** Reads page after page: a server cuts long answers without saying so. */
async function readAll<T>(page: (from: number, to: number) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const next = await page(rows.length, rows.length + pageSize - 1)
    rows.push(...next)
    if (next.length < pageSize) return rows
  }
}

export interface Consolidated {
  directory: FacilityEntry[]
  activity: DailyActivity[]
  flows: Flow[]
}
/** Everything that the consolidated view of a week adds up; counts only, no record of anybody. */
export function useConsolidated(start: string) {
  const from = addDays(start, -7 * (weeksShown - 1))
  const to = addDays(start, 6)
  return useQuery({
    queryKey: ['ministry', start],
    queryFn: async (): Promise<Consolidated> => {
      const [directory, activity, flows] = await Promise.all([
        read<FacilityEntry[]>(
          (ministry) => ministry.from('facility_directory').select('code,name,kind,area').order('name'),
          'ministry',
        ),
        readAll<DailyActivity>((first, last) =>
          read<DailyActivity[]>(
            (ministry) =>
              ministry
                .from('daily_activity')
                .select('facility_code,indicator,day,total')
                .in('indicator', ['consultation', 'malaria_confirmed'])
                .gte('day', from)
                .lte('day', to)
                .order('day')
                .order('facility_code')
                .order('indicator')
                .range(first, last),
            'ministry',
          ),
        ),
        read<Flow[]>(
          (ministry) =>
            ministry
              .from('referral_flow')
              .select('from_facility,to_facility,week_start,kind,status,total')
              .in('week_start', [start, addDays(start, -7)]),
          'ministry',
        ),
      ])
      return { directory, activity, flows }
    },
  })
}
