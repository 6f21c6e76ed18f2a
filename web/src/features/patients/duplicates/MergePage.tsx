import { Trans, useLingui } from '@lingui/react/macro'
import { UserX } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { Banner } from '../../../components/Banner.tsx'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useFacility } from '../../../lib/access.ts'
import { toProblem } from '../../../lib/problem.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { registerState, usePatientRecord, useVisitsOf } from '../../../lib/register/register.ts'
import { MergeChoices } from './MergeChoices.tsx'
import { MergeConsequences } from './MergeConsequences.tsx'
import { MergeDone } from './MergeDone.tsx'
import { MergePair } from './MergePair.tsx'
import { type MergePlan, suggestedPlan } from './mergePlan.ts'
import { merge } from './merges.ts'

const steps = ['pair', 'choices', 'consequences', 'done'] as const
type Step = (typeof steps)[number]

/** Where somebody is in the four steps, in words and as a line of dots. */
function Progress({ step }: { step: Step }) {
  const { t } = useLingui()
  const words = {
    pair: t`Les deux fiches`,
    choices: t`Ce qui reste`,
    consequences: t`Ce qui va se passer`,
    done: t`C’est fait`,
  }
  const at = steps.indexOf(step)
  const place = at + 1
  const word = words[step]
  return (
    <div>
      <p className="font-[640] text-muted">
        <Trans>
          Étape {place} sur 4 : {word}
        </Trans>
      </p>
      <div aria-hidden className="mt-1.5 grid grid-cols-4 gap-1.5">
        {steps.map((one, index) => (
          <span key={one} className={`h-1.5 rounded-full ${index <= at ? 'bg-action' : 'bg-line'}`} />
        ))}
      </div>
    </div>
  )
}

interface MergeProps {
  one: PatientRecord
  other: PatientRecord
}

/** The four steps, over two records as they were when the page opened. */
function Merge({ one, other }: MergeProps) {
  const { t } = useLingui()
  const visits = { [one.id]: useVisitsOf(one.id), [other.id]: useVisitsOf(other.id) }
  const visitsOf = (id: string) => visits[id]?.length ?? 0
  const [step, setStep] = useState<Step>('pair')
  const [plan, setPlan] = useState<MergePlan>(() => suggestedPlan(one, other, visitsOf))
  const [seen, setSeen] = useState({ one: one.revision, other: other.revision })
  const [done, setDone] = useState<{ id: string; kept: PatientRecord; merged: PatientRecord }>()
  const [problem, setProblem] = useState<unknown>()
  const [running, setRunning] = useState(false)
  const kept = plan.keptId === one.id ? one : other
  const merged = kept === one ? other : one
  // What this page itself does to them is no news.
  const moved = !running && (seen.one !== one.revision || seen.other !== other.revision)

  async function run(reason: string) {
    setProblem(undefined)
    setRunning(true)
    try {
      const id = await merge(kept, merged, plan.taken, reason)
      setDone({ id, kept, merged })
    } catch (error) {
      setProblem(toProblem(error))
      setRunning(false)
    }
  }
  function lookAgain() {
    setSeen({ one: one.revision, other: other.revision })
    setPlan(suggestedPlan(one, other, visitsOf))
    setStep('pair')
  }
  if (done) {
    return (
      <>
        <Progress step="done" />
        <MergeDone id={done.id} kept={done.kept} merged={done.merged} />
      </>
    )
  }
  if (moved) {
    return (
      <Banner
        alert
        tone="warn"
        title={t`Une des deux fiches vient de changer`}
        actions={
          <Button onClick={lookAgain}>
            <Trans>Revoir les deux fiches</Trans>
          </Button>
        }
      >
        <Trans>Rien n’a été fusionné. Comparez-les de nouveau avant de décider.</Trans>
      </Banner>
    )
  }
  return (
    <>
      <Progress step={step} />
      {step === 'pair' && (
        <MergePair one={one} other={other} visitsOf={visitsOf} onNext={() => setStep('choices')} />
      )}
      {step === 'choices' && (
        <MergeChoices
          one={one}
          other={other}
          plan={plan}
          visitsOf={visitsOf}
          onChange={setPlan}
          onBack={() => setStep('pair')}
          onNext={() => setStep('consequences')}
        />
      )}
      {step === 'consequences' && (
        <MergeConsequences
          kept={kept}
          merged={merged}
          taken={plan.taken}
          problem={problem}
          onBack={() => setStep('choices')}
          onMerge={run}
        />
      )}
    </>
  )
}

/** Two records that may be one person's: looked at, chosen from, joined, and taken apart if it was a mistake. */
export default function MergePage() {
  const { t } = useLingui()
  const { id = '', other: otherId = '' } = useParams<{ id: string; other: string }>()
  const facility = useFacility()
  const one = usePatientRecord(id)
  const other = usePatientRecord(otherId)
  const { status } = registerState.use()
  // Stays open once begun: merged, one of the two leads to the other and the last step is still to be read.
  const [begun, setBegun] = useState(false)
  const both = one && other && one.facility_code === facility && id !== otherId ? { one, other } : undefined
  if (both && !begun && !both.one.merged_into && !both.other.merged_into) setBegun(true)
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader title={t`Réunir deux fiches`} back="/patients/duplicates" />
      {begun && both ? (
        <Merge one={both.one} other={both.other} />
      ) : status === 'opening' || status === 'filling' ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState
          icon={UserX}
          title={<Trans>Il n’y a pas deux fiches à réunir ici</Trans>}
          actions={
            <LinkButton look="secondary" href="/patients/duplicates">
              <Trans>Voir les doublons possibles</Trans>
            </LinkButton>
          }
        >
          <Trans>Elles sont peut-être déjà réunies, ou ne sont pas sur cet appareil.</Trans>
        </EmptyState>
      )}
    </div>
  )
}
