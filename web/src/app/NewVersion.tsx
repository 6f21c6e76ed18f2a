import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { openForms } from '../lib/openForms.ts'
import { outbox } from '../lib/outbox/outbox.ts'
import { newerVersion, takeNewVersion } from './serviceWorker.ts'

/**
 * Offers a new version; the person chooses the moment. With something unsent or half typed, which stays on the
 * device through the change, they are told so and asked once more.
 */
export function NewVersion() {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const unsent = outbox.use().length
  const typing = openForms.use() > 0
  const { state } = newerVersion.use()
  if (state === 'none') return null
  return (
    <Banner
      icon={Download}
      title={
        state === 'taken'
          ? t`Une nouvelle version a été installée dans un autre onglet.`
          : t`Une nouvelle version est prête.`
      }
      actions={
        <Button look="secondary" onClick={unsent > 0 || typing ? () => setAsking(true) : takeNewVersion}>
          <Trans>Mettre à jour</Trans>
        </Button>
      }
    >
      {unsent > 0 ? (
        <Plural
          value={unsent}
          one="Elle attendra que vous le vouliez : # saisie n’est pas encore envoyée."
          other="Elle attendra que vous le vouliez : # saisies ne sont pas encore envoyées."
        />
      ) : (
        <Trans>Elle s’installera quand vous le voudrez ; les saisies en cours sont gardées.</Trans>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Mettre à jour maintenant ?`}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(false)}>
              <Trans>Plus tard</Trans>
            </Button>
            <Button onClick={takeNewVersion}>
              <Trans>Mettre à jour maintenant</Trans>
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {unsent > 0 && (
            <p>
              <Plural
                value={unsent}
                one="# saisie attend le réseau. Elle est gardée sur cet appareil et partira après la mise à jour."
                other="# saisies attendent le réseau. Elles sont gardées sur cet appareil et partiront après la mise à jour."
              />
            </p>
          )}
          {typing && (
            <p>
              <Trans>
                Un formulaire est ouvert. Il reviendra tel que vous l’avez laissé, quand vous le rouvrirez.
              </Trans>
            </p>
          )}
          <p className="text-muted">
            <Trans>La page sera dessinée de nouveau. Cela prend quelques secondes.</Trans>
          </p>
        </div>
      </Dialog>
    </Banner>
  )
}
