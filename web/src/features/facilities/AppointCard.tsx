import { Trans, useLingui } from '@lingui/react/macro'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { invitee } from './contract.ts'
import { type Invitation, useRegistryWrites } from './data.ts'
import { InvitationCard } from './InvitationCard.tsx'
import { InviteeFields } from './InviteeFields.tsx'
import { RegistryProblem } from './RegistryProblem.tsx'
import type { Facility } from './registry.ts'

/** The Ministry names an administrator where none is left; where there is one, the server says so. */
export function AppointCard({ facility }: { facility: Facility }) {
  const { t } = useLingui()
  const { appoint } = useRegistryWrites()
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [invitation, setInvitation] = useState<Invitation>()
  const result = invitee.safeParse({ email, display_name: name })
  const wrong = (field: string) =>
    tried && !result.success && result.error.issues.some(({ path }) => path[0] === field)

  if (invitation) return <InvitationCard invitation={invitation} facility={facility.name} />
  function submit() {
    setTried(true)
    if (!result.success) return
    appoint.mutate({ ...result.data, facility_code: facility.code }, { onSuccess: setInvitation })
  }
  return (
    <div data-print="hide">
      <Card
        title={t`Administrateur`}
        note={t`L’établissement nomme les siens. Le Ministère n’en nomme un que s’il n’en reste aucun.`}
      >
        {open ? (
          <form
            noValidate
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            <InviteeFields
              name={name}
              email={email}
              onName={setName}
              onEmail={setEmail}
              nameWrong={wrong('display_name')}
              emailWrong={wrong('email')}
            />
            {appoint.isError && <RegistryProblem problem={appoint.error} />}
            <div className="flex flex-wrap gap-3">
              <Button type="submit" busy={appoint.isPending}>
                <Trans>Inviter</Trans>
              </Button>
              <Button look="secondary" onClick={() => setOpen(false)}>
                <Trans>Annuler</Trans>
              </Button>
            </div>
          </form>
        ) : (
          <Button look="secondary" icon={UserRoundPlus} onClick={() => setOpen(true)}>
            <Trans>Nommer un administrateur</Trans>
          </Button>
        )}
      </Card>
    </div>
  )
}
