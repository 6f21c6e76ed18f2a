import { AsyncLocalStorage } from 'node:async_hooks'

const quiet = new AsyncLocalStorage<true>()

/** supabase-js says this to whoever runs Node 20 or older, at each start. */
const knownNotice = 'Node.js 20 and below are deprecated'

for (const level of ['error', 'warn', 'info', 'log'] as const) {
  const original = console[level].bind(console)
  console[level] = (...values: unknown[]) => {
    if (quiet.getStore() || String(values[0]).includes(knownNotice)) return
    original(...values)
  }
}

/**
 * Runs something of which nothing may be printed. @supabase/lite prints every database error with its query
 * and the row at fault; such a line may name a patient.
 */
export function quietly<T>(action: () => Promise<T>): Promise<T> {
  return quiet.run(true, action)
}
