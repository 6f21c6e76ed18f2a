import { useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { formatAge, formatDateTime, formatMeasure } from '../../lib/format.ts'
import type { Referral } from './data.ts'
import { Facts } from './Facts.tsx'
import { type Measure, measuresOf } from './signs.ts'
import { measureWords, transportWords } from './words.ts'

/** « Température 39,4 °C · Poids 13 kg »: the measures of a visit on one line. */
export function useMeasureLine() {
  const { i18n } = useLingui()
  return (source: Partial<Record<Measure, number | null>>): string =>
    Object.entries(measuresOf(source))
      .map(([name, value]) => {
        const { label, unit } = measureWords[name as Measure]
        return `${i18n._(label)} ${formatMeasure(value, unit)}`
      })
      .join(' · ')
}

/** The patient, as the sender knew them that day. */
export function PatientCard({ referral }: { referral: Referral }) {
  const { t } = useLingui()
  const person = referral.patient_identity
  return (
    <Card title={t`Patient`}>
      <Facts
        facts={[
          {
            label: t`Nom`,
            value: `${person.given_name} ${person.family_name} · ${person.sex} · ${formatAge(person.age_months, true)}`,
          },
          { label: t`Village`, value: person.village },
          {
            label: t`Téléphone`,
            value: person.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>,
          },
          { label: t`Parent ou tuteur`, value: person.guardian_name },
        ]}
      />
    </Card>
  )
}

/** What the receiver needs to know before the patient is there. */
export function LetterCard({ referral }: { referral: Referral }) {
  const { i18n, t } = useLingui()
  const measureLine = useMeasureLine()
  const transport = referral.transport ? transportWords[referral.transport] : undefined
  return (
    <Card title={t`Lettre de référence`}>
      <Facts
        facts={[
          { label: t`Motif`, value: referral.reason },
          { label: t`Histoire`, value: referral.history },
          { label: t`Mesures`, value: referral.signs && measureLine(referral.signs) },
          { label: t`Signes`, value: referral.signs?.text },
          { label: t`Examens`, value: referral.tests },
          { label: t`Traitement donné`, value: referral.treatment },
          { label: t`Grossesse`, value: referral.pregnancy },
          { label: t`Transport`, value: transport ? i18n._(transport) : referral.transport },
          { label: t`Accompagnant`, value: referral.escort },
          {
            label: t`Envoyée par`,
            value: [referral.sent_by_name, formatDateTime(referral.sent_at)].filter(Boolean).join(' · '),
          },
        ]}
      />
    </Card>
  )
}
