/** Crockford's alphabet has no I, L, O, U: what is read off a card as one of them is a figure. */
const lookalikes: Record<string, string> = { I: '1', L: '1', O: '0' }

/** A card number as it is stored, `XXXX-XXXX`, however it was typed; undefined when it cannot be one. */
export function readCardNumber(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[ILO]/g, (letter) => lookalikes[letter] ?? letter)
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined
}
