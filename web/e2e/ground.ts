import { inject } from 'vitest'
import type { StackAddresses } from './setup.ts'

/** The stack of this worker: files run two at a time, and no two of them share people, feeds or a connection. */
export function myStack(): StackAddresses {
  const stacks = inject('stacks')
  const mine = stacks[Number(process.env.VITEST_POOL_ID) - 1]
  if (!mine) throw new Error(`no stack for worker ${process.env.VITEST_POOL_ID} of ${stacks.length}`)
  return mine
}
