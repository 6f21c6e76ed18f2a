import { useQuery } from '@tanstack/react-query'
import {
  type Area,
  allows,
  type PermissionDocument,
  type Verb,
} from '../../../functions/_shared/contracts/permissions.ts'
import { readLocal, writeLocal } from './localValue.ts'
import { type Problem, toProblem } from './problem.ts'
import { queryClient } from './queryClient.ts'
import { rpc } from './request.ts'
import { expireSession, session } from './session.ts'
import { createStore } from './store.ts'

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
const chosen = createStore<string | undefined>(
  typeof window === 'undefined' ? undefined : readLocal<string>(choiceKey),
)

async function fetchAccess(): Promise<Access> {
  try {
    const access = await rpc<Access>('my_access')
    writeLocal(cacheKey, access)
    return access
  } catch (error) {
    if (toProblem(error).code === 'session_expired') expireSession()
    throw error
  }
}

/** The rights read last on this device by this person: enough to open the app without a network. */
function cachedAccess(userId: string): Access | undefined {
  const access = readLocal<Access>(cacheKey)
  return access?.user_id === userId ? access : undefined
}

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
    queryKey: ['access', userId],
    queryFn: fetchAccess,
    enabled: userId !== '',
    initialData: () => cachedAccess(userId),
    initialDataUpdatedAt: 0,
    staleTime: 5 * 60_000,
    refetchInterval: recheckMs,
  })
  const memberships = query.data?.memberships ?? []
  return {
    status: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    problem: query.isError ? toProblem(query.error) : undefined,
    memberships,
    current: memberships.find((membership) => membership.facility_code === choice) ?? memberships[0],
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

/** Works under another membership from now on. */
export function chooseFacility(code: string): void {
  chosen.set(code)
  writeLocal(choiceKey, code)
}

/** Reads the rights again, after a change or a refusal. */
export function refreshAccess(): Promise<void> {
  return queryClient.refetchQueries({ queryKey: ['access'] })
}
