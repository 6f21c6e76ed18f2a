import { Trans, useLingui } from '@lingui/react/macro'
import { GitMerge } from 'lucide-react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import type { RoleContent, RoleDraft } from './roleDraft.ts'

interface StaleCardProps {
  draft: RoleDraft
  /** The role as a colleague saved it meanwhile. */
  current: RoleContent
  onMerge: () => void
  onReplace: () => void
  onDiscard: () => void
}

/** Somebody saved this role during the edit: both versions, and the three ways on. */
export function StaleCard({ draft, current, onMerge, onReplace, onDiscard }: StaleCardProps) {
  const { t } = useLingui()
  const base = draft.base?.document ?? current.document
  return (
    <Banner
      alert
      tone="waiting"
      icon={GitMerge}
      title={t`Ce rôle a été enregistré par quelqu’un d’autre pendant que vous le changiez`}
      actions={
        <>
          <Button onClick={onMerge}>
            <Trans>Garder les deux</Trans>
          </Button>
          <Button look="secondary" onClick={onReplace}>
            <Trans>Garder seulement la mienne</Trans>
          </Button>
          <Button look="secondary" onClick={onDiscard}>
            <Trans>Prendre la leur</Trans>
          </Button>
        </>
      }
    >
      <p className="mb-3">
        <Trans>
          Rien n’est perdu. Voici les deux versions, chacune par rapport à celle dont vous êtes parti.
        </Trans>
      </p>
      <div className="grid gap-3 md:grid-cols-2">
        <section className="rounded-control bg-surface p-3" aria-label={t`Votre version`}>
          <h2 className="mb-1.5 text-base">
            <Trans>Votre version</Trans>
          </h2>
          <p className="mb-1.5 text-muted">« {draft.name_fr} »</p>
          <DifferenceList before={base} after={draft.document} />
        </section>
        <section className="rounded-control bg-surface p-3" aria-label={t`La version enregistrée`}>
          <h2 className="mb-1.5 text-base">
            <Trans>La version enregistrée</Trans>
          </h2>
          <p className="mb-1.5 text-muted">« {current.name_fr} »</p>
          <DifferenceList before={base} after={current.document} />
        </section>
      </div>
    </Banner>
  )
}
