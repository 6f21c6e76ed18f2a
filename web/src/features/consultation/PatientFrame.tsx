import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { LinkButton } from '../../components/Button.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { ageInWords, fullName } from '../../lib/people.ts'
import type { PatientRecord } from '../../lib/register/records.ts'
import { registerState, rootOf, usePatientRecord } from '../../lib/register/register.ts'

interface PatientFrameProps {
  id: string
  title: string
  back: string
  children: (patient: PatientRecord) => ReactNode
}

/** A page about one patient of the register of this device: who it is, then the page. */
export function PatientFrame({ id, title, back, children }: PatientFrameProps) {
  const { t } = useLingui()
  // What is written goes to the record that goes on.
  const patient = usePatientRecord(rootOf(id))
  const state = registerState.use()
  // While the device opens its register, the visits come after the people: a control would not find the last one.
  const isOpen = state.status === 'ready' || (state.status === 'filling' && patient !== undefined)
  const note =
    patient &&
    [
      ageInWords(patient),
      patient.sex === 'F' ? t`Féminin` : t`Masculin`,
      patient.pregnant && t`enceinte`,
      patient.village,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div className="mx-auto grid w-full max-w-xl gap-4">
      <div data-print="hide">
        <PageHeader title={patient ? fullName(patient) : title} note={note} back={back} />
      </div>
      {isOpen && patient ? (
        children(patient)
      ) : isOpen ? (
        <Banner
          tone="warn"
          title={<Trans>Ce patient n’est pas dans le registre de cet appareil.</Trans>}
          actions={
            <LinkButton look="secondary" href="/patients">
              <Trans>Chercher un patient</Trans>
            </LinkButton>
          }
        >
          <Trans>Il a peut-être été retiré, ou vos droits ont changé.</Trans>
        </Banner>
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  )
}
