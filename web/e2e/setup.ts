import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Stack, startStack } from '../../supabase/local/stack.ts'
import { describeVerdict, Judge } from './canaries/judge.ts'
import { plantCanaries } from './canaries/plant.ts'

type StackAddresses = Pick<
  Stack,
  'apiUrl' | 'webUrl' | 'adminUrl' | 'publishableKey' | 'secretKey' | 'jwtSecret'
>

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackAddresses
  }
}

/**
 * Vitest's global setup of the browser tests: a stack of their own, with the accounts and no history, where
 * every facility holds canaries. Whatever the tests do, nobody hears somebody else's: else the run fails.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-browser-'))
  const judge = new Judge()
  const stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'accounts',
    web: 'built',
    observe: judge.hear,
  })
  try {
    judge.learn(await plantCanaries(stack.adminUrl))
    await judge.ask(stack.adminUrl)
  } catch (error) {
    await stack.stop()
    throw error
  }
  const { apiUrl, webUrl, adminUrl, publishableKey, secretKey, jwtSecret } = stack
  project.provide('stack', { apiUrl, webUrl, adminUrl, publishableKey, secretKey, jwtSecret })
  return async () => {
    await judge.ask(stack.adminUrl)
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
    const verdict = judge.verdict()
    console.log(describeVerdict(verdict))
    // Vitest prints what a teardown throws and ends well all the same.
    if (verdict.leaks.length > 0) process.exitCode = 1
  }
}
