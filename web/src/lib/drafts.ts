import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type DraftPlace, keepDraft, settledDraft } from './draftWriter.ts'
import { useOpenForm } from './openForms.ts'
import { session } from './session.ts'
import { openVault } from './vault/vault.ts'

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

interface DraftOptions {
  /**
   * The facility of the record that the form begins with: a correction holds what was read, so it is sealed like
   * it and goes with it at a sign-out. What is typed from nothing stays for its author.
   */
  record?: string
}

/**
 * A form that survives a reload, a dead battery and a closed tab. The key names the form and its subject
 * (`consultation:${facility}:${patientId}`); drafts are kept by person, as JSON.
 */
export function useDraft<T>(key: string, initial: T, { record }: DraftOptions = {}): Draft<T> {
  const state = session.use()
  const owner = state.status === 'signed-in' ? state.session.userId : 'nobody'
  const place = useMemo((): DraftPlace => ({ owner, key, record }), [owner, key, record])
  const [value, setValue] = useState(initial)
  const [ready, setReady] = useState(false)
  const [restoredAt, setRestoredAt] = useState<number>()
  const [isTyped, setTyped] = useState(false)
  useOpenForm(isTyped)
  const latest = useRef(initial)
  const first = useRef(initial)
  first.current = initial

  useEffect(() => {
    let gone = false
    latest.current = first.current
    setValue(first.current)
    setReady(false)
    setRestoredAt(undefined)
    setTyped(false)
    quietly(
      settledDraft(place)
        .then(() => openVault(place.owner))
        .then((vault) => vault.drafts.read(place.key, place.record ? { record: place.record } : undefined)),
    ).then((kept) => {
      if (gone) return
      if (kept) {
        latest.current = kept.value as T
        setValue(kept.value as T)
        setRestoredAt(kept.savedAt)
        setTyped(true)
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
      setTyped(true)
      keepDraft(place, resolved)
    },
    [place],
  )

  const discard = useCallback(async () => {
    latest.current = first.current
    setValue(first.current)
    setRestoredAt(undefined)
    setTyped(false)
    keepDraft(place, undefined)
    await settledDraft(place)
  }, [place])

  return { value, change, ready, restoredAt, discard }
}

/** The keys of this person's kept drafts that begin so (`consultation:${facility}:`), read when the page opens. */
export function useDraftKeys(prefix: string): readonly string[] {
  const state = session.use()
  const owner = state.status === 'signed-in' ? state.session.userId : 'nobody'
  const [keys, setKeys] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    quietly(openVault(owner).then((vault) => vault.drafts.keys(prefix))).then((found) => {
      if (!gone) setKeys(found ?? [])
    })
    return () => {
      gone = true
    }
  }, [prefix, owner])
  return keys
}
