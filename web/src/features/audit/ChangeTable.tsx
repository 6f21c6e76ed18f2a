import { Trans, useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { Banner } from '../../components/Banner.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFieldName } from './Deed.tsx'
import { type Entry, useChange } from './data.ts'
import { type Difference, differences } from './differences.ts'
import { spokenFields } from './fieldWords.ts'
import { Value } from './Value.tsx'

function Hidden() {
  return (
    <span className="inline-flex items-center gap-1.5 text-muted">
      <EyeOff aria-hidden className="size-4 flex-none" />
      <Trans>masqué</Trans>
    </span>
  )
}

interface RowsProps {
  rows: readonly Difference[]
  masked: boolean
  action: Entry['action']
}

/** Before and after, side by side; one under the other on a phone. */
function Rows({ rows, masked, action }: RowsProps) {
  const { t } = useLingui()
  const fieldName = useFieldName()
  const sides = [
    ...(action === 'insert' ? [] : [{ id: 'before' as const, label: t`Avant` }]),
    ...(action === 'delete' ? [] : [{ id: 'after' as const, label: t`Après` }]),
  ]
  return (
    <table className="cards-on-phone w-full table-fixed border-collapse text-[0.9375rem]">
      <caption className="sr-only">{t`Ce qui a changé`}</caption>
      <thead>
        <tr>
          {[t`Champ`, ...sides.map((side) => side.label)].map((heading) => (
            <th
              key={heading}
              scope="col"
              className="border-b-[1.5px] border-line px-2 py-1.5 text-left text-sm font-[600] text-muted"
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.field}/${row.path}`}>
            <th scope="row" className="border-b border-line px-2 py-2 text-left align-top font-[620]">
              <span className="block first-letter:uppercase">{fieldName(row.field)}</span>
              {row.path && <span className="block text-sm font-normal text-muted">{row.path}</span>}
            </th>
            {sides.map((side) => (
              <td
                key={side.id}
                data-label={side.label}
                className="border-b border-line px-2 py-2 align-top whitespace-pre-line"
              >
                <span className="min-w-0">{masked ? <Hidden /> : <Value value={row[side.id]} />}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What one line of the trail changed, asked from the database when the line is opened. */
export function ChangeTable({ entry }: { entry: Entry }) {
  const { data, error, refetch } = useChange(entry.seq, true)
  if (error) return <ErrorBanner problem={error} reassurance={null} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  const known = Object.keys({ ...data.before, ...data.after })
  const fields = spokenFields(data.fields?.length ? data.fields : (entry.fields ?? known))
  const rows = data.masked
    ? fields.map((field) => ({ field, path: '', before: undefined, after: undefined }))
    : differences(fields, data.before, data.after)
  return (
    <div className="grid gap-3">
      {data.masked && (
        <Banner icon={EyeOff} title={<Trans>Valeurs masquées</Trans>}>
          <Trans>
            Votre rôle lit le journal, pas ces données. Vous voyez ce qui a changé, quand et par qui ; les
            valeurs restent à ceux qui peuvent lire le dossier.
          </Trans>
        </Banner>
      )}
      {rows.length > 0 ? (
        <Rows rows={rows} masked={data.masked} action={entry.action} />
      ) : (
        <p className="text-muted">
          <Trans>Rien de lisible n’a changé : seulement des champs que le système tient lui-même.</Trans>
        </p>
      )}
    </div>
  )
}
