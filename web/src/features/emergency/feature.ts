import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/**
 * Breaking the glass: one record of another facility, in an emergency, in full view of its owner. It is in no
 * menu: it begins where a patient was looked for and not found.
 */
export const feature = defineFeature({
  name: 'emergency',
  listen,
  places: [
    {
      path: '/emergency',
      area: 'patients',
      verb: 'emergency',
      load: () => import('./EmergencyPage.tsx'),
    },
    { path: '/emergency/:id', area: 'patients', verb: 'emergency', load: () => import('./RecordPage.tsx') },
  ],
})
