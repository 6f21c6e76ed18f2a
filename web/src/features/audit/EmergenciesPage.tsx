import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useMembership } from '../../lib/access.ts'
import { useFacilityNames } from './data.ts'
import { EmergencyCard } from './EmergencyCard.tsx'
import { type EmergencyAccess, useEmergencies, useEndEmergency } from './emergencies.ts'

interface EndDialogProps {
  access: EmergencyAccess | undefined
  onClose: () => void
}

function EndDialog({ access, onClose }: EndDialogProps) {
  const { t } = useLingui()
  const end = useEndEmergency()
  const close = () => {
    end.reset()
    onClose()
  }
  const name = access?.person_name
  return (
    <Dialog
      open={access !== undefined}
      onClose={close}
      title={t`Mettre fin à cet accès ?`}
      actions={
        <>
          <Button look="secondary" onClick={close}>
            <Trans>Laisser ouvert</Trans>
          </Button>
          <Button
            look="urgent"
            busy={end.isPending}
            onClick={() => access && end.mutate(access.id, { onSuccess: close })}
          >
            <Trans>Mettre fin maintenant</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p>
          <Trans>
            L’écran de {name} se ferme aussitôt et le dossier ne peut plus être relu. Si un patient est en
            train d’être soigné, appelez d’abord.
          </Trans>
        </p>
        {end.error && <ErrorBanner problem={end.error} reassurance={null} />}
      </div>
    </Dialog>
  )
}

/** The times when somebody elsewhere broke the glass to read a record of this facility. */
export default function EmergenciesPage() {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const query = useEmergencies()
  const nameOf = useFacilityNames()
  const [ending, setEnding] = useState<EmergencyAccess>()
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader title={t`Accès d’urgence`} note={facility} back="/audit" />
      <p className="max-w-[65ch]">
        <Trans>
          En urgence, un soignant d’un autre établissement peut lire un dossier de chez vous : un seul, sans
          rien y écrire, pour un temps limité. Vous voyez ici qui, quand, pourquoi et ce qui a été lu.
        </Trans>
      </p>
      {!query.data &&
        (query.error ? (
          <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={5} />
        ))}
      {query.data?.length === 0 && (
        <EmptyState icon={ShieldCheck} title={<Trans>Personne n’a forcé l’accès à vos dossiers</Trans>}>
          <Trans>Si cela arrive, vous en serez averti à l’instant.</Trans>
        </EmptyState>
      )}
      {query.data?.map((access) => (
        <EmergencyCard key={access.id} access={access} nameOf={nameOf} onEnd={() => setEnding(access)} />
      ))}
      <EndDialog access={ending} onClose={() => setEnding(undefined)} />
    </div>
  )
}
