import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Stack, startStack } from '../../supabase/local/stack.ts'

type StackAddresses = Pick<Stack, 'apiUrl' | 'webUrl' | 'adminUrl' | 'publishableKey' | 'secretKey'>

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackAddresses
  }
}

/** Vitest's global setup of the browser tests: a stack of their own, with the accounts and no history. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-browser-'))
  const stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'accounts',
    web: 'built',
  })
  const { apiUrl, webUrl, adminUrl, publishableKey, secretKey } = stack
  project.provide('stack', { apiUrl, webUrl, adminUrl, publishableKey, secretKey })
  return async () => {
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
