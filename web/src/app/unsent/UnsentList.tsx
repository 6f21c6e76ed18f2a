import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { type Entry, tryAgain } from '../../lib/outbox/outbox.ts'
import { UnsentLine } from './UnsentLine.tsx'
import { needsDecision, sinceWhen } from './words.ts'

/** Questions first, evacuations before the rest, then in the order in which they leave. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const rank = (entry: Entry) => (needsDecision(entry) ? 0 : entry.urgent ? 1 : 2)
  return [...entries].sort((a, b) => rank(a) - rank(b) || a.order - b.order)
}

interface UnsentListProps {
  entries: readonly Entry[]
  onLeave: () => void
}

/** Everything that this person said and the server does not have. */
export default function UnsentList({ entries, onLeave }: UnsentListProps) {
  const { t } = useLingui()
  const refused = entries.filter(({ state }) => state === 'refused')
  const open = entries.filter(needsDecision).length
  const first = entries.find((entry) => !needsDecision(entry))
  const waiting = entries.length - open
  const since = first ? sinceWhen(first.at) : ''
  if (entries.length === 0) {
    return (
      <p className="text-muted">
        <Trans>Tout est parti.</Trans>
      </p>
    )
  }
  return (
    <div className="grid gap-3">
      <p>
        {waiting > 0 && (
          <Plural
            value={waiting}
            one={`# envoi attend depuis ${since}. Il est gardé sur cet appareil.`}
            other={`# envois attendent depuis ${since}. Ils sont gardés sur cet appareil.`}
          />
        )}{' '}
        {open > 0 && (
          <strong>
            <Plural
              value={open}
              one="# envoi attend votre décision."
              other="# envois attendent votre décision."
            />
          </strong>
        )}
      </p>
      {refused.length > 1 && (
        <div>
          <Button
            look="secondary"
            onClick={() => void Promise.allSettled(refused.map(({ id }) => tryAgain(id)))}
          >
            <Trans>Réessayer tout ce qui est refusé</Trans>
          </Button>
        </div>
      )}
      <ul className="m-0 grid list-none gap-2 p-0" aria-label={t`Envois`}>
        {inOrder(entries).map((entry) => (
          <UnsentLine key={entry.id} entry={entry} onLeave={onLeave} />
        ))}
      </ul>
    </div>
  )
}
