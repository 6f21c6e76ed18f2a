/**
 * What this device must forget when a right is lost.
 *
 * The rights read last are kept on the device beside what they let it keep. When the server says something
 * narrower (at once on an open page, or at the next opening after weeks in a drawer), whatever the difference
 * covers goes: from the memory of the page, from IndexedDB, and the drafts with it. Unsent writes stay: they
 * are what the person said, the server weighs them, and their author reads its answer.
 */
import type { QueryKey } from '@tanstack/react-query'
import {
  type Area,
  areas,
  type PermissionDocument,
} from '../../../functions/_shared/contracts/permissions.ts'
import { queryClient } from './queryClient.ts'
import { openVault, wipeOthers, wipeWorking } from './vault/vault.ts'

/** What somebody may do at one facility; a membership is one. */
export interface Standing {
  facility_code: string
  document: PermissionDocument
}

export interface Losses {
  /** Facilities where nothing that was kept may stay: left, or something there is no longer readable. */
  facilities: string[]
  /** The areas lost at each; every area at a facility that was left. */
  areas: Record<string, readonly Area[]>
}

/** Verbs that bring records to the device. */
const opening = ['read', 'emergency']

/** The areas of each kind of draft: losing one of them takes the draft. Another kind goes with any loss. */
const areasOfDraft: Record<string, readonly Area[]> = {
  patient: ['patients'],
  consultation: ['consultations', 'patients'],
  correction: ['consultations', 'patients'],
  referral: ['referrals', 'patients'],
  'counter-referral': ['referrals'],
  invitation: ['staff'],
}

function isNarrower(before: PermissionDocument, after: PermissionDocument, area: Area): boolean {
  const had = before.areas[area]
  const has = after.areas[area]
  const closed = opening.some((verb) => had?.verbs.includes(verb) && !has?.verbs.includes(verb))
  return closed || (has?.limits ?? []).some((limit) => !had?.limits?.includes(limit))
}

/** What was readable before and is not any more. */
export function lossesBetween(before: readonly Standing[], after: readonly Standing[]): Losses {
  const lost: Losses['areas'] = {}
  for (const { facility_code: facility, document } of before) {
    const now = after.find((standing) => standing.facility_code === facility)
    const gone = now ? areas.filter((area) => isNarrower(document, now.document, area)) : areas
    // The same facility may be there twice: as the page shows it and as the device kept it.
    if (gone.length > 0) lost[facility] = [...new Set([...(lost[facility] ?? []), ...gone])]
  }
  return { facilities: Object.keys(lost), areas: lost }
}

/**
 * Does this answer of the server stay? Only under a facility that is held as it was: a list that names no
 * facility may hold anything, and reading it again is cheaper than a doubt.
 */
export function keepsQuery(key: QueryKey, losses: Losses, held: readonly string[]): boolean {
  if (key[0] === 'access') return true
  return key.some((part) => held.includes(part as string) && !losses.facilities.includes(part as string))
}

/** Does this draft (`person:kind:facility:…`) of this person stay? */
export function keepsDraft(key: string, losses: Losses, held: readonly string[]): boolean {
  const [, kind = '', ...rest] = key.split(':')
  const facility = rest.find((part) => held.includes(part) || losses.facilities.includes(part))
  if (facility && !losses.facilities.includes(facility)) return true
  // A draft that names no facility may belong to any of those that lost something.
  const lost = facility ? losses.areas[facility] : Object.values(losses.areas).flat()
  return areasOfDraft[kind]?.every((area) => !lost?.includes(area)) ?? false
}

let forgettings = 0

/** Counts up whenever something is forgotten: what was read before is not written after. */
export const timesForgotten = (): number => forgettings

/** Forgets what the page has read from the server: too old to be shown. */
export function forgetRead(): void {
  forgetInMemory((key) => key[0] === 'access')
}

function forgetInMemory(keep: (key: QueryKey) => boolean): void {
  forgettings += 1
  const lost = { predicate: ({ queryKey }: { queryKey: QueryKey }) => !keep(queryKey) }
  queryClient.getMutationCache().clear()
  queryClient.removeQueries({ ...lost, type: 'inactive' })
  // What is on the screen is emptied and asked again: the server answers with what is still allowed.
  void queryClient.resetQueries({ ...lost, type: 'active' })
}

/** The areas whose loss empties the register: their rows are on the device. */
const registerAreas: readonly Area[] = ['patients', 'consultations']

async function forgetOnDevice(userId: string, losses: Losses, held: readonly string[]): Promise<void> {
  const vault = await openVault(userId)
  for (const facility of losses.facilities) {
    const isRegister = registerAreas.some((area) => losses.areas[facility]?.includes(area))
    await wipeWorking({ userId, facility, ...(!isRegister && { what: 'answers' as const }) })
  }
  // What names no facility may hold anything.
  await wipeWorking({ userId, facility: '', what: 'answers' })
  const keys = await vault.drafts.keys()
  await vault.drafts.remove(keys.filter((key) => !keepsDraft(`${userId}:${key}`, losses, held)))
  // What may still be read is kept again, under new keys.
  await vault.allow('')
  for (const facility of losses.facilities) if (held.includes(facility)) await vault.allow(facility)
}

/** Takes away what these rights no longer cover; true when there was something to lose. */
export async function forgetLost(
  userId: string,
  before: readonly Standing[],
  after: readonly Standing[],
): Promise<boolean> {
  const losses = lossesBetween(before, after)
  if (losses.facilities.length === 0) return false
  const held = after.map(({ facility_code }) => facility_code)
  forgetInMemory((key) => keepsQuery(key, losses, held))
  try {
    await forgetOnDevice(userId, losses, held)
  } catch {
    // No store in this browser: nothing was kept.
  }
  return true
}

/** On a shared device: what was kept for anybody else goes when this person's rights are read. */
export async function forgetOthers(userId: string): Promise<void> {
  try {
    await wipeOthers(userId)
  } catch {
    // No store in this browser: nothing was kept.
  }
}
