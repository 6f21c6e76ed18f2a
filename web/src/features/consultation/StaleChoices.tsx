import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { RadioStack } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { useAllLists } from '../../lib/lists/kept.ts'
import { fieldLabel, fieldText, type VisitContent, type VisitField } from '../../lib/lists/visitText.ts'
import { crossingOf, withTheirs } from './stale.ts'

interface StaleChoicesProps {
  base: VisitContent
  mine: VisitContent
  theirs: VisitContent
  /** Who wrote the present version, where it is known. */
  by: string | null
  onChosen: (merged: VisitContent) => void
}

/** Two versions side by side, field by field: what only they changed is taken, what both changed is chosen. */
export function StaleChoices({ base, mine, theirs, by, onChosen }: StaleChoicesProps) {
  const { t, i18n } = useLingui()
  const lists = useAllLists()
  const [chosen, setChosen] = useState<Partial<Record<VisitField, 'mine' | 'theirs'>>>({})
  const crossing = crossingOf(base, mine, theirs, lists, i18n)
  const nothing = t`rien`
  const said = (visit: VisitContent, field: VisitField) => fieldText(visit, field, lists, i18n) || nothing
  const open = crossing.both.filter((field) => !chosen[field])
  const taken = crossing.both.filter((field) => chosen[field] === 'theirs')
  return (
    <Banner
      alert
      tone="waiting"
      title={
        by ? (
          <Trans>{by} a changé cette visite pendant votre correction</Trans>
        ) : (
          <Trans>Cette visite a changé pendant votre correction</Trans>
        )
      }
      actions={
        <Button
          disabled={open.length > 0}
          onClick={() => onChosen(withTheirs(mine, theirs, [...crossing.theirs, ...taken]))}
        >
          <Trans>Continuer avec ces réponses</Trans>
        </Button>
      }
    >
      <div className="mt-2 grid gap-4">
        {crossing.both.map((field) => (
          <Field key={field} label={fieldLabel(field, i18n)} group>
            <RadioStack
              value={chosen[field] ?? null}
              onChange={(side) => setChosen({ ...chosen, [field]: side })}
              options={[
                { value: 'mine', label: said(mine, field), note: t`votre réponse` },
                { value: 'theirs', label: said(theirs, field), note: t`la version actuelle` },
              ]}
            />
          </Field>
        ))}
        {crossing.theirs.length > 0 && (
          <div>
            <p className="font-[620]">
              <Trans>Repris de la version actuelle :</Trans>
            </p>
            <ul className="m-0 list-none p-0">
              {crossing.theirs.map((field) => (
                <li key={field}>
                  {fieldLabel(field, i18n)} : <del className="text-muted">{said(base, field)}</del>
                  <span aria-hidden> → </span>
                  <ins className="font-[640] no-underline">{said(theirs, field)}</ins>
                </li>
              ))}
            </ul>
          </div>
        )}
        {crossing.both.length === 0 && crossing.theirs.length === 0 && (
          <p>
            <Trans>Les deux versions disent la même chose.</Trans>
          </p>
        )}
      </div>
    </Banner>
  )
}
