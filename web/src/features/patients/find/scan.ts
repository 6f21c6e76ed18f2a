/** Reading a QR with the camera, where the browser knows how. */

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}
const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Can this device scan a card? Asked once: the button is there or it is not. */
export async function canScan(): Promise<boolean> {
  const Detector = detectorClass()
  if (!Detector || !navigator.mediaDevices?.getUserMedia) return false
  try {
    return (await Detector.getSupportedFormats()).includes('qr_code')
  } catch {
    return false
  }
}

/** Why the camera does not open. */
export type CameraFault = 'refused' | 'missing' | 'busy'

export function cameraFault(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}

const betweenLooksMs = 200

/** Shows the camera in this element and calls back with each text that it reads; gives back how to stop. */
export async function watch(video: HTMLVideoElement, onRead: (text: string) => void): Promise<() => void> {
  const Detector = detectorClass()
  if (!Detector) throw new DOMException('no detector', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  let stopped = false
  const stop = () => {
    stopped = true
    for (const track of stream.getTracks()) track.stop()
  }
  video.srcObject = stream
  await video.play().catch(() => undefined)
  const detector = new Detector({ formats: ['qr_code'] })
  const look = async () => {
    if (stopped) return
    const found = await detector.detect(video).catch(() => [])
    if (stopped) return
    if (found[0]) onRead(found[0].rawValue)
    setTimeout(() => void look(), betweenLooksMs)
  }
  void look()
  return stop
}
