import type { Mutant } from './mutant.ts'

/**
 * Finds which of many faults are noticed, when most are expected not to: all are planted at once, and a
 * red batch is halved. A green batch of twenty costs one run of the tests.
 */
export async function tryTogether(
  mutants: readonly Mutant[],
  notice: (mutants: readonly Mutant[]) => Promise<string | null>,
  found: (mutant: Mutant, red: string | null) => void,
): Promise<void> {
  if (mutants.length === 0) return
  const red = await notice(mutants)
  if (red === null || mutants.length === 1) {
    for (const mutant of mutants) found(mutant, red)
    return
  }
  const half = Math.ceil(mutants.length / 2)
  await tryTogether(mutants.slice(0, half), notice, found)
  await tryTogether(mutants.slice(half), notice, found)
}

/** Batches of one kind: faults of one kind touch different objects, so none undoes another. */
export function batchesOf(mutants: readonly Mutant[], size: number): Mutant[][] {
  const batches: Mutant[][] = []
  for (const mutant of mutants) {
    const open = batches.find((batch) => batch[0]?.kind === mutant.kind && batch.length < size)
    if (open) open.push(mutant)
    else batches.push([mutant])
  }
  return batches
}

/** Works through a list with so many hands; each knows its number. */
export async function inParallel<T>(
  items: readonly T[],
  hands: number,
  work: (item: T, hand: number) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const labour = async (hand: number) => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, hand)
  }
  await Promise.all(Array.from({ length: hands }, (_, hand) => labour(hand)))
}
