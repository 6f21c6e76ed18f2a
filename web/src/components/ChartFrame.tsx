import { Trans, useLingui } from '@lingui/react/macro'
import { ChartLine, Download, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatNumber } from '../lib/format.ts'
import { Button } from './Button.tsx'
import { type ChartSeries, chartCsv, chartRows } from './chartData.ts'
import { DataTable } from './DataTable.tsx'

interface ChartFrameProps {
  title: ReactNode
  note?: ReactNode
  /** The heading of the labels in the table: « Semaine ». */
  labelHeading: string
  series: readonly ChartSeries[]
  /** Name of the file, without its ending. */
  fileName: string
  children: ReactNode
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A chart with its title, its key, its table beside and its file. */
export function ChartFrame({ title, note, labelHeading, series, fileName, children }: ChartFrameProps) {
  const { t } = useLingui()
  const [asTable, setAsTable] = useState(false)
  const rows = chartRows(series)
  const columns = [
    { id: 'label', header: labelHeading, cell: (row: (typeof rows)[number]) => row.label },
    ...series.map((one, index) => ({
      id: one.id,
      header: one.name,
      numeric: true,
      cell: (row: (typeof rows)[number]) => {
        const value = row.values[index]
        return value === null || value === undefined ? '–' : formatNumber(value)
      },
    })),
  ]
  return (
    <figure className="m-0 min-w-0">
      <div className="mb-2 flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <figcaption className="min-w-0">
          <h2>{title}</h2>
          {note && <p className="text-[0.9375rem] text-muted">{note}</p>}
        </figcaption>
        <div data-print="hide" className="-my-1 -mr-2 ml-auto flex">
          <Button look="quiet" icon={asTable ? ChartLine : Table2} onClick={() => setAsTable(!asTable)}>
            {asTable ? <Trans>Courbe</Trans> : <Trans>Table</Trans>}
          </Button>
          <Button
            look="quiet"
            icon={Download}
            onClick={() => download(fileName, chartCsv(labelHeading, series))}
          >
            CSV
          </Button>
        </div>
      </div>
      {asTable ? (
        <div className="max-h-96 overflow-y-auto">
          <DataTable
            compact
            caption={t`Données de la figure`}
            columns={columns}
            rows={rows}
            rowId={(row) => row.label}
          />
        </div>
      ) : (
        <>
          {children}
          {series.length > 1 && <ChartKey series={series} />}
        </>
      )}
    </figure>
  )
}

const keyStroke = {
  line: 'text-action',
  fill: 'text-action',
  threshold: 'text-muted',
}

function ChartKey({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {series.map((one, index) => (
        <li key={one.id} className="flex items-center gap-2">
          <svg aria-hidden="true" width="26" height="8" className={keyStroke[one.kind ?? 'line']}>
            <path
              d="M1 4h24"
              stroke="currentColor"
              strokeWidth={one.kind === 'threshold' ? 2 : 3}
              strokeDasharray={dashOf(one, index)}
            />
          </svg>
          {one.name}
        </li>
      ))}
    </ul>
  )
}

/** Lines differ by their dashes as well as by their colour. */
export function dashOf(series: ChartSeries, index: number): string | undefined {
  if (series.kind === 'threshold') return '5 4'
  return [undefined, '1 5', '10 4 2 4'][index % 3]
}
