import { msg } from '@lingui/core/macro'
import { ScrollText } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/** The audit trail of the facility: who did what, who saw whom, and the proof that nothing was touched up. */
export const feature = defineFeature({
  name: 'audit',
  listen,
  // Whoever reads the trail of the owner facility is told when its glass is broken.
  opens: { emergency_access: () => '/audit/emergencies' },
  places: [
    {
      path: '/audit',
      area: 'audit',
      verb: 'read',
      load: () => import('./AuditPage.tsx'),
      menu: { label: msg`Journal d’audit`, icon: ScrollText, order: 75 },
    },
    { path: '/audit/sheet', area: 'audit', verb: 'read', load: () => import('./SheetPage.tsx') },
    { path: '/audit/export', area: 'audit', verb: 'export', load: () => import('./ExportPage.tsx') },
    { path: '/audit/emergencies', area: 'audit', verb: 'read', load: () => import('./EmergenciesPage.tsx') },
  ],
})
