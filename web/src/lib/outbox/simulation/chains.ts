/** What hangs together, counted again without the code under test. */
import type { Kept } from '../ports.ts'

type Said = Pick<Kept, 'subject' | 'args'>

export const patientsIn = ({ subject, args }: Said): string[] =>
  typeof args.merged_id === 'string' ? [subject, args.merged_id] : [subject]

/** Entries that wait behind one that a person must decide. */
export function heldAmong(kept: readonly Kept[]): Set<string> {
  const held = new Set<string>()
  for (const [index, entry] of kept.entries()) {
    const mine = patientsIn(entry)
    const isHeld = kept.slice(0, index).some((earlier) => {
      const blocks = (earlier.state !== 'waiting' || held.has(earlier.id)) && earlier.kind !== 'record.opened'
      return blocks && patientsIn(earlier).some((patient) => mine.includes(patient))
    })
    if (entry.state === 'waiting' && isHeld) held.add(entry.id)
  }
  return held
}

/** True when an evacuation could leave and this batch has nothing to do with any. */
export function overtakesUrgent(kept: readonly Kept[], batch: readonly string[]): boolean {
  const held = heldAmong(kept)
  const urgent = kept.filter((entry) => entry.urgent && entry.state === 'waiting' && !held.has(entry.id))
  if (urgent.length === 0) return false
  const chain = new Set(urgent.flatMap(patientsIn))
  for (let size = 0; size !== chain.size; ) {
    size = chain.size
    for (const entry of kept) {
      const patients = patientsIn(entry)
      if (patients.some((patient) => chain.has(patient))) for (const patient of patients) chain.add(patient)
    }
  }
  const related = kept.filter((entry) => patientsIn(entry).some((patient) => chain.has(patient)))
  // One of them made the server fail, and waits by itself.
  if (related.some(({ args }) => args.poison === 'crash')) return false
  return !related.some(({ operation }) => batch.includes(operation))
}
