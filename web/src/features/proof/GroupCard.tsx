import { Plural, useLingui } from '@lingui/react/macro'
import { ChevronDown, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  type ProofOperation,
  type ProofRecord,
  type ProofRow,
  proofOperations,
} from '../../../../functions/_shared/contracts/proof.ts'
import { Card } from '../../components/Card.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Reach } from './Reach.tsx'
import { ReachLine } from './ReachLine.tsx'
import type { Group } from './rows.ts'
import { useRowName } from './useRowName.ts'
import { nameless, operationWords } from './words.ts'

interface GroupCardProps {
  group: Group
  record: ProofRecord
  title: string
  note?: ReactNode
  /** What could not be tried, and why. */
  footnote?: ReactNode
  printing: boolean
}

/** Everybody in one kind of place, and what each could do. */
export function GroupCard({ group, record, title, note, footnote, printing }: GroupCardProps) {
  const { i18n, t } = useLingui()
  const nameOf = useRowName()
  const operations = proofOperations.filter(
    (operation) => operation !== 'identity' || !nameless.includes(record),
  )
  const column = (operation: ProofOperation): Column<ProofRow> => ({
    id: operation,
    header: i18n._(operationWords[operation]),
    cell: (row) => <Reach row={row} operation={operation} />,
  })
  const columns: Column<ProofRow>[] = [
    {
      id: 'who',
      header: t`Qui`,
      cell: (row) => {
        const { title: who, note: detail } = nameOf(row)
        return (
          <span className="block lg:w-36 xl:w-44">
            {who}
            {detail && <span className="block text-sm font-normal text-muted">{detail}</span>}
          </span>
        )
      },
    },
    ...operations.map(column),
  ]
  const rowId = (row: ProofRow) => [row.place, row.facility?.code, row.role?.code, row.role?.own].join(' ')
  const { shown, quiet } = group
  const table = (rows: ProofRow[]) => (
    <>
      <div className="max-sm:hidden print:block">
        <DataTable caption={title} columns={columns} rows={rows} rowId={rowId} />
      </div>
      <ul className="sm:hidden print:hidden">
        {rows.map((row) => {
          const { title: who, note: detail } = nameOf(row)
          return (
            <li key={rowId(row)} className="border-b border-line py-2 last:border-0">
              <p className="font-[640]">{who}</p>
              {detail && <p className="text-[0.9375rem] text-muted">{detail}</p>}
              <div className="mt-1">
                <ReachLine row={row} />
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
  return (
    <Card title={title} note={note}>
      {shown.length > 0 && table(shown)}
      {quiet.length > 0 && (
        <details open={printing || undefined} className="mt-2">
          <summary className="flex min-h-12 items-center gap-2 font-[620] text-action-ink">
            <Lock aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
            <span>
              <Plural
                value={quiet.reduce((sum, row) => sum + row.facilities, 0)}
                one="# établissement ne lit et n’écrit rien"
                other="# établissements ne lisent et n’écrivent rien"
              />
            </span>
            <ChevronDown aria-hidden data-print="hide" className="size-5 flex-none" />
          </summary>
          {table(quiet)}
        </details>
      )}
      {footnote && <div className="mt-2 text-[0.9375rem] text-muted">{footnote}</div>}
    </Card>
  )
}
