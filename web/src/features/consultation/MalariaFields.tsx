import { Trans, useLingui } from '@lingui/react/macro'
import { Check, ListChecks, Siren } from 'lucide-react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { labelOf, type MalariaStep } from '../../lib/lists/lists.ts'
import { useVisit } from './context.ts'
import { proposalFor } from './malariaStep.ts'
import { noteMedicine, noteTerm } from './note.ts'
import type { VisitAnswers } from './visit.ts'

/** What one touch on « Noter » adds to the visit: the diagnosis, the medicine at its dose, the evacuation. */
function useStep(step: MalariaStep) {
  const { i18n } = useLingui()
  const { answers, lists, kilos, person, mayRefer } = useVisit()
  const term = lists.terms.find(
    ({ code }) => code === step.term_code && answers.diagnoses.every((noted) => noted.term_code !== code),
  )
  const medicine = lists.medicines.find(
    ({ code }) =>
      code === step.medicine_code && answers.prescription.every((line) => line.medicine_code !== code),
  )
  const line = medicine && noteMedicine(medicine, lists.doses, kilos, person.ageMonths, i18n.locale)
  const evacuates = step.evacuates && mayRefer && answers.outcome !== 'referred'
  const part: Partial<VisitAnswers> = {
    // The diagnosis of the test takes the place of the suspicion.
    ...(term && {
      diagnoses: [
        ...answers.diagnoses.filter(({ term_code }) => term_code !== 'malaria_suspected'),
        noteTerm(term, answers),
      ],
    }),
    ...(line && { prescription: [...answers.prescription, line] }),
    ...(evacuates && { outcome: 'referred' as const }),
  }
  const said = [
    term && labelOf(term, i18n.locale),
    medicine && [labelOf(medicine, i18n.locale), line?.dose].filter(Boolean).join(', '),
  ].filter(Boolean)
  return { part, said, evacuates }
}

function Step({ step }: { step: MalariaStep }) {
  const { i18n } = useLingui()
  const { change } = useVisit()
  const { part, said, evacuates } = useStep(step)
  return (
    <Banner
      tone={step.evacuates ? 'urgent' : 'action'}
      icon={step.evacuates ? Siren : ListChecks}
      title={i18n.locale === 'en' ? step.step_en : step.step_fr}
      actions={
        Object.keys(part).length > 0 && (
          <Button look={step.evacuates ? 'urgent' : 'secondary'} icon={Check} onClick={() => change(part)}>
            {said.length > 0 ? <Trans>Noter : {said.join(' · ')}</Trans> : <Trans>Noter l’évacuation</Trans>}
            {said.length > 0 && evacuates && (
              <>
                {' · '}
                <Trans>évacuation</Trans>
              </>
            )}
          </Button>
        )
      }
    />
  )
}

/** The test, its result, and at once the next step of the national scheme. */
export function MalariaFields() {
  const { t } = useLingui()
  const { answers, change, person, signs, lists } = useVisit()
  const proposal = proposalFor(lists.steps, {
    ...person,
    result: answers.malaria,
    signs,
    weeks: answers.vitals.gestation_weeks ?? undefined,
  })
  return (
    <div className="grid gap-3">
      <Field label={t`Test du paludisme`} group>
        <Segmented
          value={answers.malaria}
          onChange={(malaria) => change({ malaria })}
          options={[
            { value: 'none', label: t`Non fait` },
            { value: 'negative', label: t`Négatif` },
            { value: 'positive', label: t`Positif`, urgent: true },
            { value: 'invalid', label: t`Invalide` },
          ]}
        />
      </Field>
      {answers.malaria !== 'none' && (
        <Field label={t`Méthode`} group>
          <Segmented
            value={answers.malariaTest}
            onChange={(malariaTest) => change({ malariaTest })}
            options={[
              { value: 'rdt', label: t`TDR` },
              { value: 'microscopy', label: t`Goutte épaisse` },
            ]}
          />
        </Field>
      )}
      <div aria-live="polite" className="empty:hidden">
        {proposal?.step && <Step step={proposal.step} />}
        {proposal && !proposal.step && (
          <Banner tone="waiting" title={<Trans>Indiquez les semaines de grossesse</Trans>}>
            <Trans>Le traitement dépend du trimestre.</Trans>
          </Banner>
        )}
      </div>
    </div>
  )
}
