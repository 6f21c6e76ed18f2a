import { Trans, useLingui } from '@lingui/react/macro'
import { Printer, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProofRecord } from '../../../../functions/_shared/contracts/proof.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useProof } from './data.ts'
import { GroupCard } from './GroupCard.tsx'
import { GlassCard, Method } from './Method.tsx'
import { PaperFoot, PaperHead } from './Paper.tsx'
import { type GroupName, groupsOf } from './rows.ts'
import { usePrinting } from './usePrinting.ts'
import { Verdict } from './Verdict.tsx'

/** Asks, and shows the answer: the verdict, then each place in turn. */
export function Result({ record }: { record: ProofRecord }) {
  const { t } = useLingui()
  const printing = usePrinting()
  const query = useProof(record)
  const { data: answer } = query

  const words: Record<GroupName, { title: string; note?: ReactNode }> = {
    own: {
      title: t`Votre établissement, rôle par rôle`,
      note: t`Les exceptions d’une seule personne se lisent dans Équipe.`,
    },
    others: {
      title: t`Les autres établissements`,
      note: t`La sonde y a tous les droits qui existent : ce qu’elle ne peut pas, personne là-bas ne le peut.`,
    },
    district: { title: t`Le district` },
    ministry: { title: t`Le Ministère` },
    street: { title: t`Sans établissement` },
  }
  return (
    <div className="grid min-w-0 content-start gap-4">
      {query.isError && (
        <ErrorBanner
          problem={query.error}
          reassurance={null}
          retrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && (
        <div>
          <p className="text-muted">
            <Trans>Les sondes essaient chaque mur…</Trans>
          </p>
          <Skeleton lines={8} />
        </div>
      )}
      {answer && (
        <>
          <PaperHead answer={answer} />
          <Verdict answer={answer} answeredAt={query.dataUpdatedAt} />
          <div data-print="hide" className="flex flex-wrap gap-2.5">
            <Button icon={RefreshCw} busy={query.isFetching} onClick={() => void query.refetch()}>
              <Trans>Demander de nouveau</Trans>
            </Button>
            <Button look="secondary" icon={Printer} onClick={() => window.print()}>
              <Trans>Imprimer pour l’APDP</Trans>
            </Button>
          </div>
          {groupsOf(answer.rows)
            .filter(
              ({ name, shown, quiet }) =>
                shown.length + quiet.length > 0 || (name === 'district' && answer.untried.length > 0),
            )
            .map((group) => (
              <GroupCard
                key={group.name}
                group={group}
                record={record}
                printing={printing}
                {...words[group.name]}
                footnote={
                  group.name === 'district' &&
                  answer.untried.length > 0 && <Untried places={answer.untried} />
                }
              />
            ))}
          <GlassCard answer={answer} />
          <Method answer={answer} printing={printing} />
          <PaperFoot answer={answer} />
        </>
      )}
    </div>
  )
}

function Untried({ places }: { places: readonly string[] }) {
  return (
    <>
      {places.includes('own_district') && (
        <p>
          <Trans>Votre district n’a pas encore de CSRéf dans Kénéya : personne à essayer.</Trans>
        </p>
      )}
      {places.includes('other_district') && (
        <p>
          <Trans>Aucun autre district n’a de CSRéf dans Kénéya : personne à essayer.</Trans>
        </p>
      )}
    </>
  )
}
