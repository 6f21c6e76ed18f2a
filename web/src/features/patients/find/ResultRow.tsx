import { Trans, useLingui } from '@lingui/react/macro'
import { Clock3, FileText, Stethoscope } from 'lucide-react'
import { Link } from 'wouter'
import { Button, IconButton, LinkButton } from '../../../components/Button.tsx'
import { Chip, StatusChip } from '../../../components/Chip.tsx'
import { Clock } from '../../../components/Clock.tsx'
import { fullName } from '../../../lib/people.ts'
import type { ArrivalRecord } from '../../../lib/register/records.ts'
import type { FoundPerson } from './useFound.ts'
import { usePersonWords } from './usePersonWords.ts'

export interface RowRights {
  consults: boolean
  notesArrivals: boolean
  /** The desk: noting who came is its main gesture. */
  isDesk: boolean
  /** The search began as a new visit: the name itself leads there. */
  forVisit: boolean
}

interface ResultRowProps {
  person: FoundPerson
  rights: RowRights
  arrival: ArrivalRecord | undefined
  onWait: (id: string) => void
}

/** On a phone the icon stands over its word: beside the name, so that three people fit above the keyboard. */
const stacked =
  'max-sm:min-w-20 max-sm:max-w-24 max-sm:flex-col max-sm:gap-0.5 max-sm:px-1.5 max-sm:py-1 max-sm:text-[0.8125rem]'

/** One person found: enough to tell two Fatoumata Dolo apart, and what is usually done next in one tap. */
export function ResultRow({ person, rights, arrival, onWait }: ResultRowProps) {
  const { t } = useLingui()
  const about = usePersonWords()
  const name = fullName(person)
  const record = `/patients/${person.id}`
  const visit = `${record}/consultation`
  return (
    <li className="flex items-center gap-x-3 border-b border-line py-2 last:border-0">
      <Link
        data-result
        href={rights.forVisit ? visit : record}
        className="-mx-2 flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-control px-2 py-1 text-ink no-underline hover:bg-action-soft"
      >
        <span className="text-[1.0625rem] font-[680]">{name}</span>
        <span className="text-[0.9375rem] text-muted">{about(person)}</span>
        <span className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
          {person.pregnant && (
            <Chip tone="waiting">
              <Trans>Enceinte</Trans>
            </Chip>
          )}
          {rights.notesArrivals && arrival && (
            <StatusChip tone="waiting" className="max-sm:whitespace-normal">
              <Trans>
                Attend depuis <Clock at={arrival.arrived_at} />
              </Trans>
            </StatusChip>
          )}
        </span>
      </Link>
      <div className="flex flex-none flex-col items-center gap-1 sm:flex-row sm:gap-2">
        {rights.consults && !rights.forVisit && (
          <LinkButton look="secondary" icon={Stethoscope} href={visit} className={stacked}>
            <Trans>Consulter</Trans>
            <span className="sr-only"> {name}</span>
          </LinkButton>
        )}
        {rights.forVisit && (
          <LinkButton look="quiet" icon={FileText} href={record} className={stacked}>
            <Trans>Fiche</Trans>
            <span className="sr-only"> {name}</span>
          </LinkButton>
        )}
        {rights.notesArrivals &&
          !arrival &&
          (rights.isDesk ? (
            <Button
              look="secondary"
              icon={Clock3}
              aria-label={t`Faire attendre ${name}`}
              onClick={() => onWait(person.id)}
              className={stacked}
            >
              <Trans>Faire attendre</Trans>
            </Button>
          ) : (
            <IconButton
              icon={Clock3}
              label={t`Faire attendre ${name}`}
              onClick={() => onWait(person.id)}
              className="text-action-ink"
            />
          ))}
      </div>
    </li>
  )
}
