/** `POST /dispatch`, for servers: delivers the webhooks that are due and says how many went which way. */
import { requireSecretKey } from '../_shared/caller.ts'
import { json, methodNotAllowed, serve } from '../_shared/respond.ts'
import { deliver } from './deliver.ts'
import { type Delivery, settle, take } from './outbox.ts'

/** Forty deliveries by ten, each ten seconds at most: all are settled before their lease of a minute ends. */
const most = 40
const sideBySide = 10

async function dispatch(): Promise<{ delivered: number; failed: number; dead: number }> {
  const tally = { delivered: 0, failed: 0, dead: 0 }
  const waiting = await take(most)
  const work = async () => {
    for (let next: Delivery | undefined = waiting.shift(); next; next = waiting.shift()) {
      const status = await settle(next, await deliver(next))
      if (status === 'delivered') tally.delivered += 1
      else if (status === 'dead') tally.dead += 1
      else if (status === 'pending') tally.failed += 1
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  return tally
}

export default {
  fetch: serve(async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST')
    await requireSecretKey(request)
    return json(await dispatch())
  }),
}
