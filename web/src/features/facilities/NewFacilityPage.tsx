import { Trans, useLingui } from '@lingui/react/macro'
import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button, LinkButton } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility } from '../../lib/access.ts'
import { useDraft } from '../../lib/drafts.ts'
import { recentEvents } from '../../lib/feed.ts'
import { type Invitation, useRegistry, useRegistryWrites } from './data.ts'
import { InvitationCard } from './InvitationCard.tsx'
import { OpeningForm } from './OpeningForm.tsx'
import { OpeningProgress, type OpeningRun } from './OpeningProgress.tsx'
import { blankOpening, toRequest } from './openingForm.ts'

/** `/facilities/new`: the form, then the opening as it happens, then the code of the first administrator. */
export default function NewFacilityPage() {
  const { t } = useLingui()
  const ministry = useFacility()
  const { entries, geography, problem, refetch } = useRegistry()
  const [blank] = useState(blankOpening)
  const draft = useDraft(`facility:${ministry}:new`, blank)
  const { open } = useRegistryWrites()
  const [run, setRun] = useState<OpeningRun>()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const taken = entries?.map(({ code }) => code) ?? []

  function submit() {
    const request = toRequest(draft.value, taken)
    const started: OpeningRun = {
      code: request.code,
      name: request.name,
      startedAt: performance.now(),
      lastSeq: recentEvents.get()[0]?.seq ?? 0,
      answeredAt: undefined,
      invited: request.administrator !== undefined,
    }
    setRun(started)
    open.mutate(request, {
      onSuccess: (answer) => {
        setRun({ ...started, answeredAt: performance.now() })
        setInvitation(answer.invitation)
        void draft.discard()
        scrollTo(0, 0)
      },
      // Back to the form, as it was, with the reason.
      onError: () => setRun(undefined),
    })
  }

  const again = () => {
    setRun(undefined)
    setInvitation(null)
    open.reset()
  }
  return (
    <>
      <PageHeader title={t`Ouvrir un établissement`} back="/facilities" />
      {run ? (
        <div className="grid max-w-3xl gap-4">
          <OpeningProgress run={run} />
          {invitation && <InvitationCard invitation={invitation} facility={run.name} />}
          {run.answeredAt !== undefined && (
            <div className="flex flex-wrap gap-3" data-print="hide">
              <LinkButton href={`/facilities/${run.code}`} icon={Building2}>
                <Trans>Voir l’établissement</Trans>
              </LinkButton>
              <Button look="secondary" icon={Plus} onClick={again}>
                <Trans>En ouvrir un autre</Trans>
              </Button>
            </div>
          )}
        </div>
      ) : entries && geography && draft.ready ? (
        <>
          {draft.restoredAt && (
            <Banner
              actions={
                <Button look="secondary" onClick={() => void draft.discard()}>
                  <Trans>Recommencer</Trans>
                </Button>
              }
            >
              <Trans>Vous aviez commencé : vos réponses sont là.</Trans>
            </Banner>
          )}
          <OpeningForm
            answers={draft.value}
            onChange={draft.change}
            geography={geography}
            taken={taken}
            busy={open.isPending}
            problem={open.error}
            onSubmit={submit}
          />
        </>
      ) : problem ? (
        <ErrorBanner problem={problem} reassurance={null} onRetry={refetch} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}
