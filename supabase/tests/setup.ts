import type { TestProject } from 'vitest/node'
import { startCluster } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    clusterAddress: string
  }
}

/** Vitest's global setup of the database tests: one cluster for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  project.provide('clusterAddress', cluster.address)
  return cluster.stop
}
