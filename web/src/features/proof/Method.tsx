import { Plural, Trans } from '@lingui/react/macro'
import { ChevronDown, ShieldAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { ProofAnswer } from '../../../../functions/_shared/contracts/proof.ts'
import { Card } from '../../components/Card.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { underGlass } from './words.ts'

/** The one door that stays: opened in an emergency, counted, and seen by the owner. */
export function GlassCard({ answer }: { answer: ProofAnswer }) {
  const { emergency, record } = answer
  if (!emergency || !underGlass.includes(record)) return null
  const { total, open_now, last_opened_at } = emergency
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          <ShieldAlert aria-hidden className="size-5 flex-none text-ochre-ink" />
          <Trans>En urgence : le bris de glace</Trans>
        </span>
      }
    >
      <p>
        <Trans>
          Un soignant d’un autre établissement peut ouvrir la fiche d’un patient, en lecture, pour un temps
          limité et avec un motif. Vous en êtes prévenu aussitôt.
        </Trans>
      </p>
      <p className="mt-1.5 font-[620]">
        <Plural
          value={total}
          _0="Ce n’est jamais arrivé ici."
          one="C’est arrivé une fois."
          other="C’est arrivé # fois."
        />{' '}
        {open_now > 0 && (
          <Plural
            value={open_now}
            one="Une fiche est ouverte en ce moment."
            other="# fiches sont ouvertes en ce moment."
          />
        )}
        {last_opened_at && (
          <Trans>
            {' '}
            La dernière : <RelativeTime at={last_opened_at} />.
          </Trans>
        )}
      </p>
      {total > 0 && (
        <p data-print="hide">
          <Link href="/audit/emergencies" className="inline-flex min-h-12 items-center font-[620]">
            <Trans>Voir qui, quand et pourquoi</Trans>
          </Link>
        </p>
      )}
    </Card>
  )
}

/** How the answer was found, for whoever wants to check it. */
export function Method({ answer, printing }: { answer: ProofAnswer; printing: boolean }) {
  const { preparation, impersonation, trials } = answer.appendix
  const lines = [
    ...preparation,
    'savepoint probe',
    ...impersonation,
    ...trials.flatMap(({ sql }) => ['savepoint trial', sql, 'rollback to savepoint trial']),
    'rollback to savepoint probe',
    'rollback',
  ]
  return (
    <Card title={<Trans>Comment c’est vérifié</Trans>}>
      <p>
        <Trans>
          Une sonde est une personne fictive, créée dans la base de données le temps d’un essai, avec un rôle
          et un établissement. La base la traite comme n’importe qui : elle essaie de lire, de créer, de
          modifier et de supprimer. Puis tout est annulé : rien n’est gardé, aucune vraie fiche n’est touchée
          ni montrée.
        </Trans>
      </p>
      <details open={printing || undefined} className="mt-1">
        <summary className="flex min-h-12 items-center gap-2 font-[620] text-action-ink">
          <Trans>Annexe : les requêtes exactes</Trans>
          <ChevronDown aria-hidden data-print="hide" className="size-5 flex-none" />
        </summary>
        <p className="text-[0.9375rem] text-muted">
          <Trans>
            Les mêmes pour chaque sonde ; seuls changent son rôle et son établissement. Voici pour l’une
            d’elles.
          </Trans>
        </p>
        <pre className="mt-2 rounded-control bg-sunken p-3 text-[0.8125rem] leading-relaxed whitespace-pre-wrap wrap-anywhere print:text-[7pt]">
          <code>{lines.map((line) => `${line};`).join('\n')}</code>
        </pre>
      </details>
    </Card>
  )
}
