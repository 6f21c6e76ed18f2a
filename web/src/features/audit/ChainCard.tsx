import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link2, Link2Off, RefreshCw } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { formatDate } from '../../lib/format.ts'
import { useVerification, type Verification } from './data.ts'

function Intact({ verdict }: { verdict: Verification }) {
  const day = verdict.since ? formatDate(verdict.since, 'long') : ''
  const head = verdict.head?.slice(0, 12) ?? ''
  return (
    <>
      <p>
        <Plural value={verdict.entries} _0="Aucune inscription" one="# inscription" other="# inscriptions" />
        {day && (
          <>
            {' · '}
            <Trans>rien de touché depuis le {day}</Trans>
          </>
        )}
      </p>
      <p className="mt-1 hidden text-[0.9375rem] text-muted sm:block print:block">
        <Trans>
          Chaque ligne porte l’empreinte de la précédente : en changer, en ôter ou en déplacer une casserait
          toutes les suivantes.
        </Trans>
      </p>
      {head && (
        <p className="mt-1 text-[0.9375rem] text-muted">
          <Trans>Dernière empreinte :</Trans> <span className="font-mono break-all text-ink">{head}…</span>
        </p>
      )}
    </>
  )
}

/** What is wrong, at which line, and what is still proved. */
function Broken({ verdict }: { verdict: Verification }) {
  const at = verdict.broken_at ?? 0
  const problems = {
    edited: <Trans>La ligne n° {at} a été modifiée après coup.</Trans>,
    missing: <Trans>La ligne n° {at} a disparu.</Trans>,
    reordered: <Trans>Des lignes ont changé de place à partir du n° {at}.</Trans>,
    inserted: <Trans>Une ligne étrangère a été glissée au n° {at}.</Trans>,
    truncated: <Trans>Les dernières lignes, à partir du n° {at}, ont été coupées.</Trans>,
  }
  return (
    <>
      <p className="text-[1.0625rem] font-[680]">{verdict.problem && problems[verdict.problem]}</p>
      <p className="mt-1">
        <Trans>
          Ce qui précède reste prouvé. Ne corrigez rien : exportez le journal maintenant, notez l’heure et
          prévenez l’administrateur national.
        </Trans>
      </p>
    </>
  )
}

/** The proof that nobody touched up the trail, computed anew from its first line. */
export function ChainCard() {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useVerification()
  const again = (
    <Button look="quiet" icon={RefreshCw} busy={isFetching} onClick={() => void refetch()}>
      <Trans>Vérifier de nouveau</Trans>
    </Button>
  )
  if (!data) {
    return (
      <Card title={t`Preuve d’intégrité`}>
        {error ? (
          <ErrorBanner
            problem={error}
            reassurance={null}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        ) : (
          <Skeleton lines={2} />
        )}
      </Card>
    )
  }
  return (
    <Card
      tone={data.intact ? 'plain' : 'urgent'}
      title={
        data.intact ? (
          <StatusChip tone="ok" icon={Link2}>
            <Trans>Chaîne vérifiée</Trans>
          </StatusChip>
        ) : (
          <StatusChip tone="urgent" icon={Link2Off}>
            <Trans>Chaîne rompue</Trans>
          </StatusChip>
        )
      }
      aside={
        <span className="text-[0.9375rem] text-muted">
          <Trans>
            Vérifiée <RelativeTime at={data.checked_at} />
          </Trans>
        </span>
      }
    >
      {data.intact ? <Intact verdict={data} /> : <Broken verdict={data} />}
      <div data-print="hide" className="-mx-4 -mb-2 mt-1">
        {again}
      </div>
    </Card>
  )
}
