/** Webhooks as Standard Webhooks describes them, in both directions. */
import * as z from 'zod/mini'
import { facilityCode, instant } from './fields.ts'

export const webhookEventType = z.string().check(z.regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/i), z.maxLength(100))

/** A message from another system. `data` is its own affair; it is kept as it came. */
export const incomingWebhook = z.strictObject({
  type: webhookEventType,
  timestamp: instant,
  data: z.record(z.string(), z.unknown()),
})
export type IncomingWebhook = z.infer<typeof incomingWebhook>

/** The code of a sender, the last part of `POST /webhooks/:source`. */
export const webhookSourceCode = z.string().check(z.regex(/^[a-z][a-z0-9_-]{1,39}$/))

/** What we send: which record changed, never what is written in it. The receiver asks, with its own rights. */
export const outgoingWebhook = z.strictObject({
  type: webhookEventType,
  timestamp: instant,
  data: z.strictObject({
    facility: facilityCode,
    seq: z.int().check(z.minimum(1)),
    subject_kind: z.string(),
    subject_id: z.uuid(),
  }),
})
export type OutgoingWebhook = z.infer<typeof outgoingWebhook>
