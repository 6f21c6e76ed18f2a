import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useFacility } from '../../lib/access.ts'
import { useDraft } from '../../lib/drafts.ts'
import { ageInMonths, formatDate, formatMeasure, formatTime } from '../../lib/format.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/outbox.ts'
import { type Problem, toProblem } from '../../lib/problem.ts'
import { queryClient } from '../../lib/queryClient.ts'
import { toast } from '../../lib/toast.ts'
import { useHistory, usePatient } from '../patients/data.ts'
import { ageInWords, fullName, type Patient } from '../patients/patient.ts'
import { useDiagnosisList } from './data.ts'
import { VisitForm } from './VisitForm.tsx'
import { blankVisit, toSave, type VisitAnswers } from './visit.ts'

const noList = { terms: [], immediate: [] }

function Visit({ patient }: { patient: Patient }) {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  const facility = patient.facility_code
  const mayRefer = useCan('referrals', 'create')
  const mayReadVisits = useCan('consultations', 'read')
  const [initial] = useState(() => blankVisit(newId(), new Date().toISOString()))
  const draft = useDraft<VisitAnswers>(`consultation:${facility}:${patient.id}`, initial)
  const list = useDiagnosisList()
  const history = useHistory(facility, patient.id, mayReadVisits)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  if (!draft.ready) return <Skeleton lines={8} />

  const answers = draft.value
  const weighed = history.data?.find((visit) => visit.weight_kg !== null)
  const lastWeight = weighed?.weight_kg ? formatMeasure(Number(weighed.weight_kg), 'kg', 1) : ''
  const lastDay = weighed ? formatDate(weighed.consulted_at, 'short') : ''

  async function save() {
    setSaving(true)
    setProblem(undefined)
    const hour = formatTime(answers.consultedAt)
    try {
      const sent = await send({
        facility,
        label: t`Consultation de ${hour}`,
        rpc: 'save_consultation',
        args: { consultation: toSave(answers, facility, patient.id) },
      })
      const { id, outcome } = answers
      await draft.discard()
      void queryClient.invalidateQueries({ queryKey: ['patient-history', facility, patient.id] })
      void queryClient.invalidateQueries({ queryKey: ['patients', 'recent'] })
      toast(
        sent.status === 'queued'
          ? t`Gardé sur cet appareil : partira au retour du réseau`
          : t`Consultation enregistrée`,
      )
      const refers = outcome === 'referred' && mayRefer
      navigate(
        refers ? `/referrals/new?patient=${patient.id}&consultation=${id}` : `/patients/${patient.id}`,
        { replace: true },
      )
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setSaving(false)
    }
  }

  return (
    <>
      {draft.restoredAt && (
        <Banner
          title={<Trans>Votre saisie a été gardée</Trans>}
          actions={
            <Button look="secondary" onClick={() => draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <RelativeTime at={draft.restoredAt} />
        </Banner>
      )}
      {list.error && !list.data && (
        <ErrorBanner
          problem={list.error}
          advice={<Trans>Écrivez le diagnostic avec vos mots.</Trans>}
          onRetry={() => list.refetch()}
        />
      )}
      <VisitForm
        answers={answers}
        onChange={(part) => draft.change((current) => ({ ...current, ...part }))}
        ageMonths={ageInMonths(patient.birth_date, answers.consultedAt)}
        lastWeight={lastWeight ? t`${lastWeight} le ${lastDay}` : undefined}
        list={list.data ?? noList}
        mayRefer={mayRefer}
        saving={saving}
        problem={problem}
        onSave={save}
      />
    </>
  )
}

/** A consultation of one patient. */
export default function ConsultationPage() {
  const { t } = useLingui()
  const { id = '' } = useParams<{ id: string }>()
  const facility = useFacility()
  const { data: patient, error, refetch } = usePatient(facility, id)
  const note = patient && [ageInWords(patient), patient.sex, patient.village].filter(Boolean).join(' · ')
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5">
      <PageHeader
        title={patient ? fullName(patient) : t`Consultation`}
        note={note}
        back={`/patients/${id}`}
      />
      {patient ? (
        <Visit key={patient.id} patient={patient} />
      ) : error ? (
        <ErrorBanner problem={error} reassurance={null} onRetry={() => refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  )
}
