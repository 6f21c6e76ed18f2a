/**
 * What leaves next. Pure: the order of the numbers decides, never a clock.
 *
 * Operations of one patient leave in their order, and wait behind one that a person must decide. An evacuation
 * leaves before everything else, together with what its patient's chain needs first and nothing more: a small
 * request gets through where a large one does not.
 */
import type { Operation } from '../../../../functions/_shared/contracts/sync.ts'
import type { Intent } from './entry.ts'
import type { Kept } from './ports.ts'

export const largestBatch = 50
/** Six seconds of a 50 kbit/s uplink. Counted in letters, which are bytes but for the accents. */
export const largestSize = 40_000

const fieldsOfPatients = ['patient_id', 'kept_id', 'merged_id', 'patient_a', 'patient_b']

/** An opening is a trace and not something the person said: nothing waits for it. */
export const isOpening = ({ kind }: Pick<Intent, 'kind'>): boolean => kind === 'record.opened'

/** Every patient that an operation is about: a merge joins two chains. */
export function patientsOf({ subject, args }: Pick<Intent, 'subject' | 'args'>): string[] {
  const patients = [subject]
  for (const field of fieldsOfPatients) {
    const id = args[field]
    if (typeof id === 'string' && !patients.includes(id)) patients.push(id)
  }
  return patients
}

/** What waits behind something that only a person can decide, or behind a patient set aside for now. */
export function heldIds(kept: readonly Kept[], aside: ReadonlySet<string> = new Set()): Set<string> {
  const blocked = new Set(aside)
  const held = new Set<string>()
  for (const entry of kept) {
    const patients = patientsOf(entry)
    const isHeld = entry.state === 'waiting' && patients.some((patient) => blocked.has(patient))
    if (isHeld) held.add(entry.id)
    if ((isHeld || entry.state !== 'waiting') && !isOpening(entry)) {
      for (const patient of patients) blocked.add(patient)
    }
  }
  return held
}

/** The urgent ones of these and all that must be there before them, in order. */
function urgentChain(ready: readonly Kept[]): Kept[] {
  const needed = new Set<string>()
  const chain: Kept[] = []
  for (const entry of [...ready].reverse()) {
    const patients = patientsOf(entry)
    const leads = patients.some((patient) => needed.has(patient)) && !isOpening(entry)
    if (!entry.urgent && !leads) continue
    chain.unshift(entry)
    for (const patient of patients) needed.add(patient)
  }
  return chain
}

/** The operation as it travels. */
export function toOperation({ operation, kind, subject, at, args }: Kept): Operation {
  return { id: operation, kind, subject, at, args }
}

interface Limits {
  /** At most this many; fewer after a failure. */
  most: number
  /** Patients whose operations made the server fail: the others go on. */
  aside?: ReadonlySet<string>
}

/** The next request: operations of one facility, in the order in which the server must apply them. */
export function nextBatch(kept: readonly Kept[], { most, aside }: Limits): Kept[] {
  const held = heldIds(kept, aside)
  const ready = kept.filter((entry) => entry.state === 'waiting' && !held.has(entry.id))
  const urgent = urgentChain(ready)
  const line =
    urgent.length > 0
      ? urgent
      : [...ready.filter((entry) => !isOpening(entry)), ...ready.filter((entry) => isOpening(entry))]
  const batch: Kept[] = []
  let size = 0
  // The server holds what follows a refusal by its subject alone: of two chains that a merge joins, one leaves first.
  const chainOf = new Map<string, string>()
  const left = new Set<string>()
  for (const entry of line) {
    if (entry.facility !== line[0]?.facility) continue
    const patients = patientsOf(entry)
    const joins = patients.some((id) => left.has(id) || (chainOf.get(id) ?? entry.subject) !== entry.subject)
    if (joins) {
      for (const patient of patients) left.add(patient)
      continue
    }
    size += JSON.stringify(toOperation(entry)).length
    if (batch.length > 0 && (batch.length >= most || size > largestSize)) break
    batch.push(entry)
    for (const patient of patients) chainOf.set(patient, entry.subject)
  }
  return batch
}
