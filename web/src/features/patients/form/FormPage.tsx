import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useCan, useFacility } from '../../../lib/access.ts'
import { newId } from '../../../lib/ids.ts'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { toast } from '../../../lib/toast.ts'
import { MergedAway } from '../duplicates/MergedAway.tsx'
import { useRecord } from '../record/useRecord.ts'
import { PatientForm } from './PatientForm.tsx'
import { answersOf, blankAnswers } from './patientForm.ts'
import type { Next } from './save.ts'

/** Where the form leads once the card is kept, and what is said on the way. */
function useAfterSave() {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  return (id: string, next: Next) => {
    toast(next === 'wait' ? t`Fiche enregistrée, sur la liste d’attente` : t`Fiche enregistrée`)
    const targets = {
      consult: `/patients/${id}/consultation`,
      // The next person is already at the desk.
      wait: '/patients',
      open: `/patients/${id}`,
    }
    navigate(targets[next], { replace: true })
  }
}

function NewPatient() {
  const { t } = useLingui()
  const facility = useFacility()
  const [, navigate] = useLocation()
  const mayConsult = useCan('consultations', 'create')
  const onSaved = useAfterSave()
  const [initial] = useState(() => blankAnswers(newId()))
  return (
    <>
      <PageHeader title={t`Nouveau patient`} back="/patients" />
      <PatientForm
        facility={facility}
        draftKey={`patient:${facility}:new`}
        initial={initial}
        onSaved={onSaved}
        onKnown={(id) =>
          navigate(mayConsult ? `/patients/${id}/consultation` : `/patients/${id}`, { replace: true })
        }
      />
    </>
  )
}

function Correction({ record }: { record: PatientRecord }) {
  const onSaved = useAfterSave()
  const [initial] = useState(() => answersOf(record))
  const { facility_code: facility, id } = record
  return (
    <PatientForm
      facility={facility}
      draftKey={`patient:${facility}:${id}`}
      initial={initial}
      onSaved={onSaved}
    />
  )
}

function KnownPatient({ id }: { id: string }) {
  const { t } = useLingui()
  const facility = useFacility()
  const { record, error, refetch } = useRecord(facility, id, 'correction')
  return (
    <>
      <PageHeader title={t`Corriger la fiche`} note={record && fullName(record)} back={`/patients/${id}`} />
      {record ? (
        record.merged_into ? (
          <MergedAway record={record} />
        ) : (
          <Correction record={record} />
        )
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
    </>
  )
}

/** Registers a patient, or corrects the card of one. */
export default function FormPage() {
  const { id } = useParams<{ id?: string }>()
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5">
      {id ? <KnownPatient key={id} id={id} /> : <NewPatient />}
    </div>
  )
}
