import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAccounts } from './accounts.ts'
import { postgresDirectory } from './directory.ts'
import type { Keys } from './keys.ts'
import { migrate } from './migrations.ts'
import { preparePlatform, setSecrets } from './platform.ts'
import { type Cluster, startCluster, stopOrphan } from './postgres/cluster.ts'
import { loadSeed, type SeedKind } from './seed.ts'

export interface DatabaseOptions {
  directory: string
  port: number
  keys: Keys
  apiUrl: string
  seed: SeedKind
  seedSize?: number
  /** The folder that holds supabase/migrations. */
  workdir?: string
  onGivenUp: (error: Error) => void
}

/**
 * The database of a stack: cluster, platform, migrations, and on the first start the demonstration. A first
 * start that was interrupted is begun again from nothing; from then on nothing is ever thrown away.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Cluster> {
  const { directory, port, keys, apiUrl } = options
  const dataDirectory = postgresDirectory(directory, keys.publishableKey)
  const complete = join(dataDirectory, 'keneya.complete')
  const isFirst = !existsSync(complete)
  if (isFirst) {
    await stopOrphan(dataDirectory)
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  const logFile = join(directory, 'postgres.log')
  const cluster = await startCluster({ dataDirectory, port, keys, logFile, onGivenUp: options.onGivenUp })
  try {
    await preparePlatform(cluster, dataDirectory, keys)
    const migrated = await migrate(cluster, options.workdir)
    await setSecrets(cluster, { functions_url: `${apiUrl}/functions/v1`, dispatch_key: keys.secretKey })
    if (isFirst && options.seed !== 'none') {
      await createAccounts(cluster.url('postgres'))
      await loadSeed(cluster.url('postgres'), options.seed, options.seedSize)
    } else if (migrated > 0 && options.seed !== 'none') {
      // Standard roles and lists belong to the release, as its migrations do.
      await loadSeed(cluster.url('postgres'), 'reference')
    }
    writeFileSync(complete, '')
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return cluster
}
