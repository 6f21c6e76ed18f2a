import { Webhook } from 'standardwebhooks'
import * as z from 'zod/mini'
import { webhookSourceCode } from '../_shared/contracts/webhook.ts'
import { asService } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'

/** Checked against when the source is unknown, so that both answers take the same road. */
const nobodysSecret = crypto.getRandomValues(new Uint8Array(24))

async function secretOf(source: string): Promise<string | undefined> {
  if (!z.safeParse(webhookSourceCode, source).success) return undefined
  return await asService(async (sql) => {
    const [row] = await sql`select private.webhook_source_secret(${source}) as secret`
    return row?.secret ?? undefined
  })
}

/**
 * The message's id once its signature and its age hold, else 401 `bad_signature`. Whoever asks cannot tell
 * an unknown source from a wrong signature.
 */
export async function verify(source: string, raw: string, headers: Headers): Promise<string> {
  const secret = await secretOf(source)
  const id = headers.get('webhook-id') ?? ''
  try {
    new Webhook(secret ?? nobodysSecret).verify(
      raw,
      {
        'webhook-id': id,
        'webhook-timestamp': headers.get('webhook-timestamp') ?? '',
        'webhook-signature': headers.get('webhook-signature') ?? '',
      },
      { jsonParse: false },
    )
  } catch {
    throw new Refusal('bad_signature', 401)
  }
  if (secret === undefined || id.length > 200) throw new Refusal('bad_signature', 401)
  return id
}
