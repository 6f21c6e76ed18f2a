import { Trans, useLingui } from '@lingui/react/macro'
import { Building2 } from 'lucide-react'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatNumber, formatPercent } from '../../lib/format.ts'
import type { FacilityWeek, Reporting } from './consolidate.ts'
import { kindWords } from './words.ts'

function ReportingChip({ state }: { state: Reporting }) {
  if (state === 'missing') {
    return (
      <StatusChip tone="warn">
        <Trans>Non parvenu</Trans>
      </StatusChip>
    )
  }
  return <StatusChip tone="ok">{state === 'zero' ? <Trans>Zéro</Trans> : <Trans>Parvenu</Trans>}</StatusChip>
}

/** One line per facility; a silent facility shows a dash, never a zero. */
export function FacilitiesTable({ rows }: { rows: FacilityWeek[] }) {
  const { i18n, t } = useLingui()
  const known = (row: FacilityWeek, value: number) =>
    row.reporting === 'missing' ? '–' : formatNumber(value)
  return (
    <Card
      title={t`Établissements`}
      note={t`« Zéro » : des consultations, aucun cas. « Non parvenu » : aucune consultation reçue.`}
    >
      <DataTable
        caption={t`Activité de la semaine par établissement`}
        rows={rows}
        rowId={(row) => row.code}
        empty={
          <EmptyState icon={Building2} title={<Trans>Aucun établissement n’est ouvert</Trans>}>
            <Trans>Ouvrez un établissement pour recevoir ses chiffres.</Trans>
          </EmptyState>
        }
        columns={[
          { id: 'name', header: t`Établissement`, cell: (row) => row.name },
          {
            id: 'kind',
            header: t`Niveau`,
            cell: (row) => {
              const words = kindWords[row.kind]
              return words ? i18n._(words) : row.kind
            },
          },
          { id: 'area', header: t`Zone`, cell: (row) => row.area ?? '–' },
          {
            id: 'consultations',
            header: t`Consultations`,
            numeric: true,
            cell: (row) => known(row, row.consultations),
          },
          {
            id: 'malaria',
            header: t`Palu confirmé`,
            numeric: true,
            cell: (row) => known(row, row.malaria),
          },
          { id: 'reporting', header: t`Palu`, cell: (row) => <ReportingChip state={row.reporting} /> },
          { id: 'sent', header: t`Référés`, numeric: true, cell: (row) => formatNumber(row.sent) },
          { id: 'received', header: t`Reçus`, numeric: true, cell: (row) => formatNumber(row.received) },
          {
            id: 'closed',
            header: t`Références bouclées`,
            numeric: true,
            cell: (row) =>
              row.closedShare === undefined ? t`aucune référence` : formatPercent(row.closedShare),
          },
        ]}
      />
    </Card>
  )
}
