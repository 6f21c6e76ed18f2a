import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { RadioStack } from '../../../components/Choice.tsx'
import { Field } from '../../../components/Field.tsx'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { crossing, differing, type Identity, type IdentityField } from '../identity.ts'
import { SideBySide } from '../SideBySide.tsx'
import { useFieldWords } from '../useFieldWords.ts'

interface ChangedUnderProps {
  /** The card that the correction started from. */
  base: PatientRecord
  /** As it is written in the form now. */
  mine: Identity
  /** As somebody else left it meanwhile. */
  theirs: PatientRecord
  /** Goes on from their version, with these fields taken from it. */
  onSettle: (fromTheirs: IdentityField[]) => void
}

/** Somebody changed the card while it was being corrected: both versions, and a choice where they disagree. */
export function ChangedUnder({ base, mine, theirs, onSettle }: ChangedUnderProps) {
  const { t } = useLingui()
  const words = useFieldWords()
  const { theirs: moved, both } = crossing(base, mine, theirs)
  const [choices, setChoices] = useState<Partial<Record<IdentityField, 'mine' | 'theirs'>>>({})
  const undecided = both.filter((field) => choices[field] === undefined)
  const takes = [...moved, ...both.filter((field) => choices[field] === 'theirs')]
  const list = moved.map(words.label).join(', ')
  return (
    <Banner
      alert
      tone="warn"
      title={<Trans>Quelqu’un vient de modifier cette fiche</Trans>}
      actions={
        <Button disabled={undecided.length > 0} onClick={() => onSettle(takes)}>
          <Trans>Continuer avec ces réponses</Trans>
        </Button>
      }
    >
      <p>
        <Trans>Rien n’est perdu : votre saisie est gardée. Voici les deux versions.</Trans>
      </p>
      {moved.length > 0 && (
        <p>
          <Trans>Changé par l’autre personne, repris ici : {list}.</Trans>
        </p>
      )}
      <div className="my-3 rounded-control bg-surface px-2">
        <SideBySide
          caption={t`Votre version et la version actuelle`}
          one={mine}
          other={theirs}
          oneTitle={<Trans>Ma version</Trans>}
          otherTitle={<Trans>Version actuelle</Trans>}
          fields={differing(mine, theirs)}
        />
      </div>
      {both.map((field) => {
        const label = words.label(field)
        return (
          <Field key={field} group label={t`${label} : laquelle garder ?`} className="mt-3">
            <RadioStack
              value={choices[field] ?? null}
              onChange={(choice) => setChoices((current) => ({ ...current, [field]: choice }))}
              options={[
                { value: 'mine', label: words.value(mine, field), note: t`ma version` },
                { value: 'theirs', label: words.value(theirs, field), note: t`version actuelle` },
              ]}
            />
          </Field>
        )
      })}
    </Banner>
  )
}
