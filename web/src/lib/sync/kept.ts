/** What the device holds, shown at once, whatever the network does. */
import type { Changes, Part } from '../../../../functions/_shared/contracts/sync.ts'
import { registerState } from '../register/register.ts'
import { inSlices } from '../slices.ts'
import { isTooOld } from '../vault/expiry.ts'
import { columnsOf } from '../vault/rows.ts'
import { wipeWorking } from '../vault/vault.ts'
import { now } from './clock.ts'
import type { Current } from './current.ts'

const dayMs = 86_400_000
/** How far back a device holds what is dated, and by which column: the same as `sis.working_set`. */
const windows = {
  visits: { column: 'consulted_at', days: 90 },
  arrivals: { column: 'arrived_at', days: 2 },
} as const

/** Answers whether a row is still of the working set. */
function isCurrent(part: Part): (row: readonly unknown[]) => boolean {
  if (part !== 'visits' && part !== 'arrivals') return () => true
  const { column, days } = windows[part]
  const at = columnsOf[part].indexOf(column)
  const oldest = now() - days * dayMs
  return (row) => !(Date.parse(String(row[at])) < oldest)
}

/** Shows what the device holds; true when it is complete and only the changes since are to be asked. */
export async function showKept(at: Current, parts: readonly Part[]): Promise<boolean> {
  const meta = await at.set.meta()
  if (meta?.seq === undefined || meta.rights !== at.rights) return false
  if (await isTooOld(at.vault, meta.exchangedAt)) {
    await wipeWorking({ userId: at.userId, facility: at.facility, what: 'rows' })
    return false
  }
  const breathe = inSlices()
  const gone: NonNullable<Changes['gone']> = {}
  let lacking = false
  for (const part of parts) {
    const keeps = isCurrent(part)
    const lacks = await at.set.readRows(meta.generation, part, async (rows) => {
      if (at.stopped) return
      const current = rows.filter(keeps)
      at.memory.load({ [part]: current })
      if (current.length < rows.length) {
        gone[part] = [
          ...(gone[part] ?? []),
          ...rows.filter((row) => !keeps(row)).map((row) => String(row[0])),
        ]
      }
      await breathe()
    })
    lacking ||= lacks
  }
  if (at.stopped) return false
  at.memory.opened()
  at.seq = meta.seq
  at.isLacking = lacking
  registerState.set({ status: 'ready', syncedAt: meta.exchangedAt })
  if (Object.keys(gone).length > 0)
    await at.set.putRows({ gone }, (known) => known && { meta: known }).catch(() => undefined)
  return true
}
