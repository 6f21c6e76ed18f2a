import type { TestProject } from 'vitest/node'
import { startCluster, type Template } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    template: Template
  }
}

/**
 * Vitest's global setup of the database tests: one cluster for all files. The mutants' runner has a cluster
 * already and names the database with a fault in it, as JSON.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.KENEYA_TEST_TEMPLATE
  if (given) {
    project.provide('template', JSON.parse(given) as Template)
    return undefined
  }
  const cluster = await startCluster()
  project.provide('template', cluster.template)
  return cluster.stop
}
