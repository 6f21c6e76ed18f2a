import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'

export interface Column<T> {
  id: string
  header: string
  cell: (row: T) => ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  /** The cell that names the row; the first column unless said. */
  rowHeader?: boolean
}

interface DataTableProps<T> {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowId: (row: T) => string
  /** Each row opens here; the row header becomes the link. */
  href?: (row: T) => string | undefined
  empty?: ReactNode
  /** Stays a table on a phone (few narrow columns), instead of one card per row. */
  compact?: boolean
  footer?: ReactNode
}

/** A table; on a phone each row is a card with its words, unless it is compact. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, captionHidden = true, columns, rows, rowId, href, empty, compact, footer } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  const heading = columns.find((column) => column.rowHeader) ?? columns[0]
  const content = (row: T, column: Column<T>) => {
    const target = column === heading ? href?.(row) : undefined
    if (!target) return column.cell(row)
    return (
      <Link href={target} className="-my-2 inline-flex min-h-12 items-center font-[640]">
        {column.cell(row)}
      </Link>
    )
  }
  return (
    <div className={compact ? 'overflow-x-auto' : undefined}>
      <table className={classes('w-full border-collapse text-[0.9375rem]', !compact && 'cards-on-phone')}>
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-muted'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classes(
                  'border-b-[1.5px] border-line px-2 py-1.5 align-bottom text-sm font-[600] text-muted',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="hover:bg-sunken/60">
              {columns.map((column) => {
                const shared = {
                  'data-label': column.header,
                  className: classes(
                    'border-b border-line px-2 py-2',
                    column.numeric ? 'text-right' : 'text-left',
                    column === heading && 'font-[640]',
                  ),
                }
                return column === heading ? (
                  <th key={column.id} scope="row" {...shared}>
                    {content(row, column)}
                  </th>
                ) : (
                  <td key={column.id} {...shared}>
                    {content(row, column)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  )
}
