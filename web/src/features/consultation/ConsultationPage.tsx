import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan } from '../../lib/access.ts'
import { useDraft } from '../../lib/drafts.ts'
import { newId } from '../../lib/ids.ts'
import { enqueue } from '../../lib/outbox/outbox.ts'
import { type Problem, toProblem } from '../../lib/problem.ts'
import type { PatientRecord } from '../../lib/register/records.ts'
import { useVisitsOf } from '../../lib/register/register.ts'
import { now } from '../../lib/sync/clock.ts'
import { toast } from '../../lib/toast.ts'
import { PatientFrame } from './PatientFrame.tsx'
import { useOnce } from './useOnce.ts'
import { useVisitForm } from './useVisitForm.ts'
import { VisitForm } from './VisitForm.tsx'
import { blankVisit, followUp, toSave, type VisitAnswers } from './visit.ts'

function Visit({ patient, follows }: { patient: PatientRecord; follows: boolean }) {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  const { facility_code: facility, id: patientId } = patient
  const mayRefer = useCan('referrals', 'create')
  const visits = useVisitsOf(patientId)
  const fresh = () => {
    const at = new Date(now()).toISOString()
    const last = visits[0]
    return follows && last ? followUp(last, newId(), at) : blankVisit(newId(), at)
  }
  const initial = useOnce(fresh)
  const draft = useDraft<VisitAnswers>(`consultation:${facility}:${patientId}`, initial)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const answers = draft.value
  const form = useVisitForm(patient, answers, visits, (part) =>
    draft.change((current) => ({ ...current, ...part })),
  )
  if (!draft.ready) return <Skeleton lines={8} />

  async function save() {
    setSaving(true)
    setProblem(undefined)
    try {
      const args = toSave(answers, facility, patientId)
      await enqueue({ kind: 'consultation.save', facility, subject: patientId, args })
      // Said and durable: the page goes on while the draft is wiped.
      const wiped = draft.discard()
      const refers = answers.outcome === 'referred' && mayRefer
      if (!refers) toast(t`Consultation enregistrée`)
      navigate(refers ? `/referrals/new?patient=${patientId}&consultation=${answers.id}` : '/today', {
        replace: true,
      })
      await wiped
    } catch (error) {
      setProblem(toProblem(error))
      setSaving(false)
    }
  }

  return (
    <>
      {draft.restoredAt && (
        <Banner
          title={<Trans>Votre saisie a été gardée</Trans>}
          actions={
            <Button look="secondary" onClick={() => void draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <RelativeTime at={draft.restoredAt} />
        </Banner>
      )}
      <VisitForm key={answers.id} visit={form} saving={saving} problem={problem} onSave={save} />
    </>
  )
}

/** A consultation of one patient; with `?follow`, a control of the last one. */
export default function ConsultationPage() {
  const { t } = useLingui()
  const { id = '' } = useParams<{ id: string }>()
  const follows = new URLSearchParams(useSearch()).has('follow')
  return (
    <PatientFrame id={id} title={t`Consultation`} back={`/patients/${id}`}>
      {(patient) => <Visit key={patient.id} patient={patient} follows={follows} />}
    </PatientFrame>
  )
}
