/** The first fill of a device, page by page; where it stopped, it goes on. */
import {
  type Changes,
  parts as everyPart,
  type Part,
  type WorkingSetPage,
  type WorkingSetRequest,
} from '../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../problem.ts'
import { type RegisterState, registerState } from '../register/register.ts'
import { rpc } from '../request.ts'
import { inSlices } from '../slices.ts'
import { noteAnswered } from '../vault/expiry.ts'
import type { SetMeta } from '../vault/rows.ts'
import { learnTime } from './clock.ts'
import { type Current, tellTabs } from './current.ts'

/** Rows a page: some 40 KB compressed, a second and a half at 250 kbit/s, so that little is lost with a network. */
const pageSize: Record<Part, number> = { patients: 1000, visits: 400, arrivals: 1000, distincts: 1000 }

/** One page of each part first, so that the whole is known and today is here at once; then part by part. */
function nextPart(fill: SetMeta['fill'], parts: readonly Part[]): Part | undefined {
  return (
    parts.find((part) => !fill?.parts[part]) ?? parts.find((part) => fill?.parts[part]?.complete !== true)
  )
}

function progressOf(fill: SetMeta['fill'], parts: readonly Part[]): RegisterState {
  const known = parts.map((part) => fill?.parts[part])
  const done = known.reduce((sum, part) => sum + (part?.done ?? 0), 0)
  if (known.some((part) => part?.total === undefined)) return { status: 'filling', done }
  return { status: 'filling', done, total: known.reduce((sum, part) => sum + (part?.total ?? 0), 0) }
}

/** What is known of the set once this page is in it. */
function withPage(known: SetMeta | undefined, rights: string, part: Part, page: WorkingSetPage) {
  const under = known?.rights === rights ? known : undefined
  const latest = Math.max(known?.generation ?? 0, known?.fill?.generation ?? 0)
  const begun = under?.fill ?? { generation: latest + 1, seq: Number(page.seq), parts: {} }
  const before = begun.parts[part]
  const total = page.total ?? before?.total
  const meta: SetMeta = {
    generation: under?.generation ?? 0,
    ...(under?.seq !== undefined && { seq: under.seq }),
    fill: {
      ...begun,
      parts: {
        ...begun.parts,
        [part]: {
          after: page.next ?? null,
          done: (before?.done ?? 0) + page.rows.length,
          ...(total !== undefined && { total }),
          ...(page.next === undefined && { complete: true as const }),
        },
      },
    },
    rights,
    exchangedAt: Date.parse(page.now),
  }
  // Asked under other rights: those rows are not to be shown any more.
  const drop = under || !known ? [] : [known.generation, known.fill?.generation ?? 0]
  return { meta, into: begun.generation, drop: drop.filter((generation) => generation !== begun.generation) }
}

/** The ids that the server named, by part: at the end, what it did not name is not there any more. */
class Named {
  readonly patients = new Set<string>()
  readonly visits = new Set<string>()
  readonly arrivals = new Set<string>()
  note(part: Part, rows: Changes[Part]): void {
    if (part !== 'distincts') for (const row of rows ?? []) this[part].add(String(row[0]))
  }
}

/** Shows what an earlier opening brought, and where to go on; nothing when it has to begin anew. */
async function resume(at: Current, parts: readonly Part[], named: Named): Promise<SetMeta | undefined> {
  const meta = await at.set.meta()
  if (!meta?.fill || meta.rights !== at.rights) return meta
  const { generation } = meta.fill
  const breathe = inSlices()
  let lacking = false
  for (const part of parts) {
    lacking ||= await at.set.readRows(generation, part, async (rows) => {
      named.note(part, rows)
      at.memory.load({ [part]: rows })
      await breathe()
    })
  }
  at.memory.opened()
  if (!lacking) return meta
  const anew = await at.set.putRows({}, (known) => {
    if (!known) return undefined
    const { fill: _holed, ...rest } = known
    return { meta: rest, drop: [generation] }
  })
  return anew || undefined
}

async function ask(at: Current, part: Part, after: string | null): Promise<WorkingSetPage> {
  const request: WorkingSetRequest = { facility_code: at.facility, part, after, size: pageSize[part] }
  const sentAt = Date.now()
  const page = await rpc<WorkingSetPage>('working_set', { request })
  learnTime(page.now, sentAt, Date.now())
  return page
}

/**
 * Fills the device until it is complete; throws a Problem when the network goes, with the pages that came kept.
 * The rows lie under a generation of their own and take the place of the old ones at the end, in one transaction.
 */
export async function fill(at: Current, wanted: readonly Part[]): Promise<void> {
  const parts = everyPart.filter((part) => wanted.includes(part))
  const named = new Named()
  // What is on the screen stays there while it is asked anew.
  const tell = (meta: SetMeta | undefined) => {
    const progress = progressOf(meta?.rights === at.rights ? meta.fill : undefined, parts)
    if (registerState.get().status !== 'ready') registerState.set(progress)
    return progress
  }
  // A right that narrowed has just destroyed the key of what was held under the old one.
  if (at.stopped) return
  await at.vault.allow(at.facility)
  let meta = await resume(at, parts, named)
  tell(meta)
  let isKept = true
  for (;;) {
    if (at.stopped) return
    const under = meta?.rights === at.rights ? meta.fill : undefined
    const part = nextPart(under, parts)
    if (!part) break
    const page = await ask(at, part, under?.parts[part]?.after ?? null)
    if (at.stopped) return
    const known = meta
    const kept: SetMeta | false = await at.set
      .putRows({ [part]: page.rows }, (disk) => withPage(isKept ? disk : known, at.rights, part, page))
      .catch((error: unknown) => {
        if ((error as Problem).code !== 'device_full') throw error
        // The day goes on in the memory of the page; the next opening goes on where the disk was full.
        isKept = false
        return withPage(known, at.rights, part, page).meta
      })
    // The key went while the page was on its way: a right was withdrawn, or the person left.
    if (!kept) throw new Problem('not_kept')
    meta = kept
    named.note(part, page.rows)
    at.memory.take({ [part]: page.rows })
    tellTabs(at, { state: tell(meta), rows: { [part]: page.rows } })
    await noteAnswered(at.vault, Date.parse(page.now)).catch(() => undefined)
  }
  const begunAt = meta?.fill?.seq
  if (isKept) await takeOver(at)
  if (at.stopped) return
  at.memory.keepOnly(named)
  at.seq = begunAt
  at.isLacking = false
}

/** The rows of a complete fill are the ones that are shown from here on. */
async function takeOver(at: Current): Promise<void> {
  const done = await at.set.putRows({}, (known) =>
    known?.fill
      ? {
          meta: {
            generation: known.fill.generation,
            seq: known.fill.seq,
            rights: at.rights,
            exchangedAt: known.exchangedAt,
          },
          drop: [known.generation],
        }
      : undefined,
  )
  if (!done) throw new Problem('not_kept')
}
