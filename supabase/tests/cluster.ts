/**
 * A throw-away Postgres for database tests: the local stack's own cluster and platform, so that a wall is
 * tested where it stands. One cluster a run, one clone of its migrated database for each test file.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    // The mutants' runner points here at migrations with a fault in them.
    workdir: process.env.KENEYA_TEST_WORKDIR,
    onGivenUp: (error) => {
      throw error
    },
  })
  return {
    template: { adminUrl: cluster.url('supabase_admin'), ownerUrl: cluster.url('postgres') },
    async stop() {
      await cluster.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

let clones = 0

const at = (url: string, database: string): string => url.replace(/\/[^/]*$/, `/${database}`)

/** A fresh database with every migration applied, as its owner. */
export async function cloneDatabase({ adminUrl, ownerUrl }: Template): Promise<postgres.Sql> {
  const name = `k_${process.pid}_${clones++}`
  // From template1: a database that somebody is connected to cannot be cloned.
  const admin = postgres(at(adminUrl, 'template1'), { max: 1 })
  try {
    await admin.unsafe(`create database ${name} template postgres owner postgres`)
  } finally {
    await admin.end()
  }
  return postgres(at(ownerUrl, name), { onnotice: () => {} })
}
