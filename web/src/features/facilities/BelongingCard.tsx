import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Card } from '../../components/Card.tsx'
import { classes } from '../../components/classes.ts'
import { addDays, today } from '../../lib/epiWeek.ts'
import { formatDate } from '../../lib/format.ts'
import { type Belonging, belongings, type FacilityParent, type Geography, holds } from './geography.ts'

interface BelongingCardProps {
  parents: readonly FacilityParent[]
  geography: Geography
  aside?: ReactNode
  children?: ReactNode
}

/** Under which area the facility stands, and stood: a report of 2022 and one of 2025 both come out right. */
export function BelongingCard({ parents, geography, aside, children }: BelongingCardProps) {
  const { t } = useLingui()
  const spans = belongings(parents, geography).toReversed()
  return (
    <Card
      title={t`Rattachement`}
      note={t`Chaque rapport suit le rattachement de sa date.`}
      aside={<span data-print="hide">{aside}</span>}
    >
      {children}
      {spans.length === 0 ? (
        <p className="text-muted">
          <Trans>Aucun rattachement n’est inscrit.</Trans>
        </p>
      ) : (
        <ol className="m-0 list-none p-0">
          {spans.map((span, index) => (
            <SpanLine key={span.from ?? 'always'} span={span} last={index === spans.length - 1} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function SpanLine({ span, last }: { span: Belonging; last: boolean }) {
  const now = holds(span, today())
  const coming = !now && span.from !== null && span.from > today()
  const from = span.from && formatDate(span.from)
  // The range is half-open: its last day is the one before.
  const to = span.to && formatDate(addDays(span.to, -1))
  return (
    <li className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-4 last:pb-0">
      {!last && <span aria-hidden className="absolute top-6 bottom-0 left-[0.6875rem] w-0.5 bg-edge/45" />}
      <span
        aria-hidden
        className={classes(
          'mt-1 ml-1 size-4 rounded-full',
          now ? 'bg-action ring-4 ring-action-soft' : 'border-[2.5px] border-edge bg-surface',
        )}
      />
      <div className="min-w-0">
        <p className={classes('text-[0.9375rem]', now ? 'font-[640] text-action-ink' : 'text-muted')}>
          {now && <Trans>Aujourd’hui</Trans>}
          {coming && <Trans>À venir</Trans>}
          {(now || coming) && ' · '}
          {from && to ? (
            <Trans>
              du {from} au {to}
            </Trans>
          ) : from ? (
            <Trans>depuis le {from}</Trans>
          ) : to ? (
            <Trans>jusqu’au {to}</Trans>
          ) : (
            <Trans>depuis toujours</Trans>
          )}
        </p>
        <p className={now ? 'font-[620]' : ''}>
          {span.chain.length > 0 ? span.chain.map(({ name }) => name).join(' › ') : '–'}
        </p>
      </div>
    </li>
  )
}
