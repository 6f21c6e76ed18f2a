import { Trans, useLingui } from '@lingui/react/macro'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { Button } from '../../../components/Button.tsx'
import { RadioStack } from '../../../components/Choice.tsx'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { Field } from '../../../components/Field.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useFacility, useMembership } from '../../../lib/access.ts'
import { fullName } from '../../../lib/people.ts'
import { useRecord } from '../record/useRecord.ts'
import { type CardSize, PaperCard } from './PaperCard.tsx'

/** The card that a patient takes home: printed, cut out, found again in a second. */
export default function CardPage() {
  const { t } = useLingui()
  const { id = '' } = useParams<{ id: string }>()
  const facility = useFacility()
  const { facility_name: facilityName } = useMembership()
  const { record, error, refetch } = useRecord(facility, id)
  const [size, setSize] = useState<CardSize>('wallet')
  return (
    <div className="mx-auto grid w-full max-w-xl gap-4 print:max-w-none">
      <div data-print="hide">
        <PageHeader title={t`Carte du patient`} note={record && fullName(record)} back={`/patients/${id}`} />
      </div>
      {record ? (
        <>
          <PaperCard record={record} facilityName={facilityName} size={size} />
          <div data-print="hide" className="grid gap-4">
            <Field group label={t`Taille`}>
              <RadioStack
                value={size}
                onChange={setSize}
                options={[
                  {
                    value: 'wallet',
                    label: t`Carte de poche`,
                    note: t`86 × 54 mm, sur une feuille A4 ou A5`,
                  },
                  {
                    value: 'booklet',
                    label: t`Page de carnet (A6)`,
                    note: t`148 × 105 mm, sur une feuille A4 ou A5`,
                  },
                ]}
              />
            </Field>
            <p className="text-muted">
              <Trans>
                Le carré à scanner contient seulement l’identifiant du dossier : ni nom, ni maladie, ni
                adresse de site. Hors de cet établissement il ne dit rien à personne.
              </Trans>
            </p>
            <Button size="large" icon={Printer} onClick={() => window.print()}>
              <Trans>Imprimer la carte</Trans>
            </Button>
          </div>
        </>
      ) : error ? (
        <ErrorBanner
          problem={error}
          reassurance={null}
          advice={<Trans>Cette fiche n’est pas sur cet appareil.</Trans>}
          onRetry={refetch}
        />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}
