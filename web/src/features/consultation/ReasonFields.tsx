import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { PillGroup, Segmented } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea } from '../../components/TextInput.tsx'
import { type Evolution, evolutionWords, reasonWords } from '../../lib/lists/visitWords.ts'
import { useVisit } from './context.ts'
import { evolutionOf, withEvolution } from './visit.ts'
import type { Person } from './vitals.ts'

/** What people of this age come for most; the other reasons are one touch away. */
function usualReasons({ ageMonths, pregnant }: Person): string[] {
  if (pregnant)
    return ['pregnancy', 'fever', 'abdominal_pain', 'headache', 'vomiting', 'convulsions', 'follow_up']
  if (ageMonths < 60)
    return ['fever', 'cough', 'diarrhoea', 'vomiting', 'convulsions', 'feeding', 'follow_up']
  return ['fever', 'cough', 'headache', 'abdominal_pain', 'body_pain', 'wound', 'convulsions', 'follow_up']
}

/** Why the person came. */
export function ReasonFields() {
  const { t, i18n } = useLingui()
  const { answers, change, person } = useVisit()
  const [all, setAll] = useState(false)
  const usual = usualReasons(person)
  const chosen = answers.reasons.filter((reason) => reason in reasonWords && !usual.includes(reason))
  const others = Object.keys(reasonWords).filter((reason) => !usual.includes(reason))
  return (
    <Field label={t`Motif`} group>
      <PillGroup
        value={answers.reasons}
        onChange={(reasons) => change({ reasons })}
        options={[...usual, ...(all ? others : chosen)].map((value) => ({
          value,
          label: i18n._(reasonWords[value] ?? { id: value }),
          urgent: value === 'convulsions',
        }))}
      />
      {!all && (
        <Button look="quiet" className="mt-1 px-3!" icon={Plus} onClick={() => setAll(true)}>
          <Trans>Autres motifs</Trans>
        </Button>
      )}
    </Field>
  )
}

/** How somebody is since the last visit. */
export function EvolutionField() {
  const { t, i18n } = useLingui()
  const { answers, change } = useVisit()
  if (!answers.reasons.includes('follow_up')) return null
  return (
    <Field label={t`Depuis la dernière visite`} group>
      <Segmented
        value={evolutionOf(answers)}
        onChange={(evolution) => change({ reasons: withEvolution(answers.reasons, evolution) })}
        options={(Object.keys(evolutionWords) as Evolution[]).map((value) => ({
          value,
          label: i18n._(evolutionWords[value]),
          urgent: value === 'worse',
        }))}
      />
    </Field>
  )
}

/** What was seen, heard and felt. */
export function SignsField() {
  const { t } = useLingui()
  const { answers, change } = useVisit()
  return (
    <Field label={t`Signes et examen`}>
      <div data-field="signs">
        <TextArea rows={2} value={answers.signs} onChange={(signs) => change({ signs })} />
      </div>
    </Field>
  )
}
