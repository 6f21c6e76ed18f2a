import { Webhook } from 'standardwebhooks'
import type { OutgoingWebhook } from '../_shared/contracts/webhook.ts'
import { mayReach } from './address.ts'
import type { Delivery } from './outbox.ts'

const patience = 10_000

/** What became of one try; `failure` is a short code, never a word of the receiver's answer. */
export interface Outcome {
  status: number | null
  failure: string | null
}

function messageOf(delivery: Delivery): OutgoingWebhook {
  return {
    type: delivery.event_type,
    timestamp: delivery.occurred_at.toISOString(),
    data: {
      facility: delivery.facility_code,
      seq: Number(delivery.event_seq),
      subject_kind: delivery.subject_kind,
      subject_id: delivery.subject_id,
    },
  }
}

/** Signs and posts one delivery. The event's id is the message's id, so that a retry is known as one. */
export async function deliver(delivery: Delivery): Promise<Outcome> {
  try {
    if (!delivery.secret) return { status: null, failure: 'secret_missing' }
    if (!(await mayReach(delivery.url))) return { status: null, failure: 'address_refused' }
    const body = JSON.stringify(messageOf(delivery))
    const now = new Date()
    const response = await fetch(delivery.url, {
      method: 'POST',
      // A redirect would lead past the address check.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Keneya-Webhooks/1',
        'webhook-id': delivery.event_id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(delivery.secret).sign(delivery.event_id, now, body),
      },
      body,
    })
    await response.body?.cancel()
    return { status: response.status, failure: response.ok ? null : `http_${response.status}` }
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError'
    return { status: null, failure: late ? 'timeout' : 'unreachable' }
  }
}
