/**
 * What the outbox is compared with: TanStack Query's persisted mutations, set up as their documentation says
 * (a persister over the storage of the browser, `setMutationDefaults`, `resumePausedMutations` after the restore)
 * and as well as they allow: one scope, so that they leave in order; endless retries of what is passing; a storage
 * for each person; the same ids, the same server with its ledger; and an operation counts as acknowledged only
 * once the persister has written after it, and as lost only if nobody was ever shown its failure.
 */
import {
  MutationObserver,
  notifyManager,
  onlineManager,
  QueryClient,
  timeoutManager,
} from '@tanstack/react-query'
import {
  type PersistedClient,
  type Persister,
  persistQueryClientRestore,
  persistQueryClientSubscribe,
} from '@tanstack/react-query-persist-client'
import type { Operation } from '../../../../../functions/_shared/contracts/sync.ts'
import { isPassing, Problem, toProblem } from '../../problem.ts'
import type { MakeClient } from './client.ts'
import type { Device } from './device.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

const mutationKey = ['push']
const scope = { id: 'outbox' }

/** Its timers run in the time of the schedule that is played. */
let playing: World | undefined
let timers = 0
const cancels = new Map<number, () => void>()
notifyManager.setScheduler((run) => queueMicrotask(run))
timeoutManager.setTimeoutProvider({
  setTimeout(run, delay) {
    timers += 1
    const id = timers
    if (playing) cancels.set(id, playing.time.after(delay, run))
    return id
  },
  clearTimeout(id) {
    cancels.get(Number(id))?.()
    cancels.delete(Number(id))
  },
  setInterval: () => 0,
  clearInterval() {},
})

interface Watched extends Persister {
  /** The next write that begins after this: false when the device was full. */
  nextWrite(): Promise<boolean>
}

/** The persister of the documentation's example for IndexedDB: one value under one name, the last write wins. */
function persisterOf(device: Device, tab: Tab, user: string): Watched {
  let writing: Promise<unknown> = Promise.resolve()
  let waiting: ((kept: boolean) => void)[] = []
  return {
    persistClient(client) {
      const told = waiting
      waiting = []
      writing = writing.then(() =>
        tab.step(() => {
          if (!device.isFull) device.shelf.set(user, client)
          for (const tell of told) tell(!device.isFull)
        }),
      )
    },
    restoreClient: () => tab.step(() => device.shelf.get(user) as PersistedClient | undefined),
    removeClient: () => tab.step(() => void device.shelf.delete(user)),
    nextWrite: () => new Promise((resolve) => waiting.push(resolve)),
  }
}

export const makeControl: MakeClient = (world, tab, user) => {
  const { device, network, server } = world
  if (playing !== world) {
    playing = world
    cancels.clear()
    onlineManager.setOnline(network.isUp)
    network.follow(() => {
      if (playing === world) onlineManager.setOnline(network.isUp)
    })
  }
  const queryClient = new QueryClient()
  let isOver = false
  queryClient.setMutationDefaults(mutationKey, {
    mutationFn: async (operation: Operation) => {
      if (isOver || !tab.alive) return new Promise<never>(() => {})
      if (device.session !== user) throw new Problem('session_expired')
      const delivery = await tab.wait(network.send(user, [operation]))
      if ('problem' in delivery) throw delivery.problem
      const answer = delivery.answers[0]
      if (!answer) throw new Problem('network')
      const revision = server.revisions.get(String(operation.args.id))
      if (revision) device.seen.set(String(operation.args.id), revision)
      if (answer.status === 'refused') throw new Problem(answer.code ?? 'unexpected')
    },
    scope,
    retry: (_count, error) =>
      isPassing(toProblem(error)) || ['session_expired', 'unexpected'].includes(toProblem(error).code),
    onError: (_error: unknown, operation: Operation) => {
      if (tab.alive && !isOver) world.shown.add(operation.args.key as number)
    },
  })
  const persister = persisterOf(device, tab, user)
  // The persister brings an engine of its own, a few versions older: the same object to it, another type to us.
  const persisted = { queryClient: queryClient as never, persister }
  const restored = persistQueryClientRestore(persisted).then(() => {
    if (isOver || !tab.alive) return
    persistQueryClientSubscribe(persisted)
    queryClient.mount()
    void queryClient.resumePausedMutations()
  })
  const end = () => {
    if (isOver) return
    isOver = true
    queryClient.unmount()
  }
  tab.onDeath(end)

  return {
    async say({ kind, subject, args }) {
      device.orders.set(args.key as number, args.key as number)
      await restored
      const at = new Date(device.now()).toISOString()
      const operation: Operation = { id: world.newId(), kind, subject, at, args }
      const written = persister.nextWrite()
      const observer = new MutationObserver<void, Error, Operation>(queryClient, { mutationKey })
      observer.mutate(operation).catch(() => undefined)
      if (!(await written)) await new Promise<never>(() => {})
    },
    wake: () => void queryClient.resumePausedMutations(),
    decide() {},
    stop: end,
    shown: () => [],
  }
}
