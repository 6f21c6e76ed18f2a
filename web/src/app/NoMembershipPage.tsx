import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { KeyRound, LogOut, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Card } from '../components/Card.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { refreshAccess } from '../lib/access.ts'
import { today } from '../lib/epiWeek.ts'
import { formatDate } from '../lib/format.ts'
import { type OwnMembership, readOwnMemberships } from '../lib/join.ts'
import { session, signOut } from '../lib/session.ts'
import { CodeForm } from './CodeForm.tsx'

/** Signed in, but nobody has given this person a place yet, or it has ended: how to get in. */
export function NoMembershipPage() {
  const { t } = useLingui()
  const state = session.use()
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState('')
  const { email, userId } = state.status === 'signed-in' ? state.session : { email: '', userId: '' }
  const own = useQuery({
    queryKey: ['own-memberships', userId],
    queryFn: () => readOwnMemberships(userId),
    enabled: userId !== '',
  })
  return (
    <main className="mx-auto grid max-w-lg gap-4 px-4 py-8">
      <title>{`${t`Aucun établissement`} · Kénéya`}</title>
      <h1 className="sr-only">
        <Trans>Aucun établissement</Trans>
      </h1>
      <EmptyState icon={KeyRound} title={t`Votre compte n’ouvre aucun établissement pour le moment.`}>
        <p className="wrap-anywhere">{email}</p>
      </EmptyState>
      {own.data && own.data.length > 0 && (
        <Card title={t`Vos accès`}>
          <ul className="divide-y divide-line">
            {own.data.map((membership) => (
              <li key={membership.facility_code} className="py-2">
                <p className="font-[640]">{membership.facility?.name ?? membership.facility_code}</p>
                <p className="text-muted">
                  <Why membership={membership} />
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t`Vous avez un code d’invitation ?`}>
        <CodeForm code={code} onChange={setCode} onAccepted={() => void own.refetch()} />
      </Card>
      <Card title={t`Comment entrer`}>
        <ol className="grid list-decimal gap-1.5 pl-5">
          <li>
            <Trans>
              Demandez une invitation à l’administrateur de votre établissement, avec exactement cette adresse
              : <strong className="wrap-anywhere">{email}</strong>
            </Trans>
          </li>
          <li>
            <Trans>Il vous lit un code au téléphone, ou vous envoie un lien.</Trans>
          </li>
          <li>
            <Trans>Écrivez le code ci-dessus : votre travail s’ouvre aussitôt.</Trans>
          </li>
        </ol>
        <p className="mt-2 text-[0.9375rem] text-muted">
          <Trans>Si un accès vous est rendu, cette page s’ouvre toute seule.</Trans>
        </p>
      </Card>
      <div className="flex flex-wrap gap-2.5">
        <Button
          look="secondary"
          icon={RefreshCw}
          busy={busy}
          onClick={async () => {
            setBusy(true)
            await Promise.all([refreshAccess(), own.refetch()])
            setBusy(false)
          }}
        >
          <Trans>Vérifier de nouveau</Trans>
        </Button>
        <Button look="quiet" icon={LogOut} onClick={() => void signOut()}>
          <Trans>Se déconnecter</Trans>
        </Button>
      </div>
    </main>
  )
}

function Why({ membership }: { membership: OwnMembership }) {
  const start = formatDate(membership.starts_on, 'long')
  const end = membership.ends_on ? formatDate(membership.ends_on, 'long') : ''
  if (membership.status === 'suspended') {
    return <Trans>Accès suspendu : voyez l’administrateur de l’établissement.</Trans>
  }
  if (membership.status === 'active' && membership.starts_on > today()) {
    return <Trans>Votre accès commence le {start}.</Trans>
  }
  return end ? <Trans>Votre accès a pris fin le {end}.</Trans> : <Trans>Votre accès a pris fin.</Trans>
}
