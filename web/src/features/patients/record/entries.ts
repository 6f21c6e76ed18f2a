/**
 * The story of a patient: what each kind of record adds to it, newest first.
 *
 * A kind that comes later (advice, invoices) is one more member of `Entry`, one more list given to `newest`, and
 * one more way of drawing it in `EntryRow.tsx`: the compiler asks for the rest.
 */
import { toDate } from '../../../lib/format.ts'
import type { VisitRecord } from '../../../lib/register/records.ts'
import type { PatientReferral } from './referrals.ts'

export type Entry =
  | { kind: 'visit'; id: string; at: string; visit: VisitRecord }
  | { kind: 'test'; id: string; at: string; visit: VisitRecord }
  | { kind: 'referral'; id: string; at: string; referral: PatientReferral }
  | { kind: 'return'; id: string; at: string; referral: PatientReferral }
export type EntryKind = Entry['kind']

/** What the page can be narrowed to. A test is said in its visit, and by itself only when tests are asked for. */
export const views = ['all', 'visits', 'tests', 'referrals'] as const
export type View = (typeof views)[number]

const instant = (at: string) => toDate(at).getTime()

export function visitEntries(visits: readonly VisitRecord[]): Entry[] {
  return visits.map((visit) => ({ kind: 'visit', id: visit.id, at: visit.consulted_at, visit }))
}

export function testEntries(visits: readonly VisitRecord[]): Entry[] {
  return visits
    .filter((visit) => visit.malaria_test !== 'none')
    .map((visit) => ({ kind: 'test', id: `${visit.id}:test`, at: visit.consulted_at, visit }))
}

/** A referral is there twice once its answer came: the day it left, and the day the counter-referral arrived. */
export function referralEntries(referrals: readonly PatientReferral[]): Entry[] {
  const sent = referrals.map(
    (referral): Entry => ({ kind: 'referral', id: referral.id, at: referral.sent_at, referral }),
  )
  const returned = referrals.flatMap((referral): Entry[] =>
    referral.counter
      ? [{ kind: 'return', id: `${referral.id}:return`, at: referral.counter.sent_at, referral }]
      : [],
  )
  return [...sent, ...returned].sort((a, b) => instant(b.at) - instant(a.at))
}

/** The lists of a view, each newest first. */
export function listsOf(
  view: View,
  visits: readonly VisitRecord[],
  referrals: readonly PatientReferral[],
): Entry[][] {
  if (view === 'visits') return [visitEntries(visits)]
  if (view === 'tests') return [testEntries(visits)]
  if (view === 'referrals') return [referralEntries(referrals)]
  return [visitEntries(visits), referralEntries(referrals)]
}

/** The newest of several lists that are each newest first, without sorting what nobody looks at. */
export function newest(lists: readonly Entry[][], count: number): Entry[] {
  const heads = lists.map((list) => ({ list, next: 0 }))
  const found: Entry[] = []
  while (found.length < count) {
    let best: (typeof heads)[number] | undefined
    for (const head of heads) {
      const entry = head.list[head.next]
      const known = best?.list[best.next]
      if (entry && (!known || instant(entry.at) > instant(known.at))) best = head
    }
    const entry = best?.list[best.next]
    if (!best || !entry) break
    best.next += 1
    found.push(entry)
  }
  return found
}

export const countOf = (lists: readonly Entry[][]): number =>
  lists.reduce((sum, list) => sum + list.length, 0)
