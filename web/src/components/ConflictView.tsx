import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from './Button.tsx'
import { RadioStack } from './Choice.tsx'
import { Field } from './Field.tsx'

/** One field that the two versions say differently, in words. */
export interface ConflictLine {
  field: string
  label: string
  mine: string
  current: string
}

interface ConflictViewProps {
  lines: readonly ConflictLine[]
  /** The fields for which the present version stays; everything else is mine. */
  onDecide: (theirs: ReadonlySet<string>) => void
  busy?: boolean
}

/**
 * Two versions of one record, side by side: a person says, field by field, which one goes on. Nothing is chosen
 * beforehand, and the lines of one screen are the same on every other that asks the question.
 */
export function ConflictView({ lines, onDecide, busy }: ConflictViewProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'current'>>({})
  const isOpen = lines.some(({ field }) => !chosen[field])
  const all = (side: 'mine' | 'current') =>
    setChosen(Object.fromEntries(lines.map(({ field }) => [field, side])))
  const nothing = t`rien d’écrit`
  // A list of diagnoses or medicines is one line each.
  const said = (words: string) => <span className="whitespace-pre-line">{words || nothing}</span>
  return (
    <div className="grid gap-4">
      {lines.map(({ field, label, mine, current }) => (
        <Field key={field} label={label} group>
          <RadioStack
            pairs
            value={chosen[field] ?? null}
            onChange={(side) => setChosen({ ...chosen, [field]: side })}
            options={[
              { value: 'mine', label: said(mine), note: t`ce que vous avez écrit` },
              { value: 'current', label: said(current), note: t`ce qui est enregistré maintenant` },
            ]}
          />
        </Field>
      ))}
      {/* After the answers, so that they are read first. */}
      {lines.length > 1 && (
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" onClick={() => all('mine')}>
            <Trans>Tout ce que j’ai écrit</Trans>
          </Button>
          <Button look="secondary" onClick={() => all('current')}>
            <Trans>Tout ce qui est enregistré</Trans>
          </Button>
        </div>
      )}
      {lines.length === 0 && (
        <p>
          <Trans>Les deux versions disent la même chose.</Trans>
        </p>
      )}
      <Button
        wide
        disabled={isOpen}
        busy={busy ?? false}
        onClick={() =>
          onDecide(new Set(lines.map(({ field }) => field).filter((field) => chosen[field] === 'current')))
        }
      >
        <Trans>Enregistrer ce choix</Trans>
      </Button>
    </div>
  )
}
