import { useQuery } from '@tanstack/react-query'
import {
  type Area,
  allows,
  type PermissionDocument,
  type Verb,
} from '../../../functions/_shared/contracts/permissions.ts'
import { forgetLost, forgetOthers, lossesBetween } from './forget.ts'
import { readLocal, writeLocal } from './localValue.ts'
import { type Problem, toProblem } from './problem.ts'
import { queryClient } from './queryClient.ts'
import { rpc } from './request.ts'
import { expireSession, renewSession, session } from './session.ts'
import { createStore } from './store.ts'
import { toasts } from './toast.ts'

export interface Membership {
  membership_id: string
  facility_code: string
  facility_name: string
  facility_kind: 'hospital' | 'csref' | 'cscom' | 'cabinet' | 'ministry'
  role_code: string
  role_name_fr: string
  role_name_en: string
  display_name: string
  title: string | null
  document: PermissionDocument
  topic: string
  epoch: number
  last_seq: number
}
interface Access {
  user_id: string
  memberships: Membership[]
}

const cacheKey = 'keneya.access'
const choiceKey = 'keneya.facility'
/** A right withdrawn must show without a socket too, and a journal that is closed to me looks like a quiet one. */
const recheckMs = 20_000
/** Somebody without a place is waiting for one, looking at the page that says so. */
const waitingMs = 5_000
const chosen = createStore<string | undefined>(
  typeof window === 'undefined' ? undefined : readLocal<string>(choiceKey),
)

const accessKey = (userId: string) => ['access', userId]
let asked = 0

async function fetchAccess(userId: string): Promise<Access> {
  asked += 1
  const turn = asked
  const ask = () => rpc<Access>('my_access')
  try {
    const access = await ask().catch(async (error: unknown) => {
      if (toProblem(error).code !== 'session_expired' || !(await renewSession())) throw error
      return ask()
    })
    // Asked again since: this answer is older than what the screens will show.
    if (turn === asked) await takeOver(userId, access)
    return access
  } catch (error) {
    if (toProblem(error).code === 'session_expired') expireSession()
    throw error
  }
}

/**
 * Puts new rights in the place of the old ones: the screens first, then what the page and the device kept.
 * They are written down last: closed in between, the device compares and forgets at the next opening.
 */
async function takeOver(userId: string, access: Access): Promise<void> {
  const shown = queryClient.getQueryData<Access>(accessKey(userId))
  const before = [...(shown?.memberships ?? []), ...(keptAccess(userId)?.memberships ?? [])]
  if (lossesBetween(before, access.memberships).facilities.length > 0) {
    queryClient.setQueryData(accessKey(userId), access)
    // One turn for React: a page that closes now does not ask for its rows again.
    await new Promise((resolve) => setTimeout(resolve))
    await forgetLost(userId, before, access.memberships)
  }
  if (readLocal<Access>(cacheKey)?.user_id !== userId) await forgetOthers(userId)
  writeLocal(cacheKey, access)
}

/** The rights read last on this device by this person: enough to open the app without a network. */
export function keptAccess(userId: string): Access | undefined {
  const access = readLocal<Access>(cacheKey)
  return access?.user_id === userId ? access : undefined
}

// Another window of this browser read the rights: what it lost, this one holds in its own memory.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }: StorageEvent) => {
    const state = session.get()
    if (key !== cacheKey || state.status !== 'signed-in') return
    const { userId } = state.session
    const shown = queryClient.getQueryData<Access>(accessKey(userId))
    const lost = lossesBetween(shown?.memberships ?? [], keptAccess(userId)?.memberships ?? [])
    if (lost.facilities.length > 0) void refreshAccess()
  })
}

const among = (memberships: readonly Membership[], choice: string | undefined): Membership | undefined =>
  memberships.find(({ facility_code }) => facility_code === choice) ?? memberships[0]

/** The membership in which this device will most likely open, before anything was read but what it keeps. */
export const keptMembership = (userId: string): Membership | undefined =>
  among(keptAccess(userId)?.memberships ?? [], chosen.get())

export interface AccessState {
  status: 'loading' | 'ready' | 'failed'
  problem: Problem | undefined
  memberships: Membership[]
  /** The membership in use; undefined while loading, and when the person has none. */
  current: Membership | undefined
}

/** Who am I, where, with which rights; follows every change within seconds. */
export function useAccess(): AccessState {
  const state = session.use()
  const choice = chosen.use()
  const userId = state.status === 'signed-in' ? state.session.userId : ''
  const query = useQuery({
    queryKey: accessKey(userId),
    queryFn: () => fetchAccess(userId),
    enabled: userId !== '',
    initialData: () => keptAccess(userId),
    initialDataUpdatedAt: 0,
    staleTime: 5 * 60_000,
    refetchInterval: ({ state: { data } }) => (data?.memberships.length === 0 ? waitingMs : recheckMs),
  })
  const memberships = query.data?.memberships ?? []
  return {
    status: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    problem: query.isError ? toProblem(query.error) : undefined,
    memberships,
    current: among(memberships, choice),
  }
}

/** The membership in use, for screens inside the shell, where there always is one. */
export function useMembership(): Membership {
  const { current } = useAccess()
  if (!current) throw new Error('useMembership is for screens inside the shell')
  return current
}

/** The code of the facility in use: goes into every query key and every statement. */
export function useFacility(): string {
  return useMembership().facility_code
}

/** May the person do this here? Follows the permission document live. */
export function useCan(area: Area, verb: Verb): boolean {
  const { current } = useAccess()
  return current ? allows(current.document, area, verb) : false
}

/** Works under another membership from now on; passing news of the last one goes with it. */
export function chooseFacility(code: string): void {
  toasts.set([])
  chosen.set(code)
  writeLocal(choiceKey, code)
}

/** Reads the rights again, after a change or a refusal. */
export function refreshAccess(): Promise<void> {
  return queryClient.refetchQueries({ queryKey: ['access'] })
}
