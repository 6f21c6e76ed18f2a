import type { Guard, OutboxRow, Shelf, ShelfName, Step } from './shelf.ts'
import { shelves } from './shelf.ts'

/** The shelf of a page that may keep nothing: gone with the tab. */
export function memoryShelf(): Shelf {
  const stores = new Map<ShelfName, Map<string, unknown>>(shelves.map((name) => [name, new Map()]))
  const rows = new Map<number, OutboxRow & { order: number }>()
  let last = 0
  const of = (name: ShelfName) => stores.get(name) as Map<string, unknown>
  const orderOf = (id: string) => [...rows.values()].find((row) => row.id === id)?.order

  function take(step: Step): void {
    if ('put' in step) of(step.put).set(step.key, step.value)
    else if ('add' in step) {
      if (!of(step.add).has(step.key)) of(step.add).set(step.key, step.value)
    } else if ('remove' in step) of(step.remove).delete(step.key)
    else if ('removeAll' in step) {
      for (const key of [...of(step.removeAll).keys()])
        if (key.startsWith(step.prefix)) of(step.removeAll).delete(key)
    } else if ('append' in step) {
      if (orderOf(step.append.id) !== undefined) return
      last += 1
      rows.set(last, { ...step.append, order: last })
    } else if ('replace' in step) {
      const order = orderOf(step.replace)
      const known = order === undefined ? undefined : rows.get(order)
      if (known) rows.set(known.order, { ...known, sealed: step.sealed })
    } else {
      const order = orderOf(step.take)
      if (order !== undefined) rows.delete(order)
    }
  }

  return {
    kept: false,
    get: async (shelf, key) => of(shelf).get(key),
    range: async (shelf, prefix) =>
      [...of(shelf)].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    keys: async (shelf, prefix) => [...of(shelf).keys()].filter((key) => key.startsWith(prefix)),
    rows: async (owner) => [...rows.values()].filter((row) => row.owner === owner),
    write: async (steps, { guards = [] }: { guards?: Guard[] } = {}) => {
      if (guards.some(({ shelf, key, holds }) => !holds(of(shelf).get(key)))) return false
      for (const step of steps) take(step)
      const appended = steps.findLast((step) => 'append' in step)
      return (appended && orderOf(appended.append.id)) ?? true
    },
  }
}
