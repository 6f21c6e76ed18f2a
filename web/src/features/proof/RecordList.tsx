import { useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { type ProofRecord, proofRecords } from '../../../../functions/_shared/contracts/proof.ts'
import { classes } from '../../components/classes.ts'
import { recordWords } from './words.ts'

/** Every type of record, each a full row to tap. */
export function RecordList({ chosen }: { chosen: ProofRecord | undefined }) {
  const { i18n, t } = useLingui()
  return (
    <nav aria-label={t`Types de données`}>
      <ul className={classes('grid gap-2', !chosen && 'sm:grid-cols-2 lg:grid-cols-3')}>
        {proofRecords.map((record) => {
          const { icon: Icon, label, note } = recordWords[record]
          const isChosen = record === chosen
          return (
            <li key={record}>
              <Link
                href={`/who-reads?record=${record}`}
                aria-current={isChosen ? 'true' : undefined}
                className={classes(
                  'flex items-center gap-3 rounded-control border-[1.5px] px-3.5 py-2 text-ink no-underline',
                  chosen ? 'min-h-12' : 'h-full min-h-16',
                  isChosen ? 'border-action bg-action-soft' : 'border-line bg-surface hover:border-action',
                )}
              >
                <Icon aria-hidden className="size-5 flex-none text-action-ink" />
                <span className="min-w-0 flex-1">
                  <span className="block font-[640]">{i18n._(label)}</span>
                  <span className={classes('block text-[0.9375rem] text-muted', chosen && 'lg:hidden')}>
                    {i18n._(note)}
                  </span>
                </span>
                {!chosen && <ChevronRight aria-hidden className="size-5 flex-none text-muted" />}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
