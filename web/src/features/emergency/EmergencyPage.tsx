import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Clock, useNow } from '../../components/Clock.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useMembership } from '../../lib/access.ts'
import { formatDateTime, toDate } from '../../lib/format.ts'
import { type OwnerFacility, useMyAccesses, useOwners, useRule } from './data.ts'
import { EmergencyForm } from './EmergencyForm.tsx'
import { WhatHappens } from './WhatHappens.tsx'

/** The doors that this person opened lately; one still open is a tap away. */
function MyAccesses({ owners }: { owners: readonly OwnerFacility[] }) {
  const { data } = useMyAccesses()
  const now = useNow()
  if (!data || data.length === 0) return null
  return (
    <Card title={<Trans>Vos derniers accès</Trans>}>
      <ul className="m-0 list-none p-0">
        {data.map((access) => {
          const owner = owners.find(({ code }) => code === access.facility_code)?.name ?? access.facility_code
          const isOpen = !access.ended_at && toDate(access.expires_at).getTime() > now
          const body = (
            <>
              <span className="min-w-0 flex-[1_1_11rem]">
                <span className="block font-[640]">{owner}</span>
                <span className="block text-[0.9375rem] text-muted">{formatDateTime(access.opened_at)}</span>
              </span>
              {isOpen ? (
                <StatusChip tone="waiting">
                  <Trans>
                    Ouvert, <Clock at={access.expires_at} until />
                  </Trans>
                </StatusChip>
              ) : (
                <StatusChip>
                  <Trans>Terminé</Trans>
                </StatusChip>
              )}
            </>
          )
          return (
            <li key={access.id} className="border-b border-line last:border-0">
              {isOpen ? (
                <Link
                  href={`/emergency/${access.id}`}
                  className="flex min-h-14 items-center gap-2 py-2 text-ink"
                >
                  <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">{body}</span>
                  <ChevronRight aria-hidden className="size-5 flex-none text-muted" />
                </Link>
              ) : (
                <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2">{body}</div>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** Breaking the glass: what it does first, then the request. */
export default function EmergencyPage() {
  const { t } = useLingui()
  const { facility_code: mine } = useMembership()
  const owners = useOwners(mine)
  const rule = useRule()
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-4">
      <PageHeader
        title={t`Accès d’urgence`}
        note={t`Lire le dossier qu’un autre établissement tient sur un patient en danger.`}
        back="/patients"
      />
      <WhatHappens minutes={rule.data?.minutes} />
      {owners.data ? (
        <>
          <EmergencyForm mine={mine} owners={owners.data} />
          <MyAccesses owners={owners.data} />
        </>
      ) : owners.error ? (
        <ErrorBanner problem={owners.error} reassurance={null} onRetry={() => void owners.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}
