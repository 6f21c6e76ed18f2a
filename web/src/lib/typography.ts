/** Narrow no-break space, what French typography sets before ; : ! ? and inside « ». */
export const narrowSpace = '\u202f'

/**
 * Sets a French sentence: authors type ordinary spaces and straight apostrophes, the reader sees
 * narrow no-break spaces and curly ones. Times and ratios such as 10:42 have no space and keep none.
 */
export function setFrench(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;:!?»%])/g, narrowSpace)
    .replace(/«[ \u00a0]/g, `«${narrowSpace}`)
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${narrowSpace}`)
}

/** Sets every sentence of a compiled catalogue; names of variables inside messages have no space. */
export function setFrenchCatalogue<T>(node: T): T {
  if (typeof node === 'string') return setFrench(node) as T
  if (Array.isArray(node)) return node.map(setFrenchCatalogue) as T
  if (node && typeof node === 'object') {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, setFrenchCatalogue(value)]),
    ) as T
  }
  return node
}
