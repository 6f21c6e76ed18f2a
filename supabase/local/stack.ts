import { rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Account, demoAccounts } from './accounts.ts'
import { startDatabase } from './database.ts'
import { openDirectory, writeFileAtomically } from './directory.ts'
import { startFunctions } from './functions.ts'
import { startGateway } from './gateway/gateway.ts'
import { keysOf } from './keys.ts'
import { startLite } from './lite.ts'
import { takeDirectory } from './lock.ts'
import { openMailbox } from './mailbox.ts'
import { type Observer, observeConsole, observeFile } from './observe.ts'
import { choosePorts, type Ports } from './ports.ts'
import { createRealtimeServer } from './realtime/server.ts'
import type { SeedKind } from './seed.ts'
import { sessionsOf } from './user_tokens.ts'
import { buildWeb } from './web/build.ts'
import { serveWeb, serveWebForDevelopment } from './web/serve.ts'
import { startCron } from './workers/cron.ts'
import { startNet } from './workers/net.ts'

export interface StackOptions {
  /** Where everything of this stack is kept. */
  directory: string
  /** 'auto': the environment's, last time's or the usual ones. Port 0 is any free one. */
  ports?: 'auto' | Partial<Ports>
  /** What a first start fills the database with. */
  seed?: SeedKind
  seedSize?: number
  web?: 'built' | 'dev' | 'none'
  /** Reload edge functions when they change. */
  watch?: boolean
  /** The folder that holds supabase/migrations; the repository unless said otherwise. */
  workdir?: string
  /** Ends a start that is under way. */
  signal?: AbortSignal
  /** Called when a part cannot be kept running. */
  onGivenUp?: (error: Error) => void
  /** Hears every answer, frame, outgoing request and line of a log; for tests. */
  observe?: Observer
}

export interface Stack {
  apiUrl: string
  webUrl: string
  /** The database as `postgres`, the role of migrations: no superuser, but past row-level security. */
  dbUrl: string
  /** The database as its superuser. */
  adminUrl: string
  publishableKey: string
  secretKey: string
  jwtSecret: string
  accounts: readonly Account[]
  /** Where the database keeps its files. */
  dataDirectory: string
  /** Process ids of what runs beside Node. */
  processes(): { postgres?: number; deno?: number }
  stop(): Promise<void>
}

/** Starts everything that a Supabase project is, without Docker. When it rejects, nothing is left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const directory = openDirectory(options.directory)
  const { seed = 'demo', web = 'built', observe } = options
  const { onGivenUp = (error) => console.error(error.message) } = options
  // What was started, to be stopped in the opposite order.
  const started: (() => Promise<void> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await Promise.resolve(end()).catch(() => {})
  }
  try {
    started.push(takeDirectory(directory))
    started.push(observeConsole(observe))
    const readyFile = join(directory, 'stack.json')
    rmSync(readyFile, { force: true })
    const keys = keysOf(directory)
    const ports = await choosePorts(directory, options.ports)
    const apiUrl = `http://127.0.0.1:${ports.api}`
    const webUrl = `http://127.0.0.1:${ports.web}`

    const { seedSize, signal, workdir } = options
    const building = web === 'built' ? buildWeb(signal) : Promise.resolve()
    building.catch(() => {})
    const cluster = await startDatabase({
      directory,
      port: ports.db,
      keys,
      apiUrl,
      seed,
      seedSize,
      workdir,
      onGivenUp,
    })
    started.push(async () => {
      await cluster.stop()
      observeFile(observe, 'postgres.log', join(directory, 'postgres.log'))
    })
    signal?.throwIfAborted()

    const adminUrl = cluster.url('supabase_admin')
    const lite = startLite({ cluster, keys, mailbox: openMailbox(directory, webUrl, apiUrl), apiUrl, webUrl })
    started.push(() => lite.stop())
    const sql = postgres(cluster.url('supabase_lite'), { max: 4, onnotice: () => {} })
    started.push(() => sql.end({ timeout: 1 }))
    const isSessionOpen = sessionsOf(sql)
    const realtime = await createRealtimeServer({
      databaseUrl: adminUrl,
      jwtSecret: keys.jwtSecret,
      apiKeys: [keys.publishableKey, keys.secretKey],
      isSessionOpen,
      observe,
    })
    started.push(() => realtime.stop())
    const functions = await startFunctions({
      directory,
      keys,
      apiUrl,
      databaseUrl: cluster.url('authenticator'),
      watch: options.watch ?? false,
      onGivenUp,
      observe,
    })
    started.push(() => functions.stop())
    signal?.throwIfAborted()
    const parts = { keys, lite, functions, realtime, sql, isSessionOpen, observe }
    const gateway = await startGateway({ port: ports.api, ...parts })
    started.push(() => gateway.stop())
    const net = await startNet(adminUrl, observe)
    started.push(() => net.stop())
    const cron = await startCron(adminUrl)
    started.push(() => cron.stop())

    await building
    const config = { apiUrl, publishableKey: keys.publishableKey }
    if (web !== 'none') {
      const server = await (web === 'dev' ? serveWebForDevelopment : serveWeb)(ports.web, config)
      started.push(() => server.stop())
    }
    signal?.throwIfAborted()
    const addresses = { apiUrl, webUrl, dbUrl: cluster.url('postgres') }
    const { publishableKey, secretKey, jwtSecret } = keys
    const accounts = seed === 'none' ? [] : demoAccounts
    // Last: whoever waits for this file finds everything running.
    const state = { ...addresses, publishableKey, secretKey, accounts, pid: process.pid }
    writeFileAtomically(readyFile, `${JSON.stringify(state, null, 2)}\n`)
    started.push(() => rmSync(readyFile, { force: true }))
    return {
      ...addresses,
      adminUrl,
      publishableKey,
      secretKey,
      jwtSecret,
      accounts,
      dataDirectory: cluster.dataDirectory,
      processes: () => ({ postgres: cluster.pid, deno: functions.pid }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
