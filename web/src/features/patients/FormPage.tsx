import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility } from '../../lib/access.ts'
import { newId } from '../../lib/ids.ts'
import { toast } from '../../lib/toast.ts'
import { usePatient } from './data.ts'
import { PatientForm } from './PatientForm.tsx'
import { answersOf, blankAnswers } from './patientForm.ts'

/** Where the form leads once the card is saved, and what is said on the way. */
function useAfterSave() {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  return (id: string, queued: boolean) => {
    toast(queued ? t`Gardé sur cet appareil : partira au retour du réseau` : t`Fiche enregistrée`)
    navigate(params.get('for') === 'consultation' ? `/patients/${id}/consultation` : `/patients/${id}`, {
      replace: true,
    })
  }
}

function NewPatient() {
  const { t } = useLingui()
  const facility = useFacility()
  const onSaved = useAfterSave()
  const [initial] = useState(() => blankAnswers(newId()))
  return (
    <>
      <PageHeader title={t`Nouveau patient`} back="/patients" />
      <PatientForm
        facility={facility}
        draftKey={`patient:${facility}:new`}
        initial={initial}
        known={undefined}
        onSaved={onSaved}
      />
    </>
  )
}

function KnownPatient({ id }: { id: string }) {
  const { t } = useLingui()
  const facility = useFacility()
  const onSaved = useAfterSave()
  const { data: patient, error, refetch } = usePatient(facility, id, 'correction')
  return (
    <>
      <PageHeader title={t`Corriger la fiche`} back={`/patients/${id}`} />
      {patient ? (
        <PatientForm
          facility={facility}
          draftKey={`patient:${facility}:${id}`}
          initial={answersOf(patient)}
          known={patient}
          onSaved={onSaved}
        />
      ) : error ? (
        <ErrorBanner problem={error} reassurance={null} onRetry={() => refetch()} />
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
