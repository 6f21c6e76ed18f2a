import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { type Entry, outbox } from '../../lib/outbox/outbox.ts'
import { toast } from '../../lib/toast.ts'
import { unsentShown } from './shown.ts'
import { needsDecision } from './words.ts'

/** Says in passing what the person should not have to look for: a question, and what became of an evacuation. */
export function useUnsentNews(): void {
  const { t } = useLingui()
  const entries = outbox.use()
  const before = useRef<ReadonlyMap<string, Entry>>(new Map())
  useEffect(() => {
    const known = before.current
    const now = new Map(entries.map((entry) => [entry.id, entry]))
    before.current = now
    const look = { action: { label: t`Voir`, run: () => unsentShown.set(true) } }
    const became = (is: (entry: Entry) => boolean) =>
      entries.some((entry) => {
        const earlier = known.get(entry.id)
        return is(entry) && !(earlier && is(earlier))
      })
    if (became((entry) => entry.state === 'held' && entry.urgent === true)) {
      toast(t`Une évacuation attend votre décision sur un envoi précédent. Appelez aussi par téléphone.`, {
        tone: 'urgent',
        ...look,
      })
    } else if (became(needsDecision)) {
      toast(t`Un envoi attend votre décision.`, { tone: 'info', ...look })
    }
    // One that left at the first try is where the person looks already.
    const left = [...known.values()].some(
      (entry) => entry.urgent && entry.attempts > 1 && !needsDecision(entry) && !now.has(entry.id),
    )
    if (left) toast(t`L’évacuation est partie.`)
  }, [entries, t])
}
