import { Trans, useLingui } from '@lingui/react/macro'
import { MailPlus, UserPlus, UserSearch, UsersRound } from 'lucide-react'
import { LinkButton } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Kpi, KpiRow } from '../../components/Kpi.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { formatNumber } from '../../lib/format.ts'
import { MalariaWeeks, VisitDays, VisitWeeks } from './charts.tsx'
import { useActivity } from './data.ts'
import { byDay, byWeek, type DayCount } from './series.ts'

const indicators = ['consultation', 'consultation_new', 'malaria_tested', 'malaria_confirmed']
const charts = { malariaWeeks: MalariaWeeks, visitDays: VisitDays, visitWeeks: VisitWeeks }
const chartsOf: Record<string, (keyof typeof charts)[]> = {
  pharmacy: ['malariaWeeks', 'visitDays'],
  desk: ['visitDays'],
  administration: ['visitWeeks', 'malariaWeeks'],
  district: ['malariaWeeks', 'visitWeeks'],
}

function Figures({ rows }: { rows: DayCount[] }) {
  const { t } = useLingui()
  const now = (indicator: string) => formatNumber(byDay(rows, indicator, today(), 1)[0]?.value ?? 0)
  const week = (indicator: string) => formatNumber(byWeek(rows, indicator, today(), 1)[0]?.value ?? 0)
  const newCases = now('consultation_new')
  const tested = week('malaria_tested')
  return (
    <KpiRow>
      <Kpi
        label={t`Consultations aujourd’hui`}
        value={now('consultation')}
        note={t`dont ${newCases} nouveaux cas`}
      />
      <Kpi label={t`Consultations cette semaine`} value={week('consultation')} />
      <Kpi
        label={t`Palu confirmé cette semaine`}
        value={week('malaria_confirmed')}
        note={t`${tested} tests faits`}
      />
    </KpiRow>
  )
}

/** The home of those who do not give care: today's figures, their charts, their first gesture. */
export default function OtherHomePage() {
  const { t } = useLingui()
  const { document, facility_name: facility } = useMembership()
  const canRegister = useCan('patients', 'create')
  const canSearch = useCan('patients', 'read')
  const isAdministration = document.home === 'administration'
  const canSeeStaff = useCan('staff', 'read') && isAdministration
  const canInvite = useCan('staff', 'create') && isAdministration
  const query = useActivity(indicators)
  const names = chartsOf[document.home] ?? ['visitDays']
  return (
    <div className="grid gap-4">
      <PageHeader title={t`Accueil`} note={facility} />
      <div data-print="hide" className="grid gap-2.5 sm:grid-cols-2">
        {canRegister && (
          <LinkButton href="/patients/new" size="large" wide icon={UserPlus}>
            <Trans>Nouveau patient</Trans>
          </LinkButton>
        )}
        {canSearch && (
          <LinkButton href="/patients" size="large" wide look="secondary" icon={UserSearch}>
            <Trans>Chercher un patient</Trans>
          </LinkButton>
        )}
        {canSeeStaff && (
          <LinkButton href="/staff" size="large" wide icon={UsersRound}>
            <Trans>Équipe et droits</Trans>
          </LinkButton>
        )}
        {canInvite && (
          <LinkButton href="/staff/invite" size="large" wide look="secondary" icon={MailPlus}>
            <Trans>Inviter une personne</Trans>
          </LinkButton>
        )}
      </div>
      {query.isError && (
        <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton lines={6} />}
      {query.data && (
        <>
          <Figures rows={query.data} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {names.map((name) => {
              const Chart = charts[name]
              return <Chart key={name} rows={query.data} />
            })}
          </div>
        </>
      )}
    </div>
  )
}
