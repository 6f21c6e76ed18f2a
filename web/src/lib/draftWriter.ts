/**
 * Writes drafts as they are typed. One write of a draft at a time, begun with the keystroke; while it is on its way
 * only the latest state waits, so that a fast typist on a slow phone never queues up more than one.
 */
import { openVault } from './vault/vault.ts'

/** Where a draft lies. */
export interface DraftPlace {
  owner: string
  key: string
  /** The facility of the record that the form began with; absent when everything in it was typed. */
  record?: string | undefined
}

interface Writer {
  /** The state that waits; `{ value: undefined }` removes the draft. */
  waiting: { value: unknown } | undefined
  running: Promise<void>
}

const writers = new Map<string, Writer>()
const nameOf = ({ owner, key }: DraftPlace) => `${owner}:${key}`

async function run({ owner, key, record }: DraftPlace, writer: Writer): Promise<void> {
  const vault = await openVault(owner)
  while (writer.waiting) {
    const { value } = writer.waiting
    writer.waiting = undefined
    try {
      if (value === undefined) await vault.drafts.remove([key])
      else await vault.drafts.write(key, value, record === undefined ? undefined : { record })
    } catch {
      // A full device: the person is told, the form still holds everything, and the next keystroke tries again.
    }
  }
}

/** Keeps the latest state of a draft; undefined forgets it. */
export function keepDraft(place: DraftPlace, value: unknown): void {
  const name = nameOf(place)
  const known = writers.get(name)
  if (known) {
    known.waiting = { value }
    return
  }
  const writer: Writer = { waiting: { value }, running: Promise.resolve() }
  writers.set(name, writer)
  writer.running = run(place, writer).finally(() => writers.delete(name))
}

/** Resolves when nothing of this draft is on its way to the disk. */
export async function settledDraft(place: DraftPlace): Promise<void> {
  await writers.get(nameOf(place))?.running.catch(() => undefined)
}
