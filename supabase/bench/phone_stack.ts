/** What the phone's benches share: a facility with ten thousand patients, a slow link to it, a slow browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { freePort } from '../local/ports.ts'
import { startStack } from '../local/stack.ts'
import { serveWeb } from '../local/web/serve.ts'
import { fillRegister, fullSize, type RegisterSize } from '../tests/full_register.ts'
import { Link, type LinkSpeed, slowPhone } from './link.ts'

export const nurse = 'awa.guindo@keneya.test'
export const facility = 'cscom_sangha'

export interface PhoneStack {
  link: Link
  /** As the phone reaches it, over the link. */
  webUrl: string
  apiUrl: string
  /** The API without the link: for what is not measured. */
  directUrl: string
  publishableKey: string
  sql: postgres.Sql
  stop: () => Promise<void>
}

/** Starts a stack with a full register behind a slow link; the answer's addresses are those of the link. */
export async function startPhoneStack(
  size: RegisterSize = fullSize,
  speed: LinkSpeed = slowPhone,
): Promise<PhoneStack> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-phone-'))
  const stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'accounts',
    web: 'built',
  })
  const sql = postgres(stack.adminUrl, { max: 2, onnotice: () => {} })
  await fillRegister(sql, facility, size)
  const link = new Link(speed)
  const apiUrl = `http://127.0.0.1:${await link.to(Number(new URL(stack.apiUrl).port))}`
  const port = (await freePort(0)) ?? 0
  const server = await serveWeb(port, { apiUrl, publishableKey: stack.publishableKey })
  const webUrl = `http://127.0.0.1:${await link.to(port)}`
  return {
    link,
    webUrl,
    apiUrl,
    directUrl: stack.apiUrl,
    publishableKey: stack.publishableKey,
    sql,
    async stop() {
      await link.stop()
      await server.stop()
      await sql.end()
      await stack.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
