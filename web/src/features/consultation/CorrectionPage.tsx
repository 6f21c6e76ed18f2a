import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { toDate } from '../../lib/format.ts'
import { useAllLists } from '../../lib/lists/kept.ts'
import { changedFields, type VisitContent } from '../../lib/lists/visitText.ts'
import { enqueue } from '../../lib/outbox/outbox.ts'
import { type Problem, toProblem } from '../../lib/problem.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import { useVisitsOf } from '../../lib/register/register.ts'
import { toast } from '../../lib/toast.ts'
import { MissingVisit } from './MissingVisit.tsx'
import { PatientFrame } from './PatientFrame.tsx'
import { isReason, ReasonField } from './ReasonField.tsx'
import { StaleChoices } from './StaleChoices.tsx'
import { useOnce } from './useOnce.ts'
import { useVisitForm } from './useVisitForm.ts'
import { useVisitOf } from './useVisitOf.ts'
import { VisitForm } from './VisitForm.tsx'
import { answersOf, contentOf, toSave, type VisitAnswers } from './visit.ts'

interface Edit {
  answers: VisitAnswers
  reason: string
  /** The version that the edit started from. */
  base: VisitContent
  revision: number
}

const editOf = (visit: VisitRecord): Edit => ({
  answers: answersOf(visit),
  reason: '',
  base: contentOf(answersOf(visit)),
  revision: visit.revision,
})

function Correcting({ patient, visit }: { patient: PatientRecord; visit: VisitRecord }) {
  const { t, i18n } = useLingui()
  const lists = useAllLists()
  const [, navigate] = useLocation()
  const visits = useVisitsOf(patient.id)
  const initial = useOnce(() => editOf(visit))
  const draft = useDraft<Edit>(`correction:${visit.facility_code}:${visit.id}`, initial, {
    record: visit.facility_code,
  })
  const { answers, reason, base, revision } = draft.value
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const change = (part: Partial<Edit>) => draft.change((current) => ({ ...current, ...part }))
  const form = useVisitForm(patient, answers, visits, (part) =>
    draft.change((current) => ({ ...current, answers: { ...current.answers, ...part } })),
  )
  if (!draft.ready) return <Skeleton lines={8} />

  const back = `/patients/${patient.id}/visits/${visit.id}`
  async function save() {
    setTried(true)
    if (!isReason(reason)) {
      document.querySelector<HTMLElement>('[data-field=reason] textarea')?.focus()
      return
    }
    setSaving(true)
    setProblem(undefined)
    try {
      await enqueue({
        kind: 'consultation.save',
        facility: visit.facility_code,
        subject: patient.id,
        args: toSave(answers, visit.facility_code, visit.patient_id, {
          revision: visit.revision,
          reason: reason.trim(),
        }),
      })
      await draft.discard()
      toast(t`Correction enregistrée`)
      navigate(back, { replace: true })
    } catch (error) {
      setProblem(toProblem(error))
      setSaving(false)
    }
  }

  const theirs = contentOf(answersOf(visit))
  // Another revision that says the same is one's own work, arrived meanwhile.
  if (visit.revision !== revision && changedFields(base, theirs, lists, i18n).length > 0) {
    return (
      <StaleChoices
        base={base}
        mine={contentOf(answers)}
        theirs={theirs}
        by={null}
        onChosen={(merged) =>
          change({
            answers: { ...answersOf({ ...merged, id: visit.id }), focus: answers.focus },
            base: theirs,
            revision: visit.revision,
          })
        }
      />
    )
  }
  return (
    <>
      {draft.restoredAt && (
        <Banner
          title={<Trans>Votre correction a été gardée</Trans>}
          actions={
            <Button look="secondary" onClick={() => void draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <RelativeTime at={draft.restoredAt} />
        </Banner>
      )}
      <Field label={t`Date et heure de la visite`}>
        <DateInput
          withTime
          value={toDate(answers.consultedAt).toISOString().slice(0, 16)}
          onChange={(typed) => {
            if (typed) change({ answers: { ...answers, consultedAt: `${typed}:00.000Z` } })
          }}
        />
      </Field>
      <VisitForm
        key={revision}
        visit={form}
        saving={saving}
        problem={problem}
        onSave={save}
        saveLabel={t`Enregistrer la correction`}
      >
        <ReasonField
          value={reason}
          onChange={(next) => change({ reason: next })}
          missing={tried && !isReason(reason)}
          usual={[t`Erreur de saisie`, t`Résultat reçu après`, t`Oubli`]}
        />
      </VisitForm>
    </>
  )
}

function Found({ patient, visitId }: { patient: PatientRecord; visitId: string }) {
  const visit = useVisitOf(patient, visitId)
  if (typeof visit === 'string') return <MissingVisit state={visit} patientId={patient.id} />
  return <Correcting key={visit.id} patient={patient} visit={visit} />
}

/** A recorded visit, corrected: the form filled, and why. */
export default function CorrectionPage() {
  const { t } = useLingui()
  const { id = '', visitId = '' } = useParams<{ id: string; visitId: string }>()
  return (
    <PatientFrame id={id} title={t`Correction`} back={`/patients/${id}/visits/${visitId}`}>
      {(patient) => <Found patient={patient} visitId={visitId} />}
    </PatientFrame>
  )
}
