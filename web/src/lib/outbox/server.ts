/** The way to the server: one exchange of `sis.push`, as the person whose words they are. */
import { Problem, toProblem } from '../problem.ts'
import { session } from '../session.ts'
import type { OutboxServer } from './ports.ts'

export const server: OutboxServer = {
  async push(user, facility, operations) {
    const state = session.get()
    // Another person sits here now: what this one said waits for them.
    if (state.status !== 'signed-in' || state.session.userId !== user) {
      return { problem: new Problem('session_expired', { status: 401 }) }
    }
    // The device knows that it has no network: nothing to wait for, no radio to wake.
    if (navigator.onLine === false) return { problem: new Problem('network') }
    try {
      // Not at the top: the exchange shows what came, and what is shown reads the outbox.
      const { exchange } = await import('../sync/exchange.ts')
      const { answers } = await exchange(facility, operations, user)
      return { answers: Array.isArray(answers) ? answers : [] }
    } catch (error) {
      return { problem: toProblem(error) }
    }
  },
}
