import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight } from 'lucide-react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { RadioStack } from '../../../components/Choice.tsx'
import { Field } from '../../../components/Field.tsx'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { differing, type IdentityField } from '../identity.ts'
import { unbroken } from '../patient.ts'
import { useFieldWords } from '../useFieldWords.ts'
import { type MergePlan, suggestedFields } from './mergePlan.ts'

interface MergeChoicesProps {
  one: PatientRecord
  other: PatientRecord
  plan: MergePlan
  visitsOf: (id: string) => number
  onChange: (plan: MergePlan) => void
  onBack: () => void
  onNext: () => void
}

/** Step 2: which record goes on, and which answer where the two differ. */
export function MergeChoices({ one, other, plan, visitsOf, onChange, onBack, onNext }: MergeChoicesProps) {
  const { t } = useLingui()
  const words = useFieldWords()
  const kept = plan.keptId === one.id ? one : other
  const merged = kept === one ? other : one
  const fields = differing(one, other)
  const keep = (keptId: string) => {
    const [goesOn, joins] = keptId === one.id ? [one, other] : [other, one]
    onChange({ keptId, taken: suggestedFields(goesOn, joins) })
  }
  const choose = (field: IdentityField, from: string) =>
    onChange({
      ...plan,
      taken:
        from === merged.id
          ? [...plan.taken.filter((taken) => taken !== field), field]
          : plan.taken.filter((taken) => taken !== field),
    })
  return (
    <>
      <Card>
        <Field
          group
          label={t`Quelle fiche continue ?`}
          hint={t`Sa carte et son numéro restent ; l’autre y mène.`}
        >
          <RadioStack
            value={plan.keptId}
            onChange={keep}
            options={[one, other].map((record) => ({
              value: record.id,
              label: `${fullName(record)} · ${unbroken(record.number)}`,
              note: (
                <Plural
                  value={visitsOf(record.id)}
                  _0="Aucune visite sur cet appareil"
                  one="# visite sur cet appareil"
                  other="# visites sur cet appareil"
                />
              ),
            }))}
          />
        </Field>
      </Card>
      {fields.length > 0 && (
        <Card title={<Trans>Quelle réponse est la bonne ?</Trans>}>
          <div className="grid gap-5">
            {fields.map((field) => (
              <Field key={field} group label={words.label(field)}>
                <RadioStack
                  value={plan.taken.includes(field) ? merged.id : kept.id}
                  onChange={(from) => choose(field, from)}
                  options={[kept, merged].map((record) => ({
                    value: record.id,
                    label: words.value(record, field),
                    note: record === kept ? t`fiche qui continue` : t`autre fiche`,
                  }))}
                />
              </Field>
            ))}
          </div>
        </Card>
      )}
      <div className="flex flex-wrap gap-3">
        <Button icon={ArrowRight} onClick={onNext}>
          <Trans>Continuer</Trans>
        </Button>
        <Button look="secondary" onClick={onBack}>
          <Trans>Revenir</Trans>
        </Button>
      </div>
    </>
  )
}
