import { writeLocal } from './localValue.ts'

const cleaners = new Set<() => void>()

/** Registers something to forget when the person leaves this device. */
export function onSignOut(clean: () => void): void {
  cleaners.add(clean)
}

/** Forgets what is in the memory of the page. */
export function forgetInMemory(): void {
  for (const clean of cleaners) clean()
}

/**
 * Forgets what the server said: on a shared computer the next person finds nothing. What this person said and the
 * server does not have stays, sealed, until they are back.
 */
export async function clearLocalData(userId: string | undefined): Promise<void> {
  writeLocal('keneya.access', undefined)
  forgetInMemory()
  try {
    // Whoever is signed in has the vault loaded; the sign-in page does not wait for its code.
    const { wipeAtSignOut } = await import('./vault/vault.ts')
    await wipeAtSignOut(userId)
  } catch {
    // No store in this browser: nothing was kept.
  }
}
