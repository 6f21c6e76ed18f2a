import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '../../../components/Banner.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { type CameraFault, cameraFault, watch } from './scan.ts'

interface ScanDialogProps {
  open: boolean
  onClose: () => void
  /** What a QR said; false when it is not the card of somebody here. */
  onRead: (text: string) => boolean
}

function Camera({ onRead }: Pick<ScanDialogProps, 'onRead'>) {
  const { t } = useLingui()
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const [fault, setFault] = useState<CameraFault>()
  const [isStranger, setStranger] = useState(false)

  useEffect(() => {
    let stop = () => {}
    let gone = false
    if (video.current) {
      watch(video.current, (text) => setStranger(!read.current(text)))
        .then((stopCamera) => {
          if (gone) stopCamera()
          else stop = stopCamera
        })
        .catch((error: unknown) => setFault(cameraFault(error)))
    }
    return () => {
      gone = true
      stop()
    }
  }, [])

  if (fault) {
    const words = {
      refused: t`La caméra est fermée à Kénéya. Autorisez-la dans les réglages du navigateur, ou tapez le numéro de la carte dans la recherche.`,
      missing: t`Aucune caméra sur cet appareil : tapez le numéro de la carte dans la recherche.`,
      busy: t`La caméra ne s’ouvre pas, une autre application l’utilise peut-être. Tapez le numéro de la carte dans la recherche.`,
    }
    return (
      <Banner alert tone="warn">
        {words[fault]}
      </Banner>
    )
  }
  return (
    <div className="grid gap-3">
      <video
        ref={video}
        playsInline
        muted
        aria-label={t`Image de la caméra`}
        className="aspect-square w-full rounded-card bg-black object-cover"
      />
      <p role="status">
        {isStranger ? (
          <Trans>
            Ce carré n’est pas la carte de quelqu’un de cet établissement, ou sa fiche n’est pas encore ici.
          </Trans>
        ) : (
          <Trans>Placez le carré de la carte dans l’image.</Trans>
        )}
      </p>
    </div>
  )
}

/** Finds somebody by the card in their hand. */
export function ScanDialog({ open, onClose, onRead }: ScanDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Scanner une carte</Trans>}>
      {open && <Camera onRead={onRead} />}
    </Dialog>
  )
}
