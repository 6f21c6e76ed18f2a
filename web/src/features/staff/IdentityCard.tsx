import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Card } from '../../components/Card.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { today } from '../../lib/epiWeek.ts'
import { formatDate } from '../../lib/format.ts'
import type { Person } from './data.ts'
import type { Edits } from './edits.ts'

interface IdentityCardProps {
  value: Person
  onChange: (edits: Edits) => void
  locked: boolean
  isLast: boolean
  error: ReactNode
}

/** The name under which a person signs, their function, their first and last day. */
export function IdentityCard({ value, onChange, locked, isLast, error }: IdentityCardProps) {
  const { t } = useLingui()
  if (locked) return <ReadOnly value={value} />
  const ended = value.ends_on !== null && value.ends_on < today()
  return (
    <Card title={t`Nom et dates`}>
      <div className="grid gap-4">
        <Field label={t`Nom, comme sur les fiches`}>
          <TextInput
            value={value.display_name}
            maxLength={120}
            onChange={(display_name) => onChange({ display_name })}
          />
        </Field>
        <Field label={t`Fonction (si elle est utile)`}>
          <TextInput
            value={value.title ?? ''}
            maxLength={80}
            onChange={(title) => onChange({ title: title || null })}
          />
        </Field>
        <div className="flex flex-wrap gap-4">
          <Field label={t`Premier jour`}>
            <DateInput
              value={value.starts_on}
              onChange={(starts_on) => starts_on && onChange({ starts_on })}
            />
          </Field>
          <Field
            label={t`Dernier jour (vide : sans fin)`}
            error={
              error ??
              (value.ends_on !== null &&
                value.ends_on < value.starts_on &&
                t`Le dernier jour précède le premier.`)
            }
            warning={ended && t`Ce jour est passé : la personne n’a plus accès.`}
          >
            <DateInput
              value={value.ends_on ?? ''}
              min={value.starts_on}
              disabled={isLast}
              onChange={(ends_on) => onChange({ ends_on: ends_on || null })}
            />
          </Field>
        </div>
      </div>
    </Card>
  )
}

function ReadOnly({ value }: { value: Person }) {
  const { t } = useLingui()
  return (
    <Card title={t`Nom et dates`}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">
          <Trans>Nom</Trans>
        </dt>
        <dd>{value.display_name}</dd>
        {value.title && (
          <>
            <dt className="text-muted">
              <Trans>Fonction</Trans>
            </dt>
            <dd>{value.title}</dd>
          </>
        )}
        <dt className="text-muted">
          <Trans>Premier jour</Trans>
        </dt>
        <dd>{formatDate(value.starts_on)}</dd>
        <dt className="text-muted">
          <Trans>Dernier jour</Trans>
        </dt>
        <dd>{value.ends_on ? formatDate(value.ends_on) : <Trans>sans fin prévue</Trans>}</dd>
      </dl>
    </Card>
  )
}
