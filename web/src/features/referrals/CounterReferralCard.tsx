import { useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { formatDate, formatDateTime } from '../../lib/format.ts'
import type { CounterReferral } from './data.ts'
import { Facts } from './Facts.tsx'
import { outcomeWords } from './words.ts'

/** The way back: what was found and done, and what to do now; the advice comes first. */
export function CounterReferralCard({ counter }: { counter: CounterReferral }) {
  const { i18n, t } = useLingui()
  return (
    <Card
      title={t`Contre-référence`}
      note={[counter.signed_by_name, formatDateTime(counter.sent_at)].filter(Boolean).join(' · ')}
    >
      <Facts
        facts={[
          { label: t`Conduite à tenir`, value: counter.advice },
          { label: t`Médicaments à poursuivre`, value: counter.drugs },
          {
            label: t`Prochain rendez-vous`,
            value: counter.next_visit_on && formatDate(counter.next_visit_on, 'long'),
          },
          { label: t`Issue`, value: i18n._(outcomeWords[counter.outcome]) },
          { label: t`Diagnostic retenu`, value: counter.final_diagnosis },
          { label: t`État à l’arrivée`, value: counter.state_on_arrival },
          { label: t`Soins reçus`, value: counter.care },
        ]}
      />
    </Card>
  )
}
