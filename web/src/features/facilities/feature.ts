import { msg } from '@lingui/core/macro'
import { Building2 } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/** The registry: which facilities exist, where, since when, under which area; the Ministry opens new ones. */
export const feature = defineFeature({
  name: 'facilities',
  places: [
    {
      path: '/facilities',
      area: 'facilities',
      verb: 'read',
      load: () => import('./FacilitiesPage.tsx'),
      // A soft hyphen: the bar of a phone has no room for the word in one line.
      menu: { label: msg`Établis\u00adsements`, icon: Building2, order: 65 },
    },
    {
      path: '/facilities/new',
      area: 'facilities',
      verb: 'create',
      load: () => import('./NewFacilityPage.tsx'),
    },
    { path: '/facilities/:code', area: 'facilities', verb: 'read', load: () => import('./FacilityPage.tsx') },
  ],
  // The event names no facility, on purpose: the registry shows the newest.
  opens: { facility: () => '/facilities' },
  listen,
})
