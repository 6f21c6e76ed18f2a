import { Plural, Trans } from '@lingui/react/macro'
import { CircleCheckBig, Siren } from 'lucide-react'
import { Link } from 'wouter'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Clock } from '../../components/Clock.tsx'
import { inkTone } from '../../components/tones.ts'
import { ageInWords, shortName } from '../../lib/people.ts'
import { useConsultingRights } from './rights.ts'
import { useToday } from './useToday.ts'

const shownAtMost = 4

/** Who waits, on the home page: the first few, and the way to the whole list. */
export default function TodayCard() {
  const { waiting, expected } = useToday()
  const { consults } = useConsultingRights()
  return (
    <Card
      title={<Trans>En attente</Trans>}
      aside={
        waiting.length > 0 && (
          <StatusChip tone="waiting">
            <Plural value={waiting.length} one="# personne" other="# personnes" />
          </StatusChip>
        )
      }
    >
      {waiting.length === 0 ? (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheckBig aria-hidden className="size-5 flex-none" />
          <Trans>Personne n’attend</Trans>
        </p>
      ) : (
        <ul className="m-0 list-none p-0">
          {waiting.slice(0, shownAtMost).map(({ arrival, patient, follows }) => (
            <li key={arrival.id} className="border-b border-line last:border-0">
              <Link
                href={
                  consults
                    ? `/patients/${patient.id}/consultation${follows ? '?follow' : ''}`
                    : `/patients/${patient.id}`
                }
                className="-mx-2 flex min-h-14 items-center justify-between gap-3 rounded-control px-2 py-2 text-ink no-underline hover:bg-action-soft"
              >
                <span className="min-w-0">
                  <span className="font-[680]">{shortName(patient)}</span>
                  <span className="text-muted"> · {ageInWords(patient)}</span>
                  {arrival.urgent && (
                    <StatusChip tone="urgent" icon={Siren} className="ml-2">
                      <Trans>Urgent</Trans>
                    </StatusChip>
                  )}
                </span>
                <Clock at={arrival.arrived_at} className={inkTone[arrival.urgent ? 'urgent' : 'waiting']} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link href="/today" className="flex min-h-12 items-center font-[640]">
        {expected.length > 0 ? (
          <Plural
            value={expected.length}
            one="La liste du jour, # attendu"
            other="La liste du jour, # attendus"
          />
        ) : (
          <Trans>La liste du jour</Trans>
        )}
      </Link>
    </Card>
  )
}
