/** One tab of the device sends at a time: nothing leaves twice on purpose. Where it does all the same, the ledger
 * of the server makes it harmless. */

import { newId } from '../ids.ts'
import { readLocal, writeLocal } from '../localValue.ts'
import type { Exclusive } from './ports.ts'

const name = 'keneya.outbox'
/** Longer than the longest request; a tab that died is waited for no longer than this. */
const leaseMs = 45_000
const askAgainMs = 500

interface Lease {
  holder: string
  until: number
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** For browsers before 2022, which have no locks: a note that says who sends, and until when at most. */
export function leased(
  read: () => Lease | undefined = () => readLocal<Lease>(name),
  write: (lease: Lease | undefined) => void = (lease) => writeLocal(name, lease),
): Exclusive {
  const holder = newId()
  const isFree = () => {
    const lease = read()
    const left = lease ? lease.until - Date.now() : 0
    // A clock set back would leave a lease of days: longer than any that is written, it is void.
    return !lease || lease.holder === holder || left <= 0 || left > leaseMs
  }
  const take = () => write({ holder, until: Date.now() + leaseMs })
  return async (work) => {
    for (;;) {
      while (!isFree()) await sleep(askAgainMs)
      take()
      // Two tabs may have found it free at once: the one that wrote last has it.
      await sleep(20)
      if (read()?.holder === holder) break
    }
    const renewal = setInterval(take, leaseMs / 3)
    try {
      await work()
    } finally {
      clearInterval(renewal)
      write(undefined)
    }
  }
}

const byLease = leased()

/** Runs the work when no other tab of this device sends. */
export const exclusive: Exclusive = async (work) => {
  if (navigator.locks) await navigator.locks.request(name, work)
  else await byLease(work)
}
