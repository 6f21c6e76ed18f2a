import type { Tone } from '../../components/tones.ts'
import type { Kind, Status } from './story.ts'

/** Ochre waits, green is done, red stopped or late; an open evacuation is red whatever its step. */
export function toneOf(kind: Kind, status: Status, late: boolean): Tone {
  if (status === 'closed' || status === 'arrived') return 'ok'
  if (status === 'declined') return 'urgent'
  if (status === 'cancelled') return 'neutral'
  return late || kind === 'evacuation' ? 'urgent' : 'waiting'
}
