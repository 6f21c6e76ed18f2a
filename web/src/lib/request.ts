import type { PostgrestError, SupabaseClient } from '@supabase/supabase-js'
import { exchanged } from './connection.ts'
import { Problem, problemFromAnswer, toProblem } from './problem.ts'
import { supabase } from './supabase.ts'

type Schema = ReturnType<SupabaseClient['schema']>
interface Answer<T> {
  data: T | null
  error: PostgrestError | null
  status: number
}

async function settle<T>(ask: (client: SupabaseClient) => PromiseLike<Answer<T>>): Promise<T> {
  try {
    const { data, error, status } = await ask(await supabase())
    if (error) throw problemFromAnswer(error, status)
    exchanged(true)
    return data as T
  } catch (error) {
    const problem = toProblem(error)
    exchanged(problem.code !== 'network')
    throw problem
  }
}

/**
 * Reads tables: `read((sis) => sis.from('patient').select('id,number').eq('facility_code', facility))`.
 * Name the facility in every statement on a partitioned table: it is what keeps it fast.
 */
export function read<T = Record<string, unknown>[]>(
  // biome-ignore lint/suspicious/noExplicitAny: the untyped client types a row as any; T is the caller's word.
  query: (schema: Schema) => PromiseLike<Answer<any>>,
  schema: 'sis' | 'ministry' = 'sis',
): Promise<T> {
  return settle<T>((client) => query(client.schema(schema)))
}

/** Calls a database function of `sis`; returns its JSON or throws a Problem. */
export function rpc<T>(name: string, args: Record<string, unknown> = {}): Promise<T> {
  return settle<T>((client) => client.schema('sis').rpc(name, args))
}

/** As `rpc`, and as this person only: somebody who signed in meanwhile says nothing in their name. */
export function rpcAs<T>(user: string, name: string, args: Record<string, unknown> = {}): Promise<T> {
  return settle<T>(async (client) => {
    const { data, error } = await client.auth.getSession()
    if (error && error.name === 'AuthRetryableFetchError') throw new Problem('network')
    if (data.session?.user.id !== user) throw new Problem('session_expired', { status: 401 })
    const token = data.session.access_token
    return client.schema('sis').rpc(name, args).setHeader('Authorization', `Bearer ${token}`)
  })
}

interface FunctionOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: Record<string, unknown>
}

/** Calls an edge function (`'referrals'`, `'ministry?week=2026-11-16'`); returns its JSON or throws a Problem. */
export async function invokeFunction<T>(path: string, options: FunctionOptions = {}): Promise<T> {
  try {
    const client = await supabase()
    const { data, error } = await client.functions.invoke(path, {
      method: options.method ?? (options.body ? 'POST' : 'GET'),
      body: options.body,
    })
    if (error) throw await functionProblem(error)
    exchanged(true)
    return data as T
  } catch (error) {
    const problem = toProblem(error)
    exchanged(problem.code !== 'network')
    throw problem
  }
}

async function functionProblem(error: { name?: string; context?: unknown }): Promise<Problem> {
  if (error.context instanceof Response) {
    const body: unknown = await error.context.json().catch(() => undefined)
    return problemFromAnswer(body, error.context.status)
  }
  return new Problem(error.name === 'FunctionsFetchError' ? 'network' : 'server_unavailable')
}
