/** One exchange with the server: what the person said goes up, what changed comes down. */
import type { Operation, PushAnswer, PushBatch } from '../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../problem.ts'
import { registerState } from '../register/register.ts'
import { rpc, rpcAs } from '../request.ts'
import { noteAnswered } from '../vault/expiry.ts'
import { learnTime } from './clock.ts'
import { type Current, openRegister, tellTabs } from './current.ts'

/** Pages of changes in a row before the rest is left for the next exchange: weeks in a drawer. */
const mostPages = 40

/**
 * Sends operations and takes what changed. When it resolves the changes are kept and shown, so that an operation
 * confirmed in the answer can leave the outbox without a flicker. Throws a Problem when nothing was answered.
 * `user` is whose words the operations are: they leave with their token or not at all.
 */
export async function exchange(
  facility: string,
  operations: readonly Operation[],
  user?: string,
): Promise<PushAnswer> {
  const first = await once(facility, operations, user)
  let more = first.more
  try {
    for (let page = 1; more && page < mostPages; page += 1) more = (await once(facility, [])).more
  } catch {
    // What was said is answered; only what others said is still missing.
    openRegister()?.pull()
  }
  return first
}

async function once(facility: string, operations: readonly Operation[], user?: string): Promise<PushAnswer> {
  const open = openRegister()
  const at = open?.facility === facility ? open : undefined
  const since = at?.seq ?? null
  const sentAt = Date.now()
  const batch: PushBatch = {
    facility_code: facility,
    since,
    clock: new Date(sentAt).toISOString(),
    operations: [...operations],
  }
  const answer = await (user
    ? rpcAs<PushAnswer>(user, 'push', { batch })
    : rpc<PushAnswer>('push', { batch }))
  // A page where one pays for the network answers 200 to everything: that is nobody's word.
  if (!Number.isFinite(Number(answer?.seq ?? Number.NaN))) throw new Problem('server_unavailable')
  learnTime(answer.now, sentAt, Date.now())
  if (!at) return answer
  const done = (answer.answers ?? []).filter(({ status }) => status === 'done').map(({ id }) => id)
  at.memory.confirmed(new Set(done))
  if (since !== null) await take(at, since, answer)
  return answer
}

async function take(at: Current, since: number, answer: PushAnswer): Promise<void> {
  const seq = Number(answer.seq)
  const serverTime = Date.parse(answer.now)
  const changes = answer.changes ?? {}
  if (seq < since) {
    // A server restored from a backup has forgotten what this device knows: everything is asked anew.
    await at.set.putRows({}, (meta) => meta && { meta: { ...meta, rights: '' } }).catch(() => undefined)
    at.seq = undefined
    at.pull()
    return
  }
  // Another tab may have been further meanwhile: what was read earlier does not overwrite it.
  await at.set
    .putRows(changes, (meta) =>
      meta?.seq === undefined || meta.seq > seq || meta.seq < since
        ? undefined
        : { meta: { ...meta, seq, exchangedAt: serverTime } },
    )
    // A full device: the page goes on with what it has in memory, and asks again after a reload.
    .catch(() => undefined)
  if (at.stopped || at.seq === undefined) return
  if (seq >= at.seq) {
    if (answer.changes) at.memory.take(changes)
    at.seq = seq
    if (!answer.more) at.memory.covered()
    if (answer.changes) tellTabs(at, { from: since, seq, changes })
  }
  await noteAnswered(at.vault, serverTime).catch(() => undefined)
  if (registerState.get().status === 'ready') registerState.set({ status: 'ready', syncedAt: serverTime })
}
