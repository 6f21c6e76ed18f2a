import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown, LockKeyhole, ShieldAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Clock, useNow } from '../../components/Clock.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan } from '../../lib/access.ts'
import { formatDateTime, formatTime, toDate } from '../../lib/format.ts'
import { type EmergencyAccess, useReadings } from './emergencies.ts'
import { reasonWords } from './words.ts'

/** What was opened, reading by reading. */
function Readings({ access }: { access: EmergencyAccess }) {
  const { data, error, refetch } = useReadings(access, true)
  if (error) return <ErrorBanner problem={error} reassurance={null} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  return (
    <ul className="m-0 list-none p-0 text-[0.9375rem]">
      {data.map((reading) => {
        const time = formatTime(reading.at)
        const visits = Number(reading.fields?.join(' ').match(/consultations: (\d+)/)?.[1] ?? 0)
        return (
          <li key={reading.seq} className="border-b border-line py-1.5 last:border-0">
            <Plural
              value={visits}
              _0={`${time} : la fiche d’identité, sans visite`}
              one={`${time} : la fiche d’identité et # visite`}
              other={`${time} : la fiche d’identité et # visites`}
            />
          </li>
        )
      })}
    </ul>
  )
}

interface EmergencyCardProps {
  access: EmergencyAccess
  nameOf: (code: string) => string
  onEnd: () => void
}

/** One broken glass, as its owner reads it. */
export function EmergencyCard({ access, nameOf, onEnd }: EmergencyCardProps) {
  const { i18n } = useLingui()
  const now = useNow()
  const mayRead = useCan('patients', 'read')
  const [open, setOpen] = useState(false)
  const panel = useId()
  const isOpen = !access.ended_at && toDate(access.expires_at).getTime() > now
  const reason = reasonWords[access.reason_code]
  const ended = formatDateTime(access.ended_at ?? access.expires_at)
  const opened = formatDateTime(access.opened_at)
  const by = access.ended_by_name
  return (
    <Card
      tone={isOpen ? 'urgent' : 'plain'}
      title={access.person_name}
      note={nameOf(access.by_facility)}
      aside={
        isOpen ? (
          <StatusChip tone="urgent" icon={ShieldAlert} className="ring-1 ring-urgent/50">
            <Trans>
              Encore ouvert, <Clock at={access.expires_at} until />
            </Trans>
          </StatusChip>
        ) : (
          <StatusChip icon={LockKeyhole}>
            <Trans>Terminé</Trans>
          </StatusChip>
        )
      }
    >
      <p className="font-[640]">{reason ? i18n._(reason) : access.reason_code}</p>
      <p className="whitespace-pre-line">{access.reason}</p>
      <p className="mt-2 text-[0.9375rem] text-muted">
        <Trans>Ouvert le {opened}</Trans>
        {!isOpen &&
          (by ? (
            <>
              {' · '}
              <Trans>
                fermé le {ended} par {by}
              </Trans>
            </>
          ) : (
            <>
              {' · '}
              <Trans>expiré le {ended}</Trans>
            </>
          ))}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2.5">
        {isOpen && (
          <Button look="urgent" icon={LockKeyhole} onClick={onEnd}>
            <Trans>Mettre fin</Trans>
          </Button>
        )}
        <Button
          look="secondary"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          disabled={access.reads === 0}
          onClick={() => setOpen(!open)}
        >
          <span className="inline-flex items-center gap-2">
            <Plural value={access.reads} _0="Rien n’a été lu" one="Lu # fois" other="Lu # fois" />
            {access.reads > 0 && (
              <ChevronDown
                aria-hidden
                className={classes('size-5 transition-transform', open && 'rotate-180')}
              />
            )}
          </span>
        </Button>
        {mayRead && (
          <LinkButton look="quiet" href={`/patients/${access.patient_id}`}>
            <Trans>Voir le dossier</Trans>
          </LinkButton>
        )}
      </div>
      {open && (
        <div id={panel} className="mt-3 rounded-control bg-surface px-3 py-1.5">
          <Readings access={access} />
        </div>
      )}
    </Card>
  )
}
