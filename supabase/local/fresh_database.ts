import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from './database.ts'
import { openDirectory } from './directory.ts'
import { keysOf } from './keys.ts'
import { freePort } from './ports.ts'
import type { Cluster } from './postgres/cluster.ts'
import type { SeedKind } from './seed.ts'

/** A throw-away cluster with every migration: hands it to `work` and leaves nothing behind. */
export async function withFreshDatabase<T>(
  seed: SeedKind,
  work: (database: Cluster) => Promise<T>,
): Promise<T> {
  const directory = openDirectory(mkdtempSync(join(tmpdir(), 'keneya-fresh-')))
  try {
    const database = await startDatabase({
      directory,
      port: (await freePort(0)) ?? 0,
      keys: keysOf(directory),
      apiUrl: '',
      seed,
      onGivenUp: (error) => {
        throw error
      },
    })
    try {
      return await work(database)
    } finally {
      await database.stop()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
