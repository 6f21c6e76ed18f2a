import { database } from './database.ts'
import { writeLocal } from './localValue.ts'

const cleaners = new Set<() => void>()

/** Registers something to forget when the person leaves this device. */
export function onSignOut(clean: () => void): void {
  cleaners.add(clean)
}

/** Forgets what the server said: on a shared computer the next person finds nothing. */
export async function clearLocalData(): Promise<void> {
  writeLocal('keneya.access', undefined)
  for (const clean of cleaners) clean()
  try {
    await (await database()).clear('cache')
  } catch {
    // No IndexedDB in this browser: nothing was kept.
  }
}
