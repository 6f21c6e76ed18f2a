import { Trans } from '@lingui/react/macro'
import { Banner } from '../../components/Banner.tsx'
import { LinkButton } from '../../components/Button.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import type { VisitState } from './useVisitOf.ts'

interface MissingVisitProps {
  state: Extract<VisitState, string>
  patientId: string
}

/** In the place of a visit that this device does not hold: it is asked for, needs the network, or is gone. */
export function MissingVisit({ state, patientId }: MissingVisitProps) {
  if (state === 'asking') return <Skeleton lines={8} />
  return (
    <Banner
      tone="warn"
      title={<Trans>Cette visite n’est pas sur cet appareil.</Trans>}
      actions={
        <LinkButton look="secondary" href={`/patients/${patientId}`}>
          <Trans>Ouvrir la fiche</Trans>
        </LinkButton>
      }
    >
      {state === 'unreachable' ? (
        <Trans>Elle est ancienne : elle s’ouvrira ici dès que le réseau revient.</Trans>
      ) : (
        <Trans>Elle a été retirée du registre, ou son adresse est incomplète.</Trans>
      )}
    </Banner>
  )
}
