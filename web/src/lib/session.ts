import { clearLocalData, forgetInMemory } from './localData.ts'
import { readLocal } from './localValue.ts'
import { Problem, toProblem } from './problem.ts'
import { createStore } from './store.ts'
import { sessionKey, supabase } from './supabase.ts'

export interface Session {
  userId: string
  email: string
}
export type SessionState =
  | { status: 'signed-out'; reason?: 'expired' }
  | { status: 'signed-in'; session: Session }

interface Stored {
  user?: { id?: string; email?: string }
}

/** The session kept on this device, expired or not: without a network a nurse still opens her drafts. */
function stored(): SessionState {
  const user = readLocal<Stored>(sessionKey)?.user
  if (!user?.id) return { status: 'signed-out' }
  return { status: 'signed-in', session: { userId: user.id, email: user.email ?? '' } }
}

export const session = createStore<SessionState>(
  typeof window === 'undefined' ? { status: 'signed-out' } : stored(),
)

let leaving = false

/**
 * The session ended, refused by the server or left in another tab: what was read goes with it. `signOut` itself
 * shows the door once the device is empty.
 */
function end(reason: 'expired' | undefined): void {
  const state = session.get()
  if (leaving || state.status !== 'signed-in') return
  session.set({ status: 'signed-out', reason })
  void clearLocalData(state.session.userId)
}

/** Follows the authentication client; called once at start. */
export async function followSession(): Promise<void> {
  const client = await supabase()
  client.auth.onAuthStateChange((event, current) => {
    if (event === 'SIGNED_OUT') {
      end('expired')
    } else if (current?.user) {
      const state = session.get()
      if (state.status === 'signed-in' && state.session.userId === current.user.id) return
      // Somebody else signed in in another tab: nothing of the first one stays in the memory of this one.
      if (state.status === 'signed-in') forgetInMemory()
      session.set({
        status: 'signed-in',
        session: { userId: current.user.id, email: current.user.email ?? '' },
      })
    }
  })
}

/** Signs in, or throws a Problem: `wrong_password`, `network`, `too_many_requests`... */
export async function signIn(email: string, password: string): Promise<void> {
  try {
    const client = await supabase()
    const { error } = await client.auth.signInWithPassword({ email: email.trim().toLowerCase(), password })
    if (!error) return
    if (error.name === 'AuthRetryableFetchError' || error.status === 0) throw new Problem('network')
    if (error.status === 429) throw new Problem('too_many_requests', { status: 429 })
    if (error.code === 'invalid_credentials' || error.status === 400 || error.status === 401) {
      throw new Problem('wrong_password', { status: error.status })
    }
    throw new Problem('server_unavailable', { status: error.status })
  } catch (error) {
    throw toProblem(error)
  }
}

/** The shortest password that the server takes (`minimum_password_length`). */
export const shortestPassword = 10

/**
 * Makes an account for somebody who was invited, and signs them in. Throws a Problem: `not_invited` (its
 * message says how to get in), `account_exists`, `weak_password`, `confirm_email`, `network`...
 */
export async function signUp(email: string, password: string): Promise<void> {
  try {
    const client = await supabase()
    const { data, error } = await client.auth.signUp({ email: email.trim().toLowerCase(), password })
    if (!error) {
      if (data.session) return
      // With confirmation by e-mail on, the answer for a known address is a user without identities.
      throw new Problem(data.user?.identities?.length === 0 ? 'account_exists' : 'confirm_email')
    }
    const { status = 0, code, message } = error
    if (error.name === 'AuthRetryableFetchError' || status === 0) throw new Problem('network')
    if (status === 429) throw new Problem('too_many_requests', { status })
    if (status === 403) throw new Problem('not_invited', { status, message })
    if (code === 'user_already_exists' || code === 'email_exists' || /already registered/i.test(message)) {
      throw new Problem('account_exists', { status })
    }
    if (code === 'weak_password') throw new Problem('weak_password', { status })
    if (status < 500) throw new Problem('invalid_input', { status })
    throw new Problem('server_unavailable', { status })
  } catch (error) {
    throw toProblem(error)
  }
}

/** Signs out of this device and wipes what was read here; what was typed and not sent stays for its author. */
export async function signOut(): Promise<void> {
  leaving = true
  const state = session.get()
  const client = await supabase().catch(() => undefined)
  await client?.auth.signOut({ scope: 'local' }).catch(() => undefined)
  await clearLocalData(state.status === 'signed-in' ? state.session.userId : undefined)
  leaving = false
  session.set({ status: 'signed-out' })
}

/** The server refused the token for good: back to the sign-in page, and from there to the same place. */
export function expireSession(): void {
  end('expired')
}

/**
 * Asks for a new token; false when the server refuses that too. A phone whose clock is late believes in a token
 * that the server does not: it must not cost the nurse her session.
 */
export async function renewSession(): Promise<boolean> {
  const client = await supabase()
  const { data, error } = await client.auth.refreshSession()
  if (error?.name === 'AuthRetryableFetchError') throw new Problem('network')
  return data.session !== null
}
