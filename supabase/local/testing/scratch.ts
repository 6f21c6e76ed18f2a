import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectory, postgresDirectory } from '../directory.ts'
import { type Keys, keysOf } from '../keys.ts'
import { preparePlatform } from '../platform.ts'
import { freePort } from '../ports.ts'
import { type Cluster, startCluster } from '../postgres/cluster.ts'

/** A directory of its own for one test file. */
export function scratchDirectory(): string {
  return openDirectory(mkdtempSync(join(tmpdir(), 'keneya-local-')))
}

export interface ScratchCluster {
  directory: string
  cluster: Cluster
  keys: Keys
  remove(): Promise<void>
}

/** A small cluster with what the platform provides, and none of the migrations. */
export async function startScratchCluster(): Promise<ScratchCluster> {
  const directory = scratchDirectory()
  const keys = keysOf(directory)
  const dataDirectory = postgresDirectory(directory, keys.publishableKey)
  const cluster = await startCluster({
    dataDirectory,
    port: (await freePort(0)) ?? 0,
    keys,
    logFile: join(directory, 'postgres.log'),
    onGivenUp: (error) => {
      throw error
    },
  })
  await preparePlatform(cluster, dataDirectory, keys)
  return {
    directory,
    cluster,
    keys,
    async remove() {
      await cluster.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
