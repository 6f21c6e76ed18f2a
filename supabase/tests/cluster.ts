/**
 * A throw-away Postgres for database tests: the local stack's own cluster and platform, so that a wall is
 * tested where it stands. One cluster a run, one clone of its migrated database for each test file.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import postgres from 'postgres'
import { startDatabase } from '../local/database.ts'
import { openDirectory } from '../local/directory.ts'
import { keysOf } from '../local/keys.ts'
import { freePort } from '../local/ports.ts'

/** Addresses of the migrated database, which is only ever cloned. */
export interface Template {
  /** As the superuser, who alone makes databases. */
  adminUrl: string
  /** As `postgres`, the owner of the migrations: no superuser, but past row-level security. */
  ownerUrl: string
}

/** Starts the cluster with every migration and no data. */
export async function startCluster(): Promise<{ template: Template; stop: () => Promise<void> }> {
  const directory = openDirectory(mkdtempSync(join(tmpdir(), 'keneya-db-')))
  const cluster = await startDatabase({
    directory,
    port: (await freePort(0)) ?? 0,
    keys: keysOf(directory),
    apiUrl: '',
    seed: 'none',
    onGivenUp: (error) => {
      throw error
    },
  })
  const template = { adminUrl: cluster.url('supabase_admin'), ownerUrl: cluster.url('postgres') }
  // Nothing here outlives the run, and copying a database without waiting for the disk takes a tenth of the time.
  await administer(template, ['alter system set fsync = off', 'select pg_reload_conf()'])
  return {
    template,
    async stop() {
      await cluster.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

let clones = 0

const at = (url: string, database: string): string => url.replace(/\/[^/]*$/, `/${database}`)
const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

/** Runs statements that concern databases as a whole, from outside of them. */
export async function administer({ adminUrl }: Template, statements: readonly string[]): Promise<void> {
  // From template1: a database that somebody is connected to cannot be cloned.
  const admin = postgres(at(adminUrl, 'template1'), { max: 1, onnotice: () => {} })
  try {
    for (const statement of statements) await admin.unsafe(statement)
  } finally {
    await admin.end()
  }
}

/** A copy of a database under a name of its own, itself to be cloned again. */
export async function copyDatabase(template: Template, name: string): Promise<Template> {
  const source = nameOf(template.ownerUrl)
  await administer(template, [`create database ${name} template ${source} owner postgres strategy file_copy`])
  return { adminUrl: at(template.adminUrl, name), ownerUrl: at(template.ownerUrl, name) }
}

/** A fresh database with every migration applied, as its owner. */
export async function cloneDatabase(template: Template): Promise<postgres.Sql> {
  // Named after its template, so that whoever made that one can take away all that came of it.
  const name = [nameOf(template.ownerUrl), process.pid, threadId, clones++].join('_')
  const copy = await copyDatabase(template, name)
  return postgres(copy.ownerUrl, { onnotice: () => {} })
}
