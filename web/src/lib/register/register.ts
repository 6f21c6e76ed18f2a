/**
 * The facility's register as this device holds it, with what is not sent yet laid over it.
 *
 * Screens of the register read only from here (the same with and without a network) and write only through
 * `enqueue` of the outbox.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { onSignOut } from '../localData.ts'
import { outbox } from '../outbox/outbox.ts'
import { createStore, type Store } from '../store.ts'
import { Memory } from './memory.ts'
import type { ArrivalRecord, PatientRecord, VisitRecord } from './records.ts'

export type RegisterState =
  | { status: 'closed' }
  | { status: 'opening' }
  | { status: 'filling'; done: number; total?: number }
  | { status: 'ready'; syncedAt: number }

/** Whether the register of the facility in use is open on this device. */
export const registerState: Store<RegisterState> = createStore<RegisterState>({ status: 'closed' })

const nobody = new Memory('', { userId: '', name: '' })
const memory = createStore<Memory>(nobody)
const followers = new Set<(changed: PatientRecord[], gone: string[]) => void>()
const refollow = (at: Memory) =>
  at.followPatients((changed, gone) => {
    for (const follow of followers) follow(changed, gone)
  })

/** Opens an empty register for one person at one facility; rows come with `take`. */
export function openMemory(facility: string, author: { userId: string; name: string }): Memory {
  const before = memory.get()
  const fresh = new Memory(facility, author)
  refollow(fresh)
  fresh.layOver(outbox.get())
  memory.set(fresh)
  const gone = [...before.patients()].map(({ id }) => id)
  if (gone.length > 0) for (const follow of followers) follow([], gone)
  return fresh
}

/** Nothing is shown any more: the person left, or the right is gone. */
export function closeMemory(): void {
  const gone = [...memory.get().patients()].map(({ id }) => id)
  memory.set(nobody)
  registerState.set({ status: 'closed' })
  if (gone.length > 0) for (const follow of followers) follow([], gone)
}

onSignOut(closeMemory)
outbox.subscribe(() => {
  if (memory.get() !== nobody) memory.get().layOver(outbox.get())
})

/** Wakes for the register of another facility as for a change in this one. */
function subscribe(listener: () => void): () => void {
  let stop = memory.get().subscribe(listener)
  const stopStore = memory.subscribe(() => {
    stop()
    stop = memory.get().subscribe(listener)
    listener()
  })
  return () => {
    stop()
    stopStore()
  }
}

/** Answers that nobody looks at any more are dropped beyond this many: a day's work opens many records. */
const mostUnwatched = 500

/**
 * A question that components ask of the register. Its answer is the same object while it says the same, so that a
 * screen is drawn again only for its own rows.
 */
function question<K, T>(compute: (at: Memory, key: K) => T, same: (a: T, b: T) => boolean) {
  const answers = new Map<K, { at: Memory; version: number; value: T }>()
  const watched = new Map<K, number>()
  const read = (key: K): T => {
    const at = memory.get()
    const known = answers.get(key)
    if (known?.at === at && known.version === at.version) return known.value
    const fresh = compute(at, key)
    const value = known && same(known.value, fresh) ? known.value : fresh
    if (answers.size - watched.size > mostUnwatched)
      for (const other of answers.keys()) if (!watched.has(other)) answers.delete(other)
    answers.set(key, { at, version: at.version, value })
    return value
  }
  const watch = (key: K, listener: () => void): (() => void) => {
    watched.set(key, (watched.get(key) ?? 0) + 1)
    const stop = subscribe(listener)
    return () => {
      stop()
      const left = (watched.get(key) ?? 1) - 1
      if (left > 0) watched.set(key, left)
      else watched.delete(key)
    }
  }
  return { read, watch }
}

/** Asks it, and again whenever its answer changes. */
function useQuestion<K, T>({ read, watch }: ReturnType<typeof question<K, T>>, key: K): T {
  const listen = useCallback((listener: () => void) => watch(key, listener), [watch, key])
  return useSyncExternalStore(listen, () => read(key))
}

const sameList = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

/** Outside React, for tests. */
export const visitsOf = question((at, id: string) => at.visitsOf(id), sameList)

interface Day {
  arrivals: ArrivalRecord[]
  visits: VisitRecord[]
}
const universal = /(?:Z|\+00(?::?00)?)$/
/** The day of an instant. Mali keeps universal time all year: it is its first ten letters. */
const dayAt = (instant: string): string =>
  universal.test(instant) ? instant.slice(0, 10) : new Date(instant).toISOString().slice(0, 10)

const onDay = question(
  (at, day: string): Day => ({
    arrivals: [...at.arrivals()]
      .filter(({ arrived_at }) => dayAt(arrived_at) === day)
      .sort((a, b) => Date.parse(a.arrived_at) - Date.parse(b.arrived_at)),
    visits: [...at.visits()]
      .filter(({ consulted_at }) => dayAt(consulted_at) === day)
      .sort((a, b) => Date.parse(a.consulted_at) - Date.parse(b.consulted_at)),
  }),
  (a, b) => sameList(a.arrivals, b.arrivals) && sameList(a.visits, b.visits),
)
const distinctPairs = question(
  (at, _all: 'all') => at.distincts() as ReadonlySet<string>,
  (a, b) => sameList([...a], [...b]),
)
const patient = question((at, id: string) => at.patient(id), Object.is)

/** One patient's row itself, merged or not; `rootOf` gives the record that goes on. */
export function usePatientRecord(id: string): PatientRecord | undefined {
  return useQuestion(patient, id)
}

/** The record that goes on for this one: itself when it was not merged. */
export function rootOf(id: string): string {
  return memory.get().rootOf(id)
}

/** The person's visits (those of merged records included) that this device holds, newest first. */
export function useVisitsOf(patientId: string): VisitRecord[] {
  return useQuestion(visitsOf, patientId)
}

/** Who came on this day (`2026-11-24`) and the visits recorded that day, oldest first. */
export function useDay(day: string): Day {
  return useQuestion(onDay, day)
}

/** Changes when any patient changed, or when another facility's register is open. */
export function usePatientsVersion(): number {
  return useSyncExternalStore(subscribe, () => memory.get().patientsVersion)
}

/** One patient's row, outside React. */
export function patientRecord(id: string): PatientRecord | undefined {
  return memory.get().patient(id)
}

/** Every patient on this device, merged records included. */
export function patientRecords(): Iterable<PatientRecord> {
  return memory.get().patients()
}

/** One visit, outside React. */
export function visitRecord(id: string): VisitRecord | undefined {
  return memory.get().visit(id)
}

/** A patient, a visit or an arrival as the server last said it, without what is unsent. */
export function sentRow(id: string): PatientRecord | VisitRecord | ArrivalRecord | undefined {
  return memory.get().sentRow(id)
}

/** Every visit on this device: the frequent diagnoses of the season, the appointments of a day. */
export function visitRecords(): Iterable<VisitRecord> {
  return memory.get().visits()
}

/** Pairs that somebody called two people: `${smallerId}:${largerId}`. */
export function useDistinct(): ReadonlySet<string> {
  return useQuestion(distinctPairs, 'all')
}

/** Follows the patients as they change, for the search index. Gives back how to stop. */
export function onPatientsChanged(listener: (changed: PatientRecord[], gone: string[]) => void): () => void {
  followers.add(listener)
  return () => void followers.delete(listener)
}

/** Shows older visits that were asked online; they stay in the memory of the page. */
export function addVisits(rows: VisitRecord[]): void {
  memory.get().addVisits(rows)
}
