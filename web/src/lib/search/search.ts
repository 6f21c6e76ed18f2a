/** The register's people by name, village, age and number, on this device: the index follows the register. */
import { useDeferredValue, useMemo } from 'react'
import { onSignOut } from '../localData.ts'
import type { PatientRecord } from '../register/records.ts'
import { onPatientsChanged, patientRecord, patientRecords, registerState } from '../register/register.ts'
import { createStore } from '../store.ts'
import { forgetFolded } from './person.ts'
import { createIndex } from './searchIndex.ts'

/** How much is taken in before the page may answer somebody: some ten milliseconds of a small phone. */
const sliceSize = 250

const index = createIndex()
/** Records that wait to be taken in, the last word about each; nothing: it is gone. */
const waiting = new Map<string, PatientRecord | undefined>()
/** Moves when the index can answer differently. */
const version = createStore(0)
let working = false

/** Lets the page answer and draw between two slices. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve))

function takeSlice(): void {
  let taken = 0
  for (const [id, record] of waiting) {
    if (taken++ >= sliceSize) break
    waiting.delete(id)
    if (record) index.put([record])
    else index.remove([id])
  }
}

async function takeIn(): Promise<void> {
  if (working) return
  working = true
  try {
    // A few that changed are found at once; only a whole register is taken in by and by.
    if (waiting.size > sliceSize) await breathe()
    while (waiting.size > 0) {
      takeSlice()
      version.set((count) => count + 1)
      if (waiting.size > 0) await breathe()
    }
  } finally {
    working = false
  }
}

function change(changed: Iterable<PatientRecord>, gone: readonly string[]): void {
  for (const id of gone) waiting.set(id, undefined)
  for (const record of changed) waiting.set(record.id, record)
  void takeIn()
}

onPatientsChanged(change)
change(patientRecords(), [])
onSignOut(() => {
  waiting.clear()
  index.clear()
  forgetFolded()
  version.set((count) => count + 1)
})

export interface Found {
  /** The people found, best first; of a person with several records, the one that goes on. */
  rows: PatientRecord[]
  /** The whole register of the facility was looked through. */
  complete: boolean
}

/** Whom these words mean, the closest first; outside React. */
export function findOnDevice(text: string, limit: number): PatientRecord[] {
  return index
    .search(text, limit)
    .map(({ id }) => patientRecord(id))
    .filter((record) => record !== undefined)
}

/** Whom these words mean, as they are typed and as the register changes. */
export function useSearch(text: string, limit = 20): Found {
  const at = version.use()
  const { status } = registerState.use()
  const asked = useDeferredValue(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the index, which lives outside React.
  const rows = useMemo(() => findOnDevice(asked, limit), [asked, limit, at])
  return { rows, complete: status === 'ready' && waiting.size === 0 }
}
