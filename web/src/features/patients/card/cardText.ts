import { readCardNumber } from '../../../lib/cardNumber.ts'

/**
 * What the QR of a card holds: the id and nothing else. In capitals: a QR writes those in five and a half bits
 * a letter, so the squares are a fifth larger on paper and an old camera reads them.
 */
export function cardText(id: string): string {
  return id.toUpperCase()
}

export type CardRead = { kind: 'id'; id: string } | { kind: 'number'; number: string }

/** What was scanned or typed, when it comes from a card: an id, or the short code printed under the name. */
export function readCard(text: string): CardRead | undefined {
  const trimmed = text.trim()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(trimmed)) {
    return { kind: 'id', id: trimmed.toLowerCase() }
  }
  const number = readCardNumber(trimmed)
  return number ? { kind: 'number', number } : undefined
}
