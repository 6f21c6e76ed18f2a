import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconTile, StatusChip } from '../../components/Chip.tsx'
import { useAccess } from '../../lib/access.ts'
import { formatDateTime } from '../../lib/format.ts'
import type { Entry } from '../../lib/outbox/outbox.ts'
import { fullName } from '../../lib/people.ts'
import { usePatientRecord } from '../../lib/register/register.ts'
import { Decision } from './Decision.tsx'
import { kindIcon } from './icons.ts'
import { Said } from './Said.tsx'
import { kindWords, needsDecision, stateWords } from './words.ts'

const tones = {
  waiting: 'waiting',
  sending: 'action',
  held: 'waiting',
  refused: 'urgent',
  conflict: 'warn',
} as const

interface UnsentLineProps {
  entry: Entry
  /** A link was followed: the list makes way. */
  onLeave: () => void
}

/** One thing said and not yet sent: what, of whom, since when, why it waits, and what can be done. */
export function UnsentLine({ entry, onLeave }: UnsentLineProps) {
  const { i18n } = useLingui()
  const { current, memberships } = useAccess()
  // Drawn from this device's register: whoever may not read patients holds none and sees no name.
  const person = usePatientRecord(entry.subject)
  const what = i18n._(kindWords(entry))
  const elsewhere =
    entry.facility === current?.facility_code
      ? undefined
      : (memberships.find(({ facility_code: code }) => code === entry.facility)?.facility_name ??
        entry.facility)
  return (
    <li className="rounded-control border border-line p-3">
      <div className="flex gap-3">
        <IconTile icon={kindIcon(entry)} tone={entry.urgent ? 'urgent' : tones[entry.state]} />
        <div className="min-w-0 flex-1">
          <p className="font-[620] break-words">
            {what}
            {person && <> · {fullName(person)}</>}
          </p>
          <p className="nums text-[0.9375rem] text-muted">
            {formatDateTime(entry.at)}
            {elsewhere && <> · {elsewhere}</>}
          </p>
          <p className="mt-1">
            <StatusChip tone={tones[entry.state]}>{i18n._(stateWords[entry.state])}</StatusChip>
          </p>
          {entry.state === 'waiting' && entry.attempts > 0 && (
            <p className="mt-1 text-[0.9375rem] text-muted">
              <Plural
                value={entry.attempts}
                one="# essai sans réponse : il sera refait tout seul."
                other="# essais sans réponse : ils seront refaits tout seuls."
              />
            </p>
          )}
          {entry.state === 'held' && (
            <p className="mt-1">
              {entry.urgent ? (
                <strong className="text-urgent-ink">
                  <Trans>
                    Cette évacuation attend votre décision sur ce qui précède. Appelez aussi par téléphone.
                  </Trans>
                </strong>
              ) : (
                <Trans>Partira quand vous aurez décidé pour ce qui précède, chez le même patient.</Trans>
              )}
            </p>
          )}
        </div>
      </div>
      {!needsDecision(entry) && <Said entry={entry} />}
      {needsDecision(entry) && <Decision entry={entry} onLeave={onLeave} />}
    </li>
  )
}
