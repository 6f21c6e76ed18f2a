/** A fault in a wall, as SQL that plants it in a sound database. */
export interface Mutant {
  /** What sort of fault it is; the sample of `npm test` takes one of each. */
  kind: string
  /** Where it is: unique within its kind. */
  place: string
  plant: string
  /** On what exists only once a facility is open: partitions, and the schema they live in. */
  opened?: boolean
  /** The relation that the fault is on. */
  on?: string
  /** The function that the fault is in: only tests that run it can notice. */
  within?: string
  /** The fault is in what the function does, not in how it is declared. */
  body?: boolean
  /** The title of another fault that does the same to whoever looks; the rules alone tell them apart. */
  twin?: string
}

export const titleOf = ({ kind, place }: Mutant): string => `${kind}: ${place}`

/**
 * Faults in the text of a wall behind which another one stands: a rule sees them, people would not. They are
 * shown to the attack and the tests many at a time, so that it is known which walls only a rule guards.
 */
const quietKinds = new Set([
  'default privileges',
  'execute to anon',
  'grant on a partition',
  'grant to anon',
  'policy unwrapped',
  'search path open',
  'usage on a facility’s schema',
  'usage on a schema',
])
export const isQuiet = ({ kind }: Mutant): boolean => quietKinds.has(kind)
