import { useCallback, useEffect, useRef, useState } from 'react'
import { database } from './database.ts'
import { session } from './session.ts'

export interface Draft<T> {
  value: T
  /** Every change is kept on the device at once. */
  change: (next: T | ((current: T) => T)) => void
  /** False for the moment that it takes to look for a kept draft; do not draw the form before. */
  ready: boolean
  /** When the restored draft was kept, or undefined for a fresh form. */
  restoredAt: number | undefined
  /** Forgets the draft, once it has been sent or given up. */
  discard: () => Promise<void>
}

async function quietly<R>(work: Promise<R>): Promise<R | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}

/**
 * A form that survives a reload, a dead battery and a closed tab. The key names the form and its subject
 * (`consultation:${facility}:${patientId}`); drafts are kept by person.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const state = session.use()
  const owner = state.status === 'signed-in' ? state.session.userId : 'nobody'
  const place = `${owner}:${key}`
  const [value, setValue] = useState(initial)
  const [ready, setReady] = useState(false)
  const [restoredAt, setRestoredAt] = useState<number>()
  const latest = useRef(initial)
  const first = useRef(initial)
  first.current = initial

  useEffect(() => {
    let gone = false
    latest.current = first.current
    setValue(first.current)
    setReady(false)
    setRestoredAt(undefined)
    quietly(database().then((db) => db.get('drafts', place))).then((kept) => {
      if (gone) return
      if (kept) {
        latest.current = kept.value as T
        setValue(kept.value as T)
        setRestoredAt(kept.savedAt)
      }
      setReady(true)
    })
    return () => {
      gone = true
    }
  }, [place])

  const change = useCallback(
    (next: T | ((current: T) => T)) => {
      const resolved = typeof next === 'function' ? (next as (current: T) => T)(latest.current) : next
      latest.current = resolved
      setValue(resolved)
      void quietly(database().then((db) => db.put('drafts', { value: resolved, savedAt: Date.now() }, place)))
    },
    [place],
  )

  const discard = useCallback(async () => {
    latest.current = first.current
    setValue(first.current)
    setRestoredAt(undefined)
    await quietly(database().then((db) => db.delete('drafts', place)))
  }, [place])

  return { value, change, ready, restoredAt, discard }
}
