import { Trans, useLingui } from '@lingui/react/macro'
import { useSearchParams } from 'wouter'
import { type ProofRecord, proofRecords } from '../../../../functions/_shared/contracts/proof.ts'
import { classes } from '../../components/classes.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useMembership } from '../../lib/access.ts'
import { RecordList } from './RecordList.tsx'
import { Result } from './Result.tsx'
import { recordWords } from './words.ts'

/** « Qui peut lire ces données ? »: choose a type of record, and the database answers by being tried. */
export default function ProofPage() {
  const { i18n, t } = useLingui()
  const [search] = useSearchParams()
  const { facility_name } = useMembership()
  const record = proofRecords.find((one) => one === search.get('record')) as ProofRecord | undefined
  return (
    <>
      <PageHeader
        title={t`Qui peut lire ces données ?`}
        note={record ? `${i18n._(recordWords[record].label)} · ${facility_name}` : facility_name}
        back={record && '/who-reads'}
      />
      {!record && (
        <p className="max-w-[65ch]">
          <Trans>
            Choisissez un type de données. Des sondes prennent aussitôt la place de chaque rôle, de chaque
            autre établissement, du district et du Ministère, et la base de données répond : ce qu’elles ont
            pu lire et écrire, et rien d’autre.
          </Trans>
        </p>
      )}
      <div
        className={classes(
          'grid items-start gap-5',
          record && 'lg:grid-cols-[14.25rem_minmax(0,1fr)] print:block',
        )}
      >
        <div data-print="hide" className={classes(record && 'sticky top-6 max-lg:hidden')}>
          <RecordList chosen={record} />
        </div>
        {record && <Result key={record} record={record} />}
      </div>
    </>
  )
}
