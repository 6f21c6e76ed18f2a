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

/** One person found: enough to tell two Fatoumata Dolo apart, and what is usually done next in one tap. */
export function ResultRow({ person, rights, arrival, onWait }: ResultRowProps) {
  const { t } = useLingui()
  const about = usePersonWords()
  const name = fullName(person)
  const record = `/patients/${person.id}`
  const visit = `${record}/consultation`
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <Link
        data-result
        href={rights.forVisit ? visit : record}
        className="-mx-2 flex min-h-12 min-w-0 flex-[1_1_16rem] flex-col justify-center rounded-control px-2 py-1 text-ink no-underline hover:bg-action-soft"
      >
        <span className="text-[1.0625rem] font-[680]">{name}</span>
        <span className="text-[0.9375rem] text-muted">{about(person)}</span>
      </Link>
      <div className="flex flex-wrap items-center gap-2">
        {person.pregnant && (
          <Chip tone="waiting">
            <Trans>Enceinte</Trans>
          </Chip>
        )}
        {rights.consults && !rights.forVisit && (
          <LinkButton look="secondary" icon={Stethoscope} href={visit}>
            <Trans>Consulter</Trans>
            <span className="sr-only"> {name}</span>
          </LinkButton>
        )}
        {rights.forVisit && (
          <LinkButton look="quiet" icon={FileText} href={record}>
            <Trans>Fiche</Trans>
            <span className="sr-only"> {name}</span>
          </LinkButton>
        )}
        {rights.notesArrivals &&
          (arrival ? (
            <StatusChip tone="waiting">
              <Trans>
                Attend depuis <Clock at={arrival.arrived_at} />
              </Trans>
            </StatusChip>
          ) : rights.isDesk ? (
            <Button
              look="secondary"
              icon={Clock3}
              aria-label={t`Faire attendre ${name}`}
              onClick={() => onWait(person.id)}
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
