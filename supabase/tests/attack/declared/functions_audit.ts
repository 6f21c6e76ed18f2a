/** Functions that read the audit trail. */
import { codesWith, right } from '../oracle.ts'
import { forbidden } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string): string[] => [`sis.${name}`, `private.${name}`]

export const auditing: readonly Call[] = [
  {
    functions: both('verify_audit(text)'),
    use: 'checks the chain',
    each: 'facility',
    args: (code) => ({ facility: code }),
    reads: ['intact'],
    opens: right('audit', 'read'),
    refused: forbidden,
    answer: () => 'ok true',
  },
  {
    functions: both('audit_change(text,bigint)'),
    use: 'shows a change, masked for whoever reads no record',
    each: 'facility',
    args: (code, { entries }) => ({ facility: code, seq: entries[code] ?? 0 }),
    reads: ['masked'],
    opens: right('audit', 'read'),
    refused: forbidden,
    answer: (me, code) => `ok ${!codesWith(me, 'patients', 'read').includes(code)}`,
  },
  {
    functions: both('audit_change(text,bigint)'),
    use: 'shows what a change held',
    each: 'facility',
    args: (code, { entries }) => ({ facility: code, seq: entries[code] ?? 0 }),
    reads: ['after', 'family_name'],
    opens: right('audit', 'read'),
    refused: forbidden,
    answer: (me, code) => `ok ${codesWith(me, 'patients', 'read').includes(code) ? `CANARY-${code}` : '∅'}`,
  },
  {
    functions: both('who_saw(text,text)'),
    use: 'makes a patient’s sheet',
    each: 'facility',
    args: (code, { cards }) => ({ facility: code, number: cards[code] ?? '' }),
    reads: 'elements',
    opens: right('audit', 'read'),
    refused: forbidden,
  },
  {
    functions: both('export_audit(text,date,date,text)'),
    use: 'exports the trail',
    each: 'facility',
    args: (code) => ({
      facility: code,
      since: '2026-01-01',
      until: '2099-01-01',
      purpose: 'Contrôle annuel',
    }),
    reads: 'elements',
    opens: right('audit', 'export'),
    refused: forbidden,
  },
]
