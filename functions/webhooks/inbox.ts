import type { IncomingWebhook } from '../_shared/contracts/webhook.ts'
import { asService, jsonb } from '../_shared/database.ts'

/** Keeps the message; a second one with the same id is `duplicate` and changes nothing. */
export function keep(
  source: string,
  id: string,
  message: IncomingWebhook,
): Promise<'accepted' | 'duplicate'> {
  return asService(async (sql) => {
    const [row] = await sql`
      select private.accept_webhook(${source}, ${id}, ${message.type}, ${jsonb(sql, message)}) as status`
    return row?.status
  })
}
