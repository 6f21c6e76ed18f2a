/** The consolidated view: sums over counts, and the difference between zero and silence. */
import { addDays, epiWeek, weekStart } from '../../lib/epiWeek.ts'

export interface DailyActivity {
  facility_code: string
  indicator: string
  day: string
  total: number
}
export interface Flow {
  from_facility: string
  to_facility: string
  week_start: string
  kind: 'reference' | 'evacuation'
  status: string
  total: number
}
export interface FacilityEntry {
  code: string
  name: string
  kind: string
  area: string | null
}

/** `missing`: nothing came in, so nothing is known. `zero`: patients were seen and none had malaria. */
export type Reporting = 'missing' | 'zero' | 'reported'

export interface FacilityWeek extends FacilityEntry {
  consultations: number
  malaria: number
  reporting: Reporting
  sent: number
  received: number
  /** Share of what it sent that came back with a counter-referral; undefined when it sent nothing. */
  closedShare: number | undefined
}
export interface WeekPoint {
  start: string
  year: number
  week: number
  /** Undefined when no facility reported that week: a gap in the curve, not a zero. */
  malaria: number | undefined
  reporting: number
}
export interface FlowRow {
  from: string
  to: string
  total: number
  evacuations: number
  open: number
  closed: number
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** Sum of an indicator over one week, for one facility or for all. */
export function weekTotal(
  rows: DailyActivity[],
  indicator: string,
  start: string,
  facility?: string,
): number {
  const end = addDays(start, 6)
  return sum(
    rows
      .filter(
        (row) =>
          row.indicator === indicator &&
          row.day >= start &&
          row.day <= end &&
          (facility === undefined || row.facility_code === facility),
      )
      .map((row) => row.total),
  )
}

/** Whether a facility spoke that week, and what it said. */
export function reportingOf(consultations: number, cases: number): Reporting {
  if (consultations === 0) return 'missing'
  return cases === 0 ? 'zero' : 'reported'
}

/** Closed over sent; a cancelled referral never left, so it is not waited for. Undefined when none was sent. */
export function closedShare(flows: Flow[]): number | undefined {
  const waited = flows.filter((flow) => flow.status !== 'cancelled')
  const total = sum(waited.map((flow) => flow.total))
  if (total === 0) return undefined
  return sum(waited.filter((flow) => flow.status === 'closed').map((flow) => flow.total)) / total
}

/** One line per facility for the week, in the order of the directory; the Ministry itself treats nobody. */
export function facilityWeeks(
  directory: FacilityEntry[],
  activity: DailyActivity[],
  flows: Flow[],
  start: string,
): FacilityWeek[] {
  const ofWeek = flows.filter((flow) => flow.week_start === start)
  return directory
    .filter((facility) => facility.kind !== 'ministry')
    .map((facility) => {
      const consultations = weekTotal(activity, 'consultation', start, facility.code)
      const malaria = weekTotal(activity, 'malaria_confirmed', start, facility.code)
      const sent = ofWeek.filter((flow) => flow.from_facility === facility.code)
      return {
        ...facility,
        consultations,
        malaria,
        reporting: reportingOf(consultations, malaria),
        sent: sum(sent.map((flow) => flow.total)),
        received: sum(ofWeek.filter((flow) => flow.to_facility === facility.code).map((flow) => flow.total)),
        closedShare: closedShare(sent),
      }
    })
}

/** The last `count` weeks up to and with this one, oldest first. */
export function malariaCurve(activity: DailyActivity[], lastStart: string, count: number): WeekPoint[] {
  const cases = new Map<string, number>()
  const speakers = new Map<string, Set<string>>()
  for (const row of activity) {
    const start = weekStart(row.day)
    if (row.indicator === 'malaria_confirmed') cases.set(start, (cases.get(start) ?? 0) + row.total)
    if (row.indicator === 'consultation' && row.total > 0) {
      const set = speakers.get(start) ?? new Set<string>()
      speakers.set(start, set.add(row.facility_code))
    }
  }
  return Array.from({ length: count }, (_, index) => {
    const start = addDays(lastStart, (index - count + 1) * 7)
    const reporting = speakers.get(start)?.size ?? 0
    const point = { start, ...epiWeek(start), reporting }
    return { ...point, malaria: reporting === 0 ? undefined : (cases.get(start) ?? 0) }
  })
}

/** The week's referrals by road, the busiest first. */
export function flowRows(flows: Flow[], start: string): FlowRow[] {
  const roads = new Map<string, FlowRow>()
  const over = ['closed', 'declined', 'cancelled']
  for (const flow of flows) {
    if (flow.week_start !== start || flow.total === 0) continue
    const key = `${flow.from_facility}>${flow.to_facility}`
    const row = roads.get(key) ?? {
      from: flow.from_facility,
      to: flow.to_facility,
      total: 0,
      evacuations: 0,
      open: 0,
      closed: 0,
    }
    row.total += flow.total
    if (flow.kind === 'evacuation') row.evacuations += flow.total
    if (flow.status === 'closed') row.closed += flow.total
    if (!over.includes(flow.status)) row.open += flow.total
    roads.set(key, row)
  }
  return [...roads.values()].sort((a, b) => b.total - a.total)
}

/** Relative change; undefined when there is nothing to compare with. */
export function change(now: number, before: number): number | undefined {
  return before === 0 ? undefined : (now - before) / before
}
