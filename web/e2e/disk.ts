/** What lies on the disk of a browser's profile, as somebody who copied it would read it. */
import type { Page } from 'playwright-core'

export interface Disk {
  /** Everything that is text or can be read as text: IndexedDB, localStorage, sessionStorage. */
  text: string
  records: number
  keys: number
  /** The names of the keys that open what was read from the server. */
  workingKeys: string[]
  /** Blocks of the register. */
  blocks: number
}

/** Reads every record of every store, the sealed ones as the bytes that they are. */
export function everythingOnDisk(page: Page): Promise<Disk> {
  return page.evaluate(async () => {
    const utf8 = new TextDecoder('utf-8', { fatal: false })
    const written: string[] = []
    let records = 0
    let keys = 0
    let blocks = 0
    const workingKeys: string[] = []
    const read = (value: unknown): void => {
      if (value instanceof ArrayBuffer) written.push(utf8.decode(value))
      else if (ArrayBuffer.isView(value)) written.push(utf8.decode(value as Uint8Array<ArrayBuffer>))
      else if (value instanceof CryptoKey) {
        keys += 1
        if (value.extractable) written.push('a key that can be taken away')
      } else if (typeof value === 'object' && value !== null)
        for (const part of Object.values(value)) read(part)
      else written.push(String(value))
    }
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const at = db.transaction(store).objectStore(store)
        const places = await done(at.getAllKeys())
        const values = await done(at.getAll())
        records += values.length
        for (const place of places) {
          written.push(String(place))
          if (store === 'keys' && String(place).startsWith('working/')) workingKeys.push(String(place))
        }
        if (store === 'blocks') blocks += values.length
        for (const value of values) read(value)
      }
      db.close()
    }
    for (const storage of [localStorage, sessionStorage]) {
      for (const [place, value] of Object.entries(storage)) written.push(place, String(value))
    }
    return { text: written.join('\n'), records, keys, workingKeys, blocks }
  })
}
