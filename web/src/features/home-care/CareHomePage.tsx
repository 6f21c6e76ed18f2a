import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, Search } from 'lucide-react'
import { HomeCards } from '../../app/HomeCards.tsx'
import { greetingName } from '../../app/HomePage.tsx'
import { LinkButton } from '../../components/Button.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { MalariaCard } from './MalariaCard.tsx'
import { TaskList } from './TaskList.tsx'

/** The home of those who care: what they do most, what waits, what rises. */
export default function CareHomePage() {
  const { t } = useLingui()
  const { display_name: fullName, facility_code: facility } = useMembership()
  const name = greetingName(fullName)
  const mayConsult = useCan('consultations', 'create')
  const maySearch = useCan('patients', 'read')
  const mayFollow = useCan('referrals', 'read')
  return (
    <div className="grid gap-4">
      <PageHeader title={t`Bonjour ${name}`} />
      <div className="grid gap-3 sm:grid-cols-2" data-print="hide">
        {mayConsult && maySearch && (
          <LinkButton size="large" wide icon={Plus} href="/patients?for=consultation">
            <Trans>Nouvelle consultation</Trans>
          </LinkButton>
        )}
        {maySearch && (
          <LinkButton size="large" wide look="secondary" icon={Search} href="/patients">
            <Trans>Chercher un patient</Trans>
          </LinkButton>
        )}
      </div>
      {/* Two columns of their own on a desk, so that a long list leaves no hole beside it; one story on a phone. */}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="contents content-start gap-4 lg:grid">
          <HomeCards />
          <div className="order-last lg:order-none">
            <MalariaCard facility={facility} />
          </div>
        </div>
        {mayFollow && <TaskList facility={facility} />}
      </div>
    </div>
  )
}
