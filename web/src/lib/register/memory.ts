/** The working set in the memory of the page: the server's rows, and what is unsent laid over them. */
import type { Changes } from '../../../../functions/_shared/contracts/sync.ts'
import type { Entry } from '../outbox/entry.ts'
import { layOver, type Overlay } from './layOver.ts'
import type { ArrivalRecord, PatientRecord, VisitRecord } from './records.ts'
import { distinctKey, toArrival, toPatient, toVisit } from './wire.ts'

type PatientListener = (changed: PatientRecord[], gone: string[]) => void

const emptyOverlay = (): Overlay => ({
  patients: new Map(),
  visits: new Map(),
  arrivals: new Map(),
  distincts: new Set(),
})

/** Puts the records of before in the place of those that say the same. */
function keepSame<T>(before: Map<string, T>, after: Map<string, T>): void {
  for (const [id, record] of after) {
    const known = before.get(id)
    if (known && JSON.stringify(known) === JSON.stringify(record)) after.set(id, known)
  }
}

/** One count for all registers: the version of one is never mistaken for that of another. */
let lastVersion = 0

/** Everything of one facility that this page holds. */
export class Memory {
  readonly #patients = new Map<string, PatientRecord>()
  readonly #visits = new Map<string, VisitRecord>()
  readonly #arrivals = new Map<string, ArrivalRecord>()
  readonly #distincts = new Set<string>()
  /** Visits by patient, of the rows and of what is laid over them. */
  readonly #visitsOf = new Map<string, Set<string>>()
  readonly #mergedInto = new Map<string, Set<string>>()
  #overlay = emptyOverlay()
  #entries: readonly Entry[] = []
  /** Confirmed by the server, whose rows have not come yet. */
  #confirmed: readonly Entry[] = []
  readonly #listeners = new Set<() => void>()
  readonly #followers = new Set<PatientListener>()
  /** Moves with every change of a patient; `version` with every change at all. */
  patientsVersion = 0
  version = 0

  constructor(
    readonly facility: string,
    readonly author: { userId: string; name: string },
  ) {}

  patient(id: string): PatientRecord | undefined {
    return this.#overlay.patients.get(id) ?? this.#patients.get(id)
  }

  visit(id: string): VisitRecord | undefined {
    const laid = this.#overlay.visits.get(id)
    return laid === null ? undefined : (laid ?? this.#visits.get(id))
  }

  /** A row as the server last said it, without what is unsent. */
  sentRow(id: string): PatientRecord | VisitRecord | ArrivalRecord | undefined {
    return this.#visits.get(id) ?? this.#patients.get(id) ?? this.#arrivals.get(id)
  }

  arrival(id: string): ArrivalRecord | undefined {
    return this.#overlay.arrivals.get(id) ?? this.#arrivals.get(id)
  }

  *patients(): Iterable<PatientRecord> {
    for (const record of this.#patients.values()) yield this.#overlay.patients.get(record.id) ?? record
    for (const record of this.#overlay.patients.values()) if (!this.#patients.has(record.id)) yield record
  }

  *visits(): Iterable<VisitRecord> {
    for (const id of this.#visits.keys()) {
      const visit = this.visit(id)
      if (visit) yield visit
    }
    for (const [id, visit] of this.#overlay.visits) if (visit && !this.#visits.has(id)) yield visit
  }

  *arrivals(): Iterable<ArrivalRecord> {
    for (const { id } of this.#arrivals.values()) yield this.arrival(id) as ArrivalRecord
    for (const arrival of this.#overlay.arrivals.values()) if (!this.#arrivals.has(arrival.id)) yield arrival
  }

  distincts(): Set<string> {
    return new Set([...this.#distincts, ...this.#overlay.distincts])
  }

  /** The record that goes on. A circle cannot exist on the server; should one reach us, it ends here. */
  rootOf(id: string): string {
    let here = id
    for (let step = 0; step < 50; step += 1) {
      const further = this.patient(here)?.merged_into
      if (!further) return here
      here = further
    }
    return here
  }

  /** All the records of one person. */
  recordsOf(id: string): string[] {
    const found = [this.rootOf(id)]
    for (let index = 0; index < found.length; index += 1) {
      for (const merged of this.#mergedInto.get(found[index] ?? '') ?? []) {
        if (!found.includes(merged) && this.patient(merged)?.merged_into === found[index]) found.push(merged)
      }
    }
    return found
  }

  /** The visits of one person, newest first. */
  visitsOf(patientId: string): VisitRecord[] {
    const visits = this.recordsOf(patientId).flatMap((id) =>
      [...(this.#visitsOf.get(id) ?? [])]
        .map((visit) => this.visit(visit))
        .filter((visit) => visit?.patient_id === id),
    )
    return visits
      .filter((visit) => visit !== undefined)
      .sort((a, b) => Date.parse(b.consulted_at) - Date.parse(a.consulted_at) || (a.id < b.id ? 1 : -1))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  followPatients(listener: PatientListener): () => void {
    this.#followers.add(listener)
    return () => void this.#followers.delete(listener)
  }

  /** Takes rows as they came, and lays what is unsent over them again. */
  take(changes: Changes): void {
    this.#relay(this.#insert(changes))
  }

  /**
   * Takes rows that lay on the device, block by block: the search follows each, the screens are drawn once, after
   * the last (`opened`).
   */
  load(changes: Changes): void {
    const ids = this.#insert(changes)
    const records = [...ids].map((id) => this.patient(id)).filter((record) => record !== undefined)
    if (records.length > 0) for (const follow of this.#followers) follow(records, [])
  }

  /** Everything that lay on the device is here. */
  opened(): void {
    lastVersion += 1
    this.patientsVersion = lastVersion
    this.#relay(new Set())
  }

  /** Forgets the rows that are in none of these: what was withdrawn while this device was not told. */
  keepOnly(ids: {
    patients: ReadonlySet<string>
    visits: ReadonlySet<string>
    arrivals: ReadonlySet<string>
  }): void {
    const others = (rows: Map<string, unknown>, kept: ReadonlySet<string>) =>
      [...rows.keys()].filter((id) => !kept.has(id))
    this.take({
      gone: {
        patients: others(this.#patients, ids.patients),
        visits: others(this.#visits, ids.visits),
        arrivals: others(this.#arrivals, ids.arrivals),
      },
    })
  }

  /** Puts rows in their place; answers the patients among them. */
  #insert(changes: Changes): Set<string> {
    const touched = new Set<string>()
    for (const row of changes.patients ?? []) {
      const record = toPatient(this.facility, row)
      this.#patients.set(record.id, record)
      this.#noteMerge(record)
      touched.add(record.id)
    }
    for (const row of changes.visits ?? []) {
      const visit = toVisit(this.facility, row)
      this.#visits.set(visit.id, visit)
      this.#noteVisit(visit)
    }
    for (const row of changes.arrivals ?? []) {
      const record = toArrival(this.facility, row)
      this.#arrivals.set(record.id, record)
    }
    for (const [one, other] of changes.distincts ?? [])
      this.#distincts.add(distinctKey(String(one), String(other)))
    for (const id of changes.gone?.patients ?? []) {
      this.#patients.delete(id)
      touched.add(id)
    }
    for (const id of changes.gone?.visits ?? []) this.#visits.delete(id)
    for (const id of changes.gone?.arrivals ?? []) this.#arrivals.delete(id)
    for (const id of changes.gone?.distincts ?? []) this.#distincts.delete(id)
    return touched
  }

  /** Visits that are not of the working set: asked for one patient. What is here already is never older. */
  addVisits(visits: readonly VisitRecord[]): void {
    const fresh = visits.filter((visit) => (this.#visits.get(visit.id)?.revision ?? -1) < visit.revision)
    if (fresh.length === 0) return
    for (const visit of fresh) {
      this.#visits.set(visit.id, visit)
      this.#noteVisit(visit)
    }
    this.#relay(new Set())
  }

  /** What is unsent now. */
  layOver(entries: readonly Entry[]): void {
    this.#entries = entries
    this.#relay(new Set())
  }

  /** The server has these operations; what they show goes on showing until the rows that they became are here. */
  confirmed(ids: ReadonlySet<string>): void {
    const known = new Set(this.#confirmed.map(({ id }) => id))
    const more = this.#entries.filter(({ id }) => ids.has(id) && !known.has(id))
    if (more.length > 0) this.#confirmed = [...this.#confirmed, ...more]
  }

  /** The rows of everything that was confirmed are here. */
  covered(): void {
    if (this.#confirmed.length === 0) return
    this.#confirmed = []
    this.#relay(new Set())
  }

  #noteVisit({ patient_id: patient, id }: VisitRecord): void {
    const known = this.#visitsOf.get(patient)
    if (known) known.add(id)
    else this.#visitsOf.set(patient, new Set([id]))
  }

  #noteMerge({ id, merged_into: into }: PatientRecord): void {
    if (!into) return
    const known = this.#mergedInto.get(into)
    if (known) known.add(id)
    else this.#mergedInto.set(into, new Set([id]))
  }

  #relay(touched: Set<string>): void {
    const before = this.#overlay
    const rows = {
      patient: (id: string) => this.#patients.get(id),
      visit: (id: string) => this.#visits.get(id),
      arrival: (id: string) => this.#arrivals.get(id),
    }
    const waiting = new Set(this.#entries.map(({ id }) => id))
    const mine = [...this.#confirmed.filter(({ id }) => !waiting.has(id)), ...this.#entries].filter(
      ({ kind }) => kind !== 'record.opened',
    )
    const after = mine.length > 0 ? layOver(rows, mine, this.facility, this.author) : emptyOverlay()
    // An operation that is only sent or tried again shows what it showed: whoever looks at it is not drawn again.
    keepSame(before.patients, after.patients)
    keepSame(before.visits, after.visits)
    keepSame(before.arrivals, after.arrivals)
    this.#overlay = after
    for (const id of new Set([...before.patients.keys(), ...after.patients.keys()]))
      if (before.patients.get(id) !== after.patients.get(id)) touched.add(id)
    for (const record of after.patients.values()) this.#noteMerge(record)
    for (const visit of after.visits.values()) if (visit) this.#noteVisit(visit)
    const changed: PatientRecord[] = []
    const gone: string[] = []
    for (const id of touched) {
      const record = this.patient(id)
      if (record) changed.push(record)
      else gone.push(id)
    }
    this.#tell(changed, gone)
  }

  #tell(changed: PatientRecord[], gone: string[]): void {
    lastVersion += 1
    this.version = lastVersion
    if (changed.length + gone.length > 0) {
      this.patientsVersion = lastVersion
      for (const follow of this.#followers) follow(changed, gone)
    }
    for (const listener of this.#listeners) listener()
  }
}
