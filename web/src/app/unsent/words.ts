/** What waits to leave, in the words of the person who said it. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatDate, formatTime } from '../../lib/format.ts'
import type { Entry, EntryState } from '../../lib/outbox/outbox.ts'

const kinds: Record<Entry['kind'], MessageDescriptor> = {
  'patient.save': msg`Nouveau patient`,
  'patient.merge': msg`Fusion de deux dossiers`,
  'merge.undo': msg`Fusion défaite`,
  'distinct.save': msg`« Ce sont deux personnes »`,
  'arrival.save': msg`Arrivée`,
  'consultation.save': msg`Consultation`,
  'consultation.withdraw': msg`Retrait d’une consultation`,
  'referral.send': msg`Référence`,
  'referral.step': msg`Étape d’une référence`,
  'record.opened': msg`Lecture d’un dossier`,
}
const corrections: Partial<Record<Entry['kind'], MessageDescriptor>> = {
  'patient.save': msg`Correction de l’identité`,
  'consultation.save': msg`Correction d’une consultation`,
  'arrival.save': msg`Suite d’une arrivée`,
}
const evacuation = msg`Évacuation`

export const stateWords: Record<EntryState, MessageDescriptor> = {
  waiting: msg`Attend le réseau`,
  sending: msg`Part en ce moment`,
  refused: msg`Refusé`,
  conflict: msg`À décider`,
  held: msg`Attend une décision`,
}

/** « Correction d’une consultation ». */
export function kindWords(entry: Entry): MessageDescriptor {
  if (entry.kind === 'referral.send' && entry.urgent) return evacuation
  const correction = typeof entry.args.revision === 'number' ? corrections[entry.kind] : undefined
  return correction ?? kinds[entry.kind]
}

/** A person must decide before it leaves. */
export const needsDecision = ({ state }: Entry): boolean => state === 'refused' || state === 'conflict'

/** « 10:42 » today, « 23 nov. » before. */
export function sinceWhen(at: string): string {
  return new Date(at).toDateString() === new Date().toDateString() ? formatTime(at) : formatDate(at, 'short')
}
