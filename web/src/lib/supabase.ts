import type { SupabaseClient } from '@supabase/supabase-js'
import { loadConfig } from './config.ts'

/** Where the session is kept; read directly at start, before the client has been downloaded. */
export const sessionKey = 'keneya.session'

let client: Promise<SupabaseClient> | undefined

async function create(): Promise<SupabaseClient> {
  const [{ createClient }, config] = await Promise.all([import('./supabaseClient.ts'), loadConfig()])
  return createClient(config.apiUrl, config.publishableKey, {
    auth: { storageKey: sessionKey, persistSession: true, autoRefreshToken: true, detectSessionInUrl: false },
    global: { fetch: fetchWithDeadline },
    realtime: { heartbeatIntervalMs: 20_000 },
  })
}

/** 2G answers slowly, but an answer that takes half a minute is an outage to the person who waits. */
function fetchWithDeadline(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const deadline = AbortSignal.timeout(30_000)
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  return fetch(input, { ...init, signal })
}

/** The one client of the app, created on first use: the sign-in page is drawn before it arrives. */
export function supabase(): Promise<SupabaseClient> {
  client ??= create().catch((error: unknown) => {
    client = undefined
    throw error
  })
  return client
}
