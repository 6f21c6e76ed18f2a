import type { TestProject } from 'vitest/node'
import { startCluster, type Template } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    template: Template
  }
}

/** Vitest's global setup of the database tests: one cluster for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  project.provide('template', cluster.template)
  return cluster.stop
}
