/** The rows of one facility, sealed in blocks, and the sequence that they stand at. */
import {
  arrivalColumns,
  type Changes,
  distinctColumns,
  type Part,
  parts,
  patientColumns,
  visitColumns,
  type WireRow,
} from '../../../../functions/_shared/contracts/sync.ts'
import type { Keyring } from './keyring.ts'
import { blockPlace, generationPlace, keyPlace, metaPlace, setPlace } from './places.ts'
import type { Guard, Shelf, Step } from './shelf.ts'

/**
 * Blocks in each part. A row changed is one block sealed again: 10,000 patients in 64 are 156 rows, some 20 KB,
 * in each; few enough that opening them all is not a matter of calls.
 */
const buckets: Record<Part, number> = { patients: 64, visits: 64, arrivals: 4, distincts: 4 }

const openedAhead = 8

export const columnsOf: Record<Part, readonly string[]> = {
  patients: patientColumns,
  visits: visitColumns,
  arrivals: arrivalColumns,
  distincts: distinctColumns,
}

/** What a row is known by among those of its part. */
export const rowId = (part: Part, row: WireRow): string =>
  part === 'distincts' ? `${row[0]}:${row[1]}` : String(row[0])

/** The last letters of a UUID are random, in every version that we make. */
const bucketOf = (part: Part, id: string): number => (Number.parseInt(id.slice(-2), 16) || 0) % buckets[part]

/** How far a first fill has come in one part. */
export interface PartFill {
  after: string | null
  done: number
  total?: number
  complete?: true
}

export interface SetMeta {
  /** The rows that are shown; 0 before there are any. */
  generation: number
  /** The journal is here up to this number; absent until a fill is complete. */
  seq?: number
  /** A fill under way: its rows lie under their own generation and take over when it is complete. */
  fill?: { generation: number; seq: number; parts: Partial<Record<Part, PartFill>> }
  /** The rights under which the rows were asked. */
  rights: string
  /** The server's time when it last answered for this facility. */
  exchangedAt: number
}

interface Block {
  columns: readonly string[]
  rows: WireRow[]
}

/** Rows as they are asked today; true beside them when an older version of the app wrote fewer columns. */
function inOrder(part: Part, block: Block): { rows: WireRow[]; outdated: boolean } {
  const wanted = columnsOf[part]
  if (wanted.length === block.columns.length && wanted.every((name, at) => name === block.columns[at])) {
    return { rows: block.rows, outdated: false }
  }
  const from = wanted.map((name) => block.columns.indexOf(name))
  return { rows: block.rows.map((row) => from.map((at) => row[at] ?? null)), outdated: true }
}

/** What one write brings: rows and ids by part. */
export type RowChanges = Changes

export interface FacilitySet {
  facility: string
  /** Undefined: nothing is held here. */
  meta(): Promise<SetMeta | undefined>
  /** Gives the rows of a part block by block; answers true when they lack columns of this version. */
  readRows(generation: number, part: Part, take: (rows: WireRow[]) => void | Promise<void>): Promise<boolean>
  /**
   * Changes rows and what is known of them in ONE transaction: the rows and the sequence that they bring move
   * together. `next` gets the meta as it is (undefined: none yet) and may refuse with undefined. Answers false
   * when it refused, or when the key is gone.
   */
  putRows(
    changes: RowChanges,
    next: (
      meta: SetMeta | undefined,
    ) => { meta: SetMeta; into?: number; drop?: readonly number[] } | undefined,
  ): Promise<SetMeta | false>
}

/** What this device keeps of one facility for one person. */
export function facilitySet(shelf: Shelf, keyring: Keyring, userId: string, facility: string): FacilitySet {
  const key = keyPlace('rows', userId, facility)
  const metaAt = metaPlace(userId, facility)

  async function readMeta(): Promise<{ meta: SetMeta | undefined; turn: number }> {
    const kept = (await shelf.get('blocks', metaAt)) as { turn: number; sealed: unknown } | undefined
    if (!kept) return { meta: undefined, turn: 0 }
    const meta = (await keyring.unseal(key, metaAt, kept.sealed)) as SetMeta | undefined
    return { meta, turn: kept.turn }
  }

  async function readBlock(place: string): Promise<Block | undefined> {
    const kept = await shelf.get('blocks', place)
    return kept === undefined ? undefined : ((await keyring.unseal(key, place, kept)) as Block | undefined)
  }

  /** The blocks of a part as they will be, each read, changed and sealed once. */
  async function changedBlocks(
    generation: number,
    part: Part,
    changes: RowChanges,
  ): Promise<Step[] | undefined> {
    const byBucket = new Map<number, { rows: WireRow[]; gone: Set<string> }>()
    const at = (id: string) => {
      const bucket = bucketOf(part, id)
      const known = byBucket.get(bucket) ?? { rows: [], gone: new Set() }
      byBucket.set(bucket, known)
      return known
    }
    for (const row of changes[part] ?? []) {
      const id = rowId(part, row)
      at(id).rows.push(row)
      at(id).gone.add(id)
    }
    for (const id of changes.gone?.[part] ?? []) at(id).gone.add(id)

    const steps = await Promise.all(
      [...byBucket].map(async ([bucket, { rows, gone }]): Promise<Step | undefined> => {
        const place = blockPlace(userId, facility, generation, part, bucket)
        const block = await readBlock(place)
        const kept = block ? inOrder(part, block).rows.filter((row) => !gone.has(rowId(part, row))) : []
        const latest = new Map(rows.map((row) => [rowId(part, row), row]))
        const next: Block = { columns: columnsOf[part], rows: [...kept, ...latest.values()] }
        const made = await keyring.seal(key, place, next)
        return made && { put: 'blocks', key: place, value: made.sealed }
      }),
    )
    return steps.every((step) => step !== undefined) ? steps : undefined
  }

  return {
    facility,
    meta: async () => (await readMeta()).meta,
    async readRows(generation, part, take) {
      const prefix = `${generationPlace(userId, facility, generation)}${part}/`
      const blocks = await shelf.range('blocks', prefix)
      // Opened a few at a time beside this thread: waiting for each in turn would take longer than the work.
      const opening = new Map<number, Promise<unknown>>()
      const open = (at: number) => {
        const block = blocks[at]
        if (block) opening.set(at, keyring.unseal(key, block.key, block.value))
      }
      for (let at = 0; at < openedAhead; at += 1) open(at)
      let lacking = false
      for (let at = 0; at < blocks.length; at += 1) {
        const block = (await opening.get(at)) as Block | undefined
        opening.delete(at)
        open(at + openedAhead)
        if (!block) {
          // A block that does not open is a hole: whoever reads asks the server for everything again.
          lacking = true
          continue
        }
        const { rows, outdated } = inOrder(part, block)
        lacking ||= outdated
        await take(rows)
      }
      return lacking
    },
    async putRows(changes, next) {
      // Two tabs may write at once: who finds that the other was first reads again and does it over.
      for (;;) {
        const { meta, turn } = await readMeta()
        const wanted = next(meta)
        if (!wanted) return false
        const steps: Step[] = []
        for (const part of parts) {
          const made = await changedBlocks(wanted.into ?? wanted.meta.generation, part, changes)
          if (!made) return false
          steps.push(...made)
        }
        const made = await keyring.seal(key, metaAt, wanted.meta)
        if (!made) return false
        steps.push({ put: 'blocks', key: metaAt, value: { turn: turn + 1, sealed: made.sealed } })
        for (const generation of wanted.drop ?? []) {
          steps.push({ removeAll: 'blocks', prefix: generationPlace(userId, facility, generation) })
        }
        const sameTurn: Guard = {
          shelf: 'blocks',
          key: metaAt,
          holds: (now) => ((now as { turn: number } | undefined)?.turn ?? 0) === turn,
        }
        if (await shelf.write(steps, { guards: [made.guard, sameTurn] })) return wanted.meta
      }
    },
  }
}

/** Everything of one facility, after its key. */
export const clearSet = (userId: string, facility: string): Step => ({
  removeAll: 'blocks',
  prefix: setPlace(userId, facility),
})
