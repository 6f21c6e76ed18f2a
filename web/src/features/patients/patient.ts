/** A card number is one word: its hyphen does not break the line. */
export function unbroken(number: string): string {
  return number.replace('-', '\u2011')
}
