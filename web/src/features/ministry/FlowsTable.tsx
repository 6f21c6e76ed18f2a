import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeftRight } from 'lucide-react'
import { Card } from '../../components/Card.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatNumber } from '../../lib/format.ts'
import type { FlowRow } from './consolidate.ts'

interface FlowsTableProps {
  rows: FlowRow[]
  nameOf: (code: string) => string
}

/** Who refers to whom, how urgently, and what came back. */
export function FlowsTable({ rows, nameOf }: FlowsTableProps) {
  const { t } = useLingui()
  return (
    <Card title={t`Flux de référence`} note={t`Selon la semaine d’envoi`}>
      <DataTable
        caption={t`Références de la semaine par route`}
        rows={rows}
        rowId={(row) => `${row.from}>${row.to}`}
        empty={
          <EmptyState icon={ArrowLeftRight} title={<Trans>Aucune référence cette semaine</Trans>}>
            <Trans>Une référence compte ici dès qu’un établissement l’envoie.</Trans>
          </EmptyState>
        }
        columns={[
          {
            id: 'road',
            header: t`De, vers`,
            cell: (row) => (
              <>
                <span className="block xl:whitespace-nowrap">{nameOf(row.from)}</span>
                <span className="block font-normal text-muted xl:whitespace-nowrap">→ {nameOf(row.to)}</span>
              </>
            ),
          },
          { id: 'total', header: t`Total`, numeric: true, cell: (row) => formatNumber(row.total) },
          {
            id: 'evacuations',
            header: t`Évacuations`,
            numeric: true,
            cell: (row) => formatNumber(row.evacuations),
          },
          { id: 'open', header: t`En cours`, numeric: true, cell: (row) => formatNumber(row.open) },
          { id: 'closed', header: t`Bouclées`, numeric: true, cell: (row) => formatNumber(row.closed) },
        ]}
      />
    </Card>
  )
}
