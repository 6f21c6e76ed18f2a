import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, UsersRound } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { useCan } from '../../../lib/access.ts'
import { formatDate } from '../../../lib/format.ts'
import { fullName } from '../../../lib/people.ts'
import { toProblem } from '../../../lib/problem.ts'
import { problemWords } from '../../../lib/problemWords.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { toast } from '../../../lib/toast.ts'
import { unbroken } from '../patient.ts'
import { SideBySide } from '../SideBySide.tsx'
import { callDistinct } from './merges.ts'

interface MergePairProps {
  one: PatientRecord
  other: PatientRecord
  visitsOf: (id: string) => number
  onNext: () => void
}

/** Step 1: which two, side by side; and the way out when they are two people. */
export function MergePair({ one, other, visitsOf, onNext }: MergePairProps) {
  const { t, i18n } = useLingui()
  const [, navigate] = useLocation()
  const readsVisits = useCan('consultations', 'read')
  const lastSeen = (record: PatientRecord) =>
    record.last_visit_on ? formatDate(record.last_visit_on) : t`Jamais vu`
  const extra = [
    { id: 'number', label: t`Numéro de carte`, one: unbroken(one.number), other: unbroken(other.number) },
    { id: 'seen', label: t`Dernière visite`, one: lastSeen(one), other: lastSeen(other) },
    ...(readsVisits
      ? [
          {
            id: 'visits',
            label: t`Visites sur cet appareil`,
            one: visitsOf(one.id),
            other: visitsOf(other.id),
          },
        ]
      : []),
  ]
  async function different() {
    try {
      await callDistinct(one.facility_code, one.id, other.id)
      toast(t`Noté : ce sont deux personnes`)
      navigate('/patients/duplicates')
    } catch (error) {
      toast(i18n._(problemWords(toProblem(error)).what), { tone: 'urgent' })
    }
  }
  return (
    <>
      <Card title={<Trans>Est-ce la même personne ?</Trans>}>
        <SideBySide
          caption={t`Les deux fiches, réponse par réponse`}
          one={one}
          other={other}
          oneTitle={fullName(one)}
          otherTitle={fullName(other)}
          extra={extra}
        />
      </Card>
      <div className="flex flex-wrap gap-3">
        <Button icon={ArrowRight} onClick={onNext}>
          <Trans>Oui, une seule personne</Trans>
        </Button>
        <Button look="secondary" icon={UsersRound} onClick={() => void different()}>
          <Trans>Non, deux personnes</Trans>
        </Button>
      </div>
    </>
  )
}
