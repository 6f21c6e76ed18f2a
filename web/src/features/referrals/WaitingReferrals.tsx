import { Trans, useLingui } from '@lingui/react/macro'
import { Ambulance, ArrowRightLeft } from 'lucide-react'
import { Card } from '../../components/Card.tsx'
import { IconTile } from '../../components/Chip.tsx'
import { Clock } from '../../components/Clock.tsx'
import { type Entry, outbox } from '../../lib/outbox/outbox.ts'
import { fullName } from '../../lib/people.ts'
import { usePatientRecord } from '../../lib/register/register.ts'

function WaitingRow({ entry, to }: { entry: Entry; to: string }) {
  const { t } = useLingui()
  const person = usePatientRecord(entry.subject)
  const needsDecision = entry.state === 'refused' || entry.state === 'conflict'
  return (
    <li className="flex items-start gap-3 border-b border-line py-3 last:border-0">
      <IconTile icon={entry.urgent ? Ambulance : ArrowRightLeft} tone={entry.urgent ? 'urgent' : 'waiting'} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap justify-between gap-x-3">
          <span className="font-[680]">{entry.urgent ? t`Évacuation` : t`Référence`}</span>
          <Clock at={entry.at} />
        </span>
        <span className="block text-[0.9375rem] text-muted">
          {[person && fullName(person), to].filter(Boolean).join(' · ')}
        </span>
        <span className="block font-[620]">
          {needsDecision
            ? t`N’est pas partie : touchez « à décider » en haut de l’écran.`
            : entry.state === 'held'
              ? t`Attend votre décision sur un envoi précédent : touchez « à décider » en haut de l’écran.`
              : entry.urgent
                ? t`Partira dès que le réseau revient. Appelez aussi par téléphone.`
                : t`Partira dès que le réseau revient.`}
        </span>
      </span>
    </li>
  )
}

/** Letters that are on this device and have not reached anybody yet. */
export function WaitingReferrals({
  facility,
  nameOf,
}: {
  facility: string
  nameOf: (code: string) => string
}) {
  const waiting = outbox
    .use()
    .filter(({ kind, facility: from }) => kind === 'referral.send' && from === facility)
  if (waiting.length === 0) return null
  return (
    <Card title={<Trans>Pas encore envoyées</Trans>}>
      <ul className="m-0 list-none p-0">
        {waiting.map((entry) => (
          <WaitingRow key={entry.id} entry={entry} to={nameOf(String(entry.args.to_facility))} />
        ))}
      </ul>
    </Card>
  )
}
