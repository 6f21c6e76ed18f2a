import { Trans } from '@lingui/react/macro'
import { Banner } from '../../../components/Banner.tsx'
import { connection } from '../../../lib/connection.ts'
import { formatNumber } from '../../../lib/format.ts'
import { registerState } from '../../../lib/register/register.ts'

interface FillingNoteProps {
  asked: boolean
  /** The answers are this device's alone. */
  isOnDevice: boolean
}

/** While the register comes to this device for the first time: how far it is, and who answers meanwhile. */
export function FillingNote({ asked, isOnDevice }: FillingNoteProps) {
  const state = registerState.use()
  const isOffline = connection.use().transport === 'offline'
  if (state.status !== 'filling') return null
  const done = formatNumber(state.done)
  const total = state.total === undefined ? undefined : formatNumber(state.total)
  return (
    <Banner
      tone={isOffline ? 'warn' : 'action'}
      title={
        total ? (
          <Trans>
            Le registre arrive sur cet appareil : {done} sur {total}
          </Trans>
        ) : (
          <Trans>Le registre arrive sur cet appareil</Trans>
        )
      }
    >
      {isOffline ? (
        <Trans>Le réseau manque : la recherche ne voit que les fiches déjà arrivées.</Trans>
      ) : asked && isOnDevice ? (
        <Trans>La recherche regarde ici et demande au serveur le reste.</Trans>
      ) : (
        <Trans>La recherche demande au serveur ce qui n’est pas encore ici.</Trans>
      )}
    </Banner>
  )
}
