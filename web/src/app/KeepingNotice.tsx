import { Trans } from '@lingui/react/macro'
import { HardDrive, HardDriveDownload } from 'lucide-react'
import { Banner } from '../components/Banner.tsx'
import { expired } from '../lib/vault/expiry.ts'
import { keeping } from '../lib/vault/vault.ts'

/** Says when this device does not keep what is read or typed, and why. */
export function KeepingNotice() {
  const how = keeping.use()
  const isExpired = expired.use()
  if (how === 'memory') {
    return (
      <Banner
        tone="warn"
        icon={HardDrive}
        title={<Trans>Ce navigateur ne peut rien garder sur cet appareil.</Trans>}
      >
        <Trans>
          Tout disparaît quand la page se ferme : ne la fermez pas avant que tout soit parti. Une fenêtre
          normale, à une adresse en https, garde votre travail.
        </Trans>
      </Banner>
    )
  }
  if (how === 'full') {
    return (
      <Banner
        alert
        tone="urgent"
        icon={HardDriveDownload}
        title={<Trans>La mémoire de cet appareil est pleine.</Trans>}
      >
        <Trans>
          Ce que vous tapez n’y est plus gardé : ne fermez pas cette page. Effacez des photos ou des vidéos,
          puis continuez.
        </Trans>
      </Banner>
    )
  }
  if (isExpired) {
    return (
      <Banner tone="waiting" title={<Trans>Le registre gardé ici a été effacé.</Trans>}>
        <Trans>
          Plus d’une semaine a passé sans échange avec le serveur. Il reviendra dès que le réseau répond ; ce
          que vous avez saisi et qui n’est pas parti est toujours là.
        </Trans>
      </Banner>
    )
  }
  return null
}
