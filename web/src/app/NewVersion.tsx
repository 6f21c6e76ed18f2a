import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { takeNewVersion, waitingVersion } from './serviceWorker.ts'

/** Offers a new version; the person chooses the moment. */
export function NewVersion() {
  const { t } = useLingui()
  if (!waitingVersion.use()) return null
  return (
    <Banner
      icon={Download}
      title={t`Une nouvelle version est prête.`}
      actions={
        <Button look="secondary" onClick={takeNewVersion}>
          <Trans>Mettre à jour</Trans>
        </Button>
      }
    >
      <Trans>Elle s’installera quand vous le voudrez ; les saisies en cours sont gardées.</Trans>
    </Banner>
  )
}
