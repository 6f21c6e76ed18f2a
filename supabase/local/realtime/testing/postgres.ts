import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { postgresAccount } from '../../directory.ts'
import { findBinaries } from '../../postgres/binaries.ts'

const SUPERUSER = 'supabase_admin'

export interface TestPostgres {
  /** Connects as the superuser. */
  url: string
  /** Connects as `postgres`, the role of migrations, which is not a superuser. */
  migrationUrl: string
  stop(): Promise<void>
}

/** Starts a Postgres of its own in a temporary folder, with the roles that Supabase has. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const binaries = findBinaries()
  const account = postgresAccount()
  const home = mkdtempSync(join(tmpdir(), 'keneya-realtime-'))
  if (account) chownSync(home, account.uid, account.gid)
  const options = { ...account, cwd: home, env: { LC_ALL: 'C', TZ: 'UTC' } }
  const data = join(home, 'data')
  const initdb = ['-D', data, '-U', SUPERUSER, '--auth=trust', '--no-sync', '--encoding=UTF8']
  const made = spawnSync(binaries.initdb, initdb, options)
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off']
  const server = spawn(binaries.postgres, ['-D', data, '-p', `${port}`, '-k', home, ...settings], {
    ...options,
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`
  await createRoles(url)
  return {
    url,
    migrationUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function createRoles(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    try {
      await sql.unsafe(`
        create role anon nologin;
        create role authenticated nologin;
        create role service_role nologin bypassrls;
        create role postgres login createrole;
        grant create on database postgres to postgres;`)
      return
    } catch (error) {
      if (attempt >= 200) throw error
      await delay(50)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
