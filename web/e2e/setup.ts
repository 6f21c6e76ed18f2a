import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Stack, startStack } from '../../supabase/local/stack.ts'
import { describeVerdict, Judge } from './canaries/judge.ts'
import { plantCanaries } from './canaries/plant.ts'
import { browserWorkers } from './workers.ts'

export type StackAddresses = Pick<
  Stack,
  'apiUrl' | 'webUrl' | 'adminUrl' | 'publishableKey' | 'secretKey' | 'jwtSecret'
>

declare module 'vitest' {
  export interface ProvidedContext {
    stacks: StackAddresses[]
  }
}

interface Ground {
  addresses: StackAddresses
  stop: () => Promise<void>
}

/** One stack, with the accounts and no history, where every facility holds canaries, and the judge who listens. */
async function open(): Promise<Ground> {
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
  return {
    addresses: { apiUrl, webUrl, adminUrl, publishableKey, secretKey, jwtSecret },
    stop: async () => {
      await judge.ask(stack.adminUrl)
      await stack.stop()
      rmSync(directory, { recursive: true, force: true })
      const verdict = judge.verdict()
      console.log(describeVerdict(verdict))
      // Vitest prints what a teardown throws and ends well all the same.
      if (verdict.leaks.length > 0) process.exitCode = 1
    },
  }
}

/**
 * Vitest's global setup of the browser tests: a stack for each worker, of their own. Whatever the tests do, nobody
 * hears somebody else's canary: else the run fails.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const grounds: Ground[] = []
  const stop = async () => {
    for (const ground of grounds) await ground.stop()
  }
  try {
    // One after the other: the first one builds the client.
    for (let worker = 0; worker < browserWorkers; worker += 1) grounds.push(await open())
  } catch (error) {
    await stop()
    throw error
  }
  project.provide(
    'stacks',
    grounds.map(({ addresses }) => addresses),
  )
  return stop
}
