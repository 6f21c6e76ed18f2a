import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Membership } from '../lib/access.ts'
import { toast } from '../lib/toast.ts'
import { addressOf } from './places.ts'
import { useNews } from './useNews.ts'

/** An evacuation is told wherever the person is in the app; the rest waits in the bell. */
export function useUrgentNews(membership: Membership): void {
  const { i18n, t } = useLingui()
  const [, navigate] = useLocation()
  const news = useNews(membership)
  const told = useRef(membership.last_seq)
  useEffect(() => {
    for (const { event, urgent, text } of [...news].reverse()) {
      if (event.seq <= told.current) continue
      told.current = event.seq
      if (!urgent) continue
      const address = addressOf(event.subject_kind, event.subject_id, membership.document)
      const action = address ? { label: t`Ouvrir`, run: () => navigate(address) } : undefined
      toast(i18n._(text), { tone: 'urgent', action })
    }
  }, [news, membership, i18n, navigate, t])
}
