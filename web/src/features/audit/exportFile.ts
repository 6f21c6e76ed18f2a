import type { Entry, ExportRequest } from './data.ts'

/** Do the lines of the file hold each other? The number after which they do not, or null. */
export function brokenLink(lines: readonly Entry[]): number | null {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before && (line.seq !== before.seq + 1 || line.previous_hash !== before.hash)) return before.seq
  }
  return null
}

const columns = [
  'seq',
  'at',
  'actor_name',
  'actor',
  'by_facility',
  'action',
  'relation',
  'row_id',
  'patient_id',
  'fields',
  'purpose',
  'request',
  'previous_hash',
  'hash',
] as const

/** A cell that a spreadsheet would run as a formula is kept as text. */
function cell(value: unknown): string {
  const text = Array.isArray(value)
    ? value.join(', ')
    : value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** For a spreadsheet set to French: semicolons, and a byte-order mark so that it reads the accents. */
export function toCsv(lines: readonly Entry[]): string {
  const rows = [columns.join(';'), ...lines.map((line) => columns.map((name) => cell(line[name])).join(';'))]
  return `\ufeff${rows.join('\r\n')}\r\n`
}

/** For a third party: the lines as the database gave them, and how to check that they hold together. */
export function toJson(
  lines: readonly Entry[],
  about: ExportRequest & { facility_code: string; exported_by: string; exported_at: string },
): string {
  const how_to_check = [
    'previous_hash de chaque ligne est égal au hash de la ligne dont le seq précède de 1.',
    'Le hash couvre previous_hash et toutes les colonnes, valeurs avant et après comprises (SHA-256, hexadécimal, sur un tableau JSON : fonction private.audit_hash).',
    'Les valeurs avant et après ne sortent pas : la base les relit avec sis.verify_audit(facility). Une ligne qui y porte un autre hash qu’ici a été touchée depuis.',
  ]
  return `${JSON.stringify({ ...about, how_to_check, entries: lines }, null, 1)}\n`
}
