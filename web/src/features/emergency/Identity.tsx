import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { Chip } from '../../components/Chip.tsx'
import { ageInMonths, formatAge, formatDate } from '../../lib/format.ts'
import type { EmergencyPatient } from './data.ts'

/** Who the person is, so that nobody treats one by the record of another. */
export function Identity({ patient }: { patient: EmergencyPatient }) {
  const { t } = useLingui()
  const approximate = patient.birth_precision === 'age' || patient.birth_precision === 'year'
  const age = formatAge(ageInMonths(patient.birth_date), true)
  const lines = [
    { label: t`Âge`, value: approximate ? `≈ ${age}` : age },
    { label: t`Né le`, value: patient.birth_precision === 'day' && formatDate(patient.birth_date) },
    { label: t`Sexe`, value: patient.sex === 'F' ? t`Féminin` : t`Masculin` },
    { label: t`Village ou quartier`, value: patient.village },
    { label: t`Accompagné par`, value: patient.guardian_name },
    {
      label: t`Téléphone`,
      value: patient.phone && <a href={`tel:${patient.phone.replaceAll(' ', '')}`}>{patient.phone}</a>,
    },
    { label: t`Numéro de carte`, value: patient.number },
  ].filter(({ value }) => value)
  return (
    <Card title={<Trans>Vérifiez que c’est bien cette personne</Trans>}>
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {lines.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0 min-w-0 font-[620]">{value}</dd>
          </div>
        ))}
      </dl>
      {patient.pregnant && (
        <p className="mt-2">
          <Chip tone="waiting">
            <Trans>Enceinte</Trans>
          </Chip>
        </p>
      )}
    </Card>
  )
}
