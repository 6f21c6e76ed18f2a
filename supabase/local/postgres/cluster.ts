import { execFile } from 'node:child_process'
import { chownSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { makeOwnedDirectory, postgresAccount } from '../directory.ts'
import type { Keys } from '../keys.ts'
import { commandOf, endProcess, isAlive, type Program, supervise } from '../processes.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { localeArguments, settingArguments } from './settings.ts'

export type DatabaseRole = keyof Keys['passwords']

export interface Cluster {
  /** Address of the database for one of the roles that may log in. */
  url(role: DatabaseRole): string
  readonly dataDirectory: string
  readonly pid: number | undefined
  stop(): Promise<void>
}

interface ClusterOptions {
  dataDirectory: string
  port: number
  keys: Keys
  logFile: string
  onGivenUp: (error: Error) => void
}

const BOOTSTRAP_ROLE: DatabaseRole = 'supabase_admin'

async function initialise(binaries: Binaries, dataDirectory: string, keys: Keys): Promise<void> {
  const account = postgresAccount()
  makeOwnedDirectory(dataDirectory)
  const passwordFile = join(dataDirectory, '..', `.password.${process.pid}`)
  writeFileSync(passwordFile, keys.passwords[BOOTSTRAP_ROLE], { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  try {
    const args = ['-D', dataDirectory, '-U', BOOTSTRAP_ROLE, `--pwfile=${passwordFile}`]
    await promisify(execFile)(binaries.initdb, [...args, '--auth=scram-sha-256', ...localeArguments], {
      cwd: dirname(binaries.initdb),
      ...account,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** A Postgres that outlived its Node (kill -9, power) holds the data: it is stopped before a new one starts. */
export async function stopOrphan(dataDirectory: string): Promise<boolean> {
  const file = join(dataDirectory, 'postmaster.pid')
  if (!existsSync(file)) return false
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid < 2 || !isAlive(pid) || !commandOf(pid).includes(dataDirectory))
    return false
  // SIGINT is Postgres's fast shutdown, SIGQUIT its immediate one; both are recovered without loss.
  await endProcess(pid, ['SIGINT', 'SIGQUIT'])
  return true
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      await sql`select 1`
      return
    } catch (error) {
      // A wrong password will not become right by waiting.
      if ((error as { code?: string }).code === '28P01') throw error
    } finally {
      await sql.end({ timeout: 1 })
    }
    await sleep(50)
  }
  throw new Error('Postgres does not answer')
}

/**
 * Backends of a killed postmaster notice its death a moment later, and until then hold the shared memory
 * that a new one refuses to share. Only a directory that shows such a death is tried again.
 */
async function patiently<T>(afterDeath: boolean, start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start()
    } catch (error) {
      if (!afterDeath || attempt === 20) throw error
      await sleep(250)
    }
  }
}

/** Starts the cluster of this directory, made at the first call, and keeps it running. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDirectory, port, keys } = options
  const binaries = findBinaries()
  await stopOrphan(dataDirectory)
  if (!existsSync(join(dataDirectory, 'PG_VERSION'))) await initialise(binaries, dataDirectory, keys)
  const url = (role: DatabaseRole) =>
    `postgresql://${role}:${keys.passwords[role]}@127.0.0.1:${port}/postgres`
  const log = openSync(options.logFile, 'a', 0o600)
  const afterDeath = existsSync(join(dataDirectory, 'postmaster.pid'))
  const program: Program = {
    command: binaries.postgres,
    args: ['-D', dataDirectory, ...settingArguments(port)],
    options: {
      cwd: dataDirectory,
      stdio: ['ignore', log, log],
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...postgresAccount(),
    },
    ready: () => waitUntilReady(url(BOOTSTRAP_ROLE)),
    stopSignals: ['SIGINT', 'SIGQUIT', 'SIGKILL'],
    onGivenUp: options.onGivenUp,
  }
  const process = await patiently(afterDeath, () => supervise(program))
  return {
    url,
    dataDirectory,
    get pid() {
      return process.pid
    },
    stop: () => process.stop(),
  }
}
