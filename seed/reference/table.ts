/** Lists written one row a line, so that a clinician can proofread and correct them without reading code. */

/**
 * Reads `cell | cell | …`; `-` means none, a line that starts with `#` is a heading. Every row has as many cells
 * as there are names.
 */
export function readTable<K extends string>(names: readonly K[], list: string): Record<K, string | null>[] {
  return list
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (cells.length !== names.length || cells.includes('')) throw new Error(`malformed line: ${line}`)
      const row = names.map((name, n) => [name, cells[n] === '-' ? null : cells[n]])
      return Object.fromEntries(row) as Record<K, string | null>
    })
}

/** A cell that must be there. */
export function needed(cell: string | null): string {
  if (cell === null) throw new Error('a cell that must be filled is « - »')
  return cell
}

/** « 12-60 », « 60- »: from, and before. */
export function bounds(cell: string | null): { from: number; to: number | null } {
  if (cell === null) return { from: 0, to: null }
  const [from, to] = cell.split('-')
  const read = { from: Number(from), to: to ? Number(to) : null }
  if (!/^[\d.]+-[\d.]*$/.test(cell)) throw new Error(`malformed bounds: ${cell}`)
  return read
}

export const number = (cell: string | null): number | null => {
  if (cell === null) return null
  const value = Number(cell)
  if (!Number.isFinite(value)) throw new Error(`not a number: ${cell}`)
  return value
}

export const words = (cell: string | null): string[] =>
  cell === null ? [] : cell.split(',').map((word) => word.trim())

/** No source confirmed it here: the form uses it, and a clinician has to. */
export const unconfirmed = 'à confirmer par un clinicien'

/** The day from which the lists of this release are in force. */
export const inForce = '[1900-01-01,)'
