/** For the tests of whatever stands on the vault: its disk, and rows. */
import { deleteDB, openDB } from 'idb'
import { patientColumns, type WireRow } from '../../../../functions/_shared/contracts/sync.ts'
import { closeVault } from './vault.ts'

/** A UUID for a number; its last letters differ from one to the next, as those of real ones do. */
export const uuidOf = (n: number): string => `0193c1f0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** A patient as it travels. */
export function patientRow(n: number, change: Record<string, unknown> = {}): WireRow {
  const patient: Record<string, unknown> = {
    id: uuidOf(n),
    family_name: `Guindo${n}`,
    given_name: 'Aminata',
    sex: 'F',
    birth_date: '1990-01-01',
    birth_precision: 'day',
    village: 'Sangha',
    in_health_area: true,
    phone: null,
    guardian_name: null,
    pregnant: false,
    revision: 1,
    ...change,
  }
  return patientColumns.map((name) => patient[name] ?? null)
}

/** A new device. */
export async function emptyDisk(): Promise<void> {
  closeVault()
  for (const { name } of await indexedDB.databases()) if (name) await deleteDB(name)
}

export interface DiskRow {
  database: string
  store: string
  key: unknown
  value: unknown
}

/** Every record of every store of every database of this device. */
export async function dump(): Promise<DiskRow[]> {
  const rows: DiskRow[] = []
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue
    const db = await openDB(name)
    for (const store of db.objectStoreNames) {
      const [keys, values] = [await db.getAllKeys(store), await db.getAll(store)]
      rows.push(...keys.map((key, at) => ({ database: name, store, key, value: values[at] })))
    }
    db.close()
  }
  return rows
}

/** Every word in a value: of its texts, of its keys, and of its bytes read as text. */
export function everyWord(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
  if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value as Uint8Array<ArrayBuffer>)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${everyWord(part)}`)
    .join('\n')
}
