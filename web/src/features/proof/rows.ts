import {
  breachesOf,
  gotSomething,
  type ProofOperation,
  type ProofPlace,
  type ProofRow,
} from '../../../../functions/_shared/contracts/proof.ts'

export type GroupName = 'own' | 'others' | 'district' | 'ministry' | 'street'

const places: Record<GroupName, readonly ProofPlace[]> = {
  own: ['own'],
  others: ['facility', 'facilities'],
  district: ['own_district', 'other_district'],
  ministry: ['ministry'],
  street: ['signed_in', 'signed_out'],
}

export interface Group {
  name: GroupName
  /** Worth a look: these did something, or there are few of them. */
  shown: ProofRow[]
  /** The many that got nothing. */
  quiet: ProofRow[]
}

/** More silent facilities than this are folded away behind their number. */
const fewEnough = 6

const weight = (row: ProofRow) => (breachesOf(row).length > 0 ? 2 : gotSomething(row) ? 1 : 0)

/** The rows as the page shows them: what is not right first, then who gets something, then the rest. */
export function groupsOf(rows: readonly ProofRow[]): Group[] {
  return (Object.keys(places) as GroupName[]).map((name) => {
    const ours = rows.filter((row) => places[name].includes(row.place))
    if (name !== 'others') return { name, shown: ours, quiet: [] }
    const sorted = ours.toSorted((a, b) => weight(b) - weight(a))
    const silent = sorted.filter((row) => weight(row) === 0)
    if (silent.length <= fewEnough) return { name, shown: sorted, quiet: [] }
    return { name, shown: sorted.filter((row) => weight(row) > 0), quiet: silent }
  })
}

export interface Breach {
  operations: ProofOperation[]
  rows: ProofRow[]
}

/** What went too far, and for whom: those who got the same stand together. */
export function breachesIn(rows: readonly ProofRow[]): Breach[] {
  const found = new Map<string, Breach>()
  for (const row of rows) {
    const operations = breachesOf(row)
    if (operations.length === 0) continue
    const key = operations.join()
    const known = found.get(key) ?? { operations, rows: [] }
    known.rows.push(row)
    found.set(key, known)
  }
  return [...found.values()]
}

/** How many other facilities read more than the rules allow. */
export function facilitiesReading(rows: readonly ProofRow[]): number {
  const breaking = rows.filter((row) => places.others.includes(row.place) && breachesOf(row).includes('read'))
  return breaking.reduce((sum, row) => sum + row.facilities, 0)
}

/** Does anybody outside the facility, the Ministry apart, read something? */
export function isShared(rows: readonly ProofRow[]): boolean {
  return rows.some((row) => row.place !== 'own' && row.place !== 'ministry' && row.read.visible > 0)
}

/** How many other facilities were tried, alone or together. */
export function facilitiesTried(rows: readonly ProofRow[]): number {
  return rows.filter((row) => places.others.includes(row.place)).reduce((sum, row) => sum + row.facilities, 0)
}
