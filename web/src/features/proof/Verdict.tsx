import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProofAnswer } from '../../../../functions/_shared/contracts/proof.ts'
import { classes } from '../../components/classes.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { breachesIn, facilitiesReading, facilitiesTried, isShared } from './rows.ts'
import { useRowName } from './useRowName.ts'
import { explanations, operationWords, recordWords } from './words.ts'

/** The answer in a sentence. */
function Sentence({ answer }: { answer: ProofAnswer }) {
  const { i18n } = useLingui()
  const { record, total, planted, rows } = answer
  const these = i18n._(recordWords[record].these(Math.max(total, 1)))
  if (facilitiesTried(rows) === 0) return <Trans>Il n’y a pas encore d’autre établissement.</Trans>
  if (planted) {
    return isShared(rows) ? (
      <Trans>Seuls les établissements concernés liraient leur part de ces données.</Trans>
    ) : (
      <Trans>Aucun autre établissement ne pourrait lire ces données.</Trans>
    )
  }
  if (isShared(rows)) return <Trans>Seuls les établissements concernés lisent leur part de {these}.</Trans>
  if (record === 'counts') {
    return (
      <Trans>Aucun autre établissement ne peut lire {these}. Le Ministère les lit, sans aucun nom.</Trans>
    )
  }
  return <Trans>Aucun autre établissement ne peut lire {these}.</Trans>
}

function AlarmTitle({ answer }: { answer: ProofAnswer }) {
  const { i18n } = useLingui()
  const these = i18n._(recordWords[answer.record].these(Math.max(answer.total, 1)))
  const count = facilitiesReading(answer.rows)
  if (count === 0) return <Trans>Alerte : un mur est ouvert</Trans>
  return (
    <Plural
      value={count}
      one={`Alerte : un autre établissement peut lire ${these}`}
      other={`Alerte : # autres établissements peuvent lire ${these}`}
    />
  )
}

/** Who got too much, and what to do about it. */
function Alarm({ answer }: { answer: ProofAnswer }) {
  const { i18n } = useLingui()
  const nameOf = useRowName()
  return (
    <>
      <ul className="mt-2 grid list-disc gap-1 pl-5">
        {breachesIn(answer.rows).map(({ rows, operations }) => (
          <li key={operations.join()}>
            <strong>{operations.map((operation) => i18n._(operationWords[operation])).join(', ')}</strong>
            {' : '}
            {rows.map((row) => nameOf(row).title).join(', ')}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <Trans>
          Imprimez cette page et prévenez aujourd’hui l’administrateur national : c’est une faute du système,
          pas de vos équipes. Redemandez ensuite la preuve ici.
        </Trans>
      </p>
    </>
  )
}

function Lines({ answer }: { answer: ProofAnswer }): ReactNode {
  const { i18n } = useLingui()
  const { record, planted, more, total, rows, partner } = answer
  const explanation = explanations[record]
  const shown = formatNumber(total)
  const isTried = (...places: string[]) => rows.some(({ place }) => places.includes(place))
  const closed = record !== 'counts' && !isShared(rows)
  const other = partner?.name
  return (
    <>
      {closed && isTried('ministry') && (
        <p className="mt-1.5 font-[620]">
          {isTried('own_district', 'other_district') ? (
            <Trans>Ni le district, ni le Ministère.</Trans>
          ) : (
            <Trans>Ni le Ministère.</Trans>
          )}
        </p>
      )}
      {explanation && <p className="mt-1.5">{i18n._(explanation)}</p>}
      {other && (
        <p className="mt-1.5">
          {record === 'referrals' ? (
            <Trans>Pour essayer d’écrire, une lettre d’épreuve est adressée à {other}.</Trans>
          ) : (
            <Trans>Pour essayer d’écrire, une lettre d’épreuve est reçue de {other}.</Trans>
          )}
        </p>
      )}
      {planted && (
        <p className="mt-1.5">
          <Trans>
            Aucune donnée à protéger encore : l’essai a porté sur une fiche d’épreuve, faite pour lui et
            disparue avec lui.
          </Trans>
        </p>
      )}
      {more && (
        <p className="mt-1.5">
          <Trans>Il y en a davantage : les {shown} premières ont été essayées.</Trans>
        </p>
      )}
    </>
  )
}

/** What came of it, on top and in words: safe, or an alarm. */
export function Verdict({ answer, answeredAt }: { answer: ProofAnswer; answeredAt: number }) {
  const alarm = breachesIn(answer.rows).length > 0
  const Icon = alarm ? TriangleAlert : ShieldCheck
  const clock = formatDateTime(answer.asked_at)
  const seconds = formatNumber(answer.took_ms / 1000, 1)
  return (
    <section
      role={alarm ? 'alert' : 'status'}
      data-card
      data-testid="verdict"
      data-alarm={alarm}
      className={classes(
        'flex flex-wrap gap-x-4 gap-y-2 rounded-card border-2 px-4 py-4 sm:flex-nowrap',
        alarm ? 'border-urgent bg-urgent-soft' : 'border-ok/50 bg-ok-soft',
      )}
    >
      <Icon
        aria-hidden
        strokeWidth={1.9}
        className={classes('size-10 flex-none', alarm ? 'text-urgent-ink' : 'text-ok-ink')}
      />
      <div className="min-w-0 flex-1">
        <h2 className={classes('text-xl leading-snug', alarm ? 'text-urgent-ink' : 'text-ok-ink')}>
          {alarm ? <AlarmTitle answer={answer} /> : <Sentence answer={answer} />}
        </h2>
        {alarm ? <Alarm answer={answer} /> : <Lines answer={answer} />}
        <p className="mt-2 text-[0.9375rem]">
          <Trans>
            Essayé <RelativeTime at={answeredAt} className="print:hidden" /> :{' '}
            <Plural value={answer.probes} one="# sonde" other="# sondes" />,{' '}
            <Plural value={answer.statements} one="# requête" other="# requêtes" />, en {seconds} s. Horloge
            de la base : {clock}.
          </Trans>
        </p>
      </div>
    </section>
  )
}
