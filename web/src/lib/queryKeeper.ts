import { type DehydratedState, dehydrate, hydrate } from '@tanstack/react-query'
import { keptAccess } from './access.ts'
import { connection } from './connection.ts'
import { timesForgotten } from './forget.ts'
import { onSignOut } from './localData.ts'
import { queryClient } from './queryClient.ts'
import { now } from './sync/clock.ts'
import { expiresAfterDays } from './vault/clock.ts'
import { expire, noteHeard } from './vault/expiry.ts'
import { openVault, wipeWorking } from './vault/vault.ts'

const dayMs = 86_400_000
/** Answers that name no facility. */
const nowhere = ''
/** From an answer to the disk: several come together, and a phone may be put away right after. */
const keepAfterMs = 300
let timer: ReturnType<typeof setTimeout> | undefined

interface KeptAnswers {
  at: number
  state: DehydratedState
}

const facilitiesOf = (userId: string): string[] =>
  (keptAccess(userId)?.memberships ?? []).map(({ facility_code }) => facility_code)

/** Puts back what the server said last time, so that a screen opens with its data and refreshes behind. */
export async function restoreQueries(userId: string): Promise<void> {
  try {
    const vault = await openVault(userId)
    // Without the rights under which they were kept, nobody can say which of them may still be shown.
    if (!keptAccess(userId)) {
      await wipeWorking({ userId })
      return
    }
    await expire(vault, now())
    for (const facility of [nowhere, ...facilitiesOf(userId)]) {
      const kept = (await vault.answers.read(facility)) as KeptAnswers | undefined
      if (kept && now() - kept.at < expiresAfterDays * dayMs) hydrate(queryClient, kept.state)
    }
  } catch {
    // Nothing kept: the screens ask the server.
  }
}

/** The answers by the facility that they name, each sealed under a key of its own. */
function byFacility(state: DehydratedState, facilities: readonly string[]): Map<string, DehydratedState> {
  const groups = new Map<string, DehydratedState>()
  for (const query of state.queries) {
    const facility = facilities.find((code) => query.queryKey.includes(code)) ?? nowhere
    const group = groups.get(facility) ?? { mutations: [], queries: [] }
    group.queries.push(query)
    groups.set(facility, group)
  }
  return groups
}

async function save(userId: string): Promise<void> {
  const before = timesForgotten()
  const isWanted = () => timesForgotten() === before
  const state = dehydrate(queryClient, {
    // The rights are asked at every opening, and what says `keep: false` is only for the moment.
    shouldDehydrateQuery: ({ state, queryKey, meta }) =>
      state.status === 'success' && queryKey[0] !== 'access' && meta?.keep !== false,
  })
  try {
    const vault = await openVault(userId)
    for (const [facility, group] of byFacility(state, facilitiesOf(userId))) {
      await vault.answers.write(facility, { at: now(), state: group } satisfies KeptAnswers, isWanted)
    }
    if (connection.get().transport !== 'offline') await noteHeard(vault, now())
  } catch {
    // A full disk: the app works, it only starts colder.
  }
}

/** Keeps the answers of the server on the device, sealed, a moment after they change. */
export function keepQueries(userId: string): () => void {
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    // The rights are asked all day long, and are kept elsewhere.
    if (event.query.queryKey[0] === 'access') return
    // Not put off by the next answer: where one comes every second, nothing would ever be kept.
    timer ??= setTimeout(() => {
      timer = undefined
      void save(userId)
    }, keepAfterMs)
  })
  return () => {
    stop()
    clearTimeout(timer)
    timer = undefined
  }
}

onSignOut(() => {
  clearTimeout(timer)
  timer = undefined
  queryClient.clear()
})
