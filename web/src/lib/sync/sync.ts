/** Keeps the register of the facility in use on this device: opens it, fills it once, and follows what changes. */
import type { Part } from '../../../../functions/_shared/contracts/sync.ts'
import type { Membership } from '../access.ts'
import { connection } from '../connection.ts'
import { onEvent } from '../events.ts'
import { forgetRead } from '../forget.ts'
import { toProblem } from '../problem.ts'
import { closeMemory, openMemory, registerState } from '../register/register.ts'
import { expire } from '../vault/expiry.ts'
import { openVault } from '../vault/vault.ts'
import { now } from './clock.ts'
import { type Current, setCurrent } from './current.ts'
import { exchange } from './exchange.ts'
import { fill } from './fill.ts'
import { showKept } from './kept.ts'
import { partsFor, rightsMark } from './rights.ts'

/** One doorbell often rings for several rows: they are asked together. */
const gatherMs = 150
const firstRetryMs = 5_000
const longestRetryMs = 60_000
/** A key that was destroyed while a page was on its way is made again by the next try. */
const anewMs = 300
const hourMs = 3_600_000

/** One tab of the device does it at a time; where there are no locks, each does it for itself. */
async function exclusively(facility: string, work: () => Promise<void>): Promise<void> {
  if (globalThis.navigator?.locks) await navigator.locks.request(`keneya.register.${facility}`, work)
  else await work()
}

/** Brings the register up to date, from whatever the device has of it. */
export async function bringUpToDate(at: Current, parts: readonly Part[]): Promise<void> {
  await exclusively(at.facility, async () => {
    if (at.stopped) return
    // Another tab may have filled the device while this one waited.
    if (at.seq === undefined && !(await showKept(at, parts))) await fill(at, parts)
    else if (at.isLacking) await fill(at, parts)
    if (at.stopped || at.seq === undefined) return
    if (registerState.get().status !== 'ready') registerState.set({ status: 'ready', syncedAt: now() })
    await exchange(at.facility, [])
  })
}

/** Asks one question at a time; what rings meanwhile is one question more, and a failure is tried again. */
function puller(work: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPulling = false
  let rungAgain = false
  let failures = 0
  let stopped = false
  async function pull(): Promise<void> {
    clearTimeout(timer)
    if (stopped) return
    if (isPulling) {
      rungAgain = true
      return
    }
    isPulling = true
    try {
      await work()
      failures = 0
    } catch (error) {
      failures += 1
      const delay =
        toProblem(error).code === 'not_kept' && failures < 3
          ? anewMs
          : Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs)
      if (!stopped) timer = setTimeout(() => void pull(), delay)
    }
    isPulling = false
    if (!rungAgain) return
    rungAgain = false
    await pull()
  }
  return {
    now: () => void pull(),
    soon() {
      clearTimeout(timer)
      if (!stopped) timer = setTimeout(() => void pull(), gatherMs)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

let ring: (seq: number) => void = () => {}
for (const pattern of ['patient.*', 'consultation.*', 'arrival.*', 'distinct.*']) {
  onEvent(pattern, (event) => ring(event.seq))
}

/** Opens the register and brings it up to date, until the returned function is called. */
function open(userId: string, membership: Membership, parts: readonly Part[]): () => void {
  const facility = membership.facility_code
  let at: Current | undefined
  let gone = false
  const pulling = puller(async () => {
    if (at) await bringUpToDate(at, parts)
  })
  const memory = openMemory(facility, { userId, name: membership.display_name })
  registerState.set({ status: 'opening' })

  async function start(): Promise<void> {
    const vault = await openVault(userId)
    await vault.allow(facility)
    if (gone) return
    at = {
      userId,
      facility,
      vault,
      set: vault.set(facility),
      memory,
      rights: rightsMark(membership.document),
      seq: undefined,
      isLacking: false,
      stopped: false,
      pull: pulling.soon,
    }
    setCurrent(at)
    const opened = at
    // What the device has is shown whoever holds the lock, and whatever the network does.
    await showKept(opened, parts).catch(() => false)
    if (opened.stopped) return
    ring = (seq) => {
      // Brought by an exchange of our own already.
      if (opened.seq === undefined || seq > opened.seq) pulling.soon()
    }
    pulling.now()
  }
  void start()

  let wasOffline = connection.get().transport === 'offline'
  const stopConnection = connection.subscribe(() => {
    const isOffline = connection.get().transport === 'offline'
    if (wasOffline && !isOffline) pulling.now()
    wasOffline = isOffline
  })
  // At a quiet place nothing rings, and the hour of the last exchange must still be true.
  const hourly = setInterval(pulling.now, hourMs)

  return () => {
    gone = true
    ring = () => {}
    pulling.stop()
    clearInterval(hourly)
    stopConnection()
    setCurrent(undefined)
    closeMemory()
  }
}

/** Follows the register of one membership until the returned function is called. */
export function followRegister(userId: string, membership: Membership): () => void {
  const parts = partsFor(membership.document)
  closeMemory()
  // What the server answers here is kept whether there is a register or not.
  if (parts.length === 0) void openVault(userId).then((vault) => vault.allow(membership.facility_code))
  const start = () => (parts.length > 0 ? open(userId, membership, parts) : () => {})
  let close = start()

  // Left open in a drawer, whatever its clock says, the page forgets in its time too.
  let checkedAt = performance.now()
  const ageing = setInterval(async () => {
    const vault = await openVault(userId)
    const elapsed = performance.now() - checkedAt
    checkedAt = performance.now()
    if (!(await expire(vault, now(), elapsed))) return
    forgetRead()
    close()
    close = start()
  }, hourMs)

  return () => {
    clearInterval(ageing)
    close()
  }
}
