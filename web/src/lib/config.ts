import { readLocal, writeLocal } from './localValue.ts'
import { Problem } from './problem.ts'

export interface Config {
  apiUrl: string
  publishableKey: string
}

const key = 'keneya.config'
let loading: Promise<Config> | undefined

async function fetchConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  const body = response.ok ? ((await response.json()) as Partial<Config>) : {}
  if (typeof body.publishableKey !== 'string') throw new Problem('server_unavailable')
  const config = {
    apiUrl: new URL(body.apiUrl || '/', location.origin).href.replace(/\/$/, ''),
    publishableKey: body.publishableKey,
  }
  writeLocal(key, config)
  return config
}

/** Where the server is. The last answer is kept, so that the app opens without a network. */
export function loadConfig(): Promise<Config> {
  loading ??= fetchConfig().catch((error: unknown) => {
    const kept = readLocal<Config>(key)
    if (kept) return kept
    loading = undefined
    throw error instanceof Problem ? error : new Problem('network')
  })
  return loading
}
