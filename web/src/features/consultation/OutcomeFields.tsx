import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft, Siren } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { PillGroup, RadioStack } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { addDays } from '../../lib/epiWeek.ts'
import { formatDate } from '../../lib/format.ts'
import { labelOf } from '../../lib/lists/lists.ts'
import { useVisit } from './context.ts'
import { aMonthLater } from './visit.ts'

/** The signs for which a first-level facility thinks of evacuation, named, whatever the diagnosis. */
export function DangerBanner() {
  const { i18n } = useLingui()
  const { answers, change, signs, mayRefer } = useVisit()
  const dangers = signs.filter((sign) => sign.level === 'danger').map((sign) => labelOf(sign, i18n.locale))
  if (dangers.length === 0 || answers.outcome === 'referred') return null
  return (
    <Banner
      tone="urgent"
      icon={Siren}
      title={<Trans>Signe de danger : {dangers.join(', ')}</Trans>}
      actions={
        mayRefer && (
          <Button look="urgent" icon={ArrowRightLeft} onClick={() => change({ outcome: 'referred' })}>
            <Trans>Référer</Trans>
          </Button>
        )
      }
    >
      <Trans>Pensez à l’évacuation, après les premiers soins.</Trans>
    </Banner>
  )
}

/** When to come back: one touch for what is said most, the calendar for the rest. */
export function NextVisitField() {
  const { t } = useLingui()
  const { answers, change, faults } = useVisit()
  const from = answers.consultedAt.slice(0, 10)
  const usual = [
    { value: addDays(from, 3), label: t`+3 j` },
    { value: addDays(from, 7), label: t`+7 j` },
    { value: aMonthLater(from), label: t`+1 mois` },
  ]
  const chosen = answers.nextVisitOn
  const isUsual = usual.some(({ value }) => value === chosen)
  const [other, setOther] = useState(chosen !== '' && !isUsual)
  const day = chosen ? formatDate(chosen) : ''
  const pick = (values: string[]) => {
    const next = values.find((value) => value !== chosen && value !== 'other')
    setOther(values.includes('other'))
    change({ nextVisitOn: next ?? (values.includes(chosen) ? chosen : '') })
  }
  return (
    <Field
      label={chosen ? t`Prochaine visite : ${day}` : t`Prochaine visite`}
      group
      error={faults.nextVisit ? t`Cette date est avant la visite.` : undefined}
    >
      <PillGroup
        value={[chosen, ...(other ? ['other'] : [])]}
        onChange={pick}
        options={[...usual, { value: 'other', label: t`Autre date` }]}
      />
      {other && (
        <div data-field="nextVisitOn" className="mt-2">
          <DateInput
            aria-label={t`Date de la prochaine visite`}
            value={chosen}
            min={from}
            onChange={(nextVisitOn) => change({ nextVisitOn })}
          />
        </div>
      )}
    </Field>
  )
}

/** Where the person goes from here. */
export function OutcomeField() {
  const { t } = useLingui()
  const { answers, change } = useVisit()
  return (
    <Field label={t`Suite`} group>
      <RadioStack
        value={answers.outcome}
        onChange={(outcome) => change({ outcome })}
        options={[
          { value: 'home', label: t`Rentre à domicile` },
          { value: 'observation', label: t`Reste en observation` },
          { value: 'referred', label: t`Référer`, note: t`La fiche de référence s’ouvre ensuite` },
          { value: 'deceased', label: t`Décédé` },
        ]}
      />
    </Field>
  )
}
