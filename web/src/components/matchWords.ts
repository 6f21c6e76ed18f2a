/** Lower case, without accents: « fièvre » is found by « fievre ». */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * The items that hold every word typed, best first: those that begin with what was typed, then those with
 * a word that begins so, then the rest. Nothing typed gives the list as it is.
 */
export function matchWords<T>(items: readonly T[], typed: string, words: (item: T) => string): T[] {
  const wanted = plainText(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...items]
  const scored: { item: T; score: number; order: number }[] = []
  items.forEach((item, order) => {
    const text = plainText(words(item))
    if (!wanted.every((word) => text.includes(word))) return
    const starts = wanted.filter((word) => new RegExp(`(^|[^a-z0-9])${literal(word)}`).test(text)).length
    const score = (text.startsWith(wanted.join(' ')) ? 100 : 0) + starts
    scored.push({ item, score, order })
  })
  return scored.sort((a, b) => b.score - a.score || a.order - b.order).map(({ item }) => item)
}

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
