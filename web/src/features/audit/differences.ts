/** One value that a change moved; a field inside a document has its path after the name of the column. */
export interface Difference {
  field: string
  path: string
  before: unknown
  after: unknown
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Opens documents (rights, exceptions) down to what differs: nobody reads two walls of JSON. */
function inside(field: string, path: string, before: unknown, after: unknown): Difference[] {
  if (same(before, after)) return []
  if (!isPlain(before) && !isPlain(after)) return [{ field, path, before, after }]
  const left = isPlain(before) ? before : {}
  const right = isPlain(after) ? after : {}
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return keys.flatMap((key) => inside(field, path ? `${path} · ${key}` : key, left[key], right[key]))
}

/** What a change moved, column by column, for the columns named. */
export function differences(
  fields: readonly string[],
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Difference[] {
  return fields.flatMap((field) => inside(field, '', before?.[field], after?.[field]))
}
