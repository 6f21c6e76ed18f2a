import { Trans, useLingui } from '@lingui/react/macro'
import { CloudUpload } from 'lucide-react'
import { Card } from '../../../components/Card.tsx'
import { Chip, StatusChip } from '../../../components/Chip.tsx'
import { formatDate, formatMeasure } from '../../../lib/format.ts'
import type { PatientRecord, VisitRecord } from '../../../lib/register/records.ts'
import { type IdentityField, saysSomething } from '../identity.ts'
import { unbroken } from '../patient.ts'
import { useFieldWords } from '../useFieldWords.ts'

/** What the title of the page and the marks below do not say. */
const shown: readonly IdentityField[] = [
  'birth',
  'guardian_name',
  'phone',
  'national_number',
  'insurance_number',
  'earlier_number',
]

interface IdentityCardProps {
  record: PatientRecord
  /** Newest first. */
  visits: readonly VisitRecord[]
}

/** Who it is, and the weight that the next dose is counted with. */
export function IdentityCard({ record, visits }: IdentityCardProps) {
  const { t } = useLingui()
  const fields = useFieldWords()
  const weighed = visits.find((visit) => visit.weight_kg !== null)
  const day = weighed ? formatDate(weighed.consulted_at, 'short') : ''
  const weight = weighed?.weight_kg ? formatMeasure(weighed.weight_kg, 'kg', 1) : ''
  const lines = [
    ...(weighed ? [{ label: t`Dernier poids`, value: t`${weight} le ${day}` }] : []),
    ...shown
      .filter((field) => saysSomething(record, field))
      .map((field) => ({
        label: field === 'guardian_name' ? t`Accompagné par` : fields.label(field),
        value: field === 'birth' ? fields.birth(record) : fields.value(record, field),
      })),
    { label: t`Numéro de carte`, value: unbroken(record.number) },
  ]
  return (
    <Card>
      <dl className="m-0 grid grid-cols-[minmax(0,max-content)_minmax(50%,1fr)] gap-x-4 gap-y-1.5">
        {lines.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{label}</dt>
            <dd className="nums m-0 min-w-0 font-[620]">
              {value === record.phone ? (
                <a href={`tel:${value.replaceAll(' ', '')}`} className="-my-3.5 inline-block py-3.5">
                  {value}
                </a>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
        {record.pregnant && (
          <Chip tone="waiting">
            <Trans>Enceinte</Trans>
          </Chip>
        )}
        {!record.in_health_area && (
          <Chip>
            <Trans>Hors de l’aire de santé</Trans>
          </Chip>
        )}
        {record.pending && (
          <StatusChip tone="waiting" icon={CloudUpload}>
            <Trans>Pas encore envoyé</Trans>
          </StatusChip>
        )}
      </p>
    </Card>
  )
}
