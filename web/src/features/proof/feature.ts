import { msg } from '@lingui/core/macro'
import { ShieldCheck } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'

/** « Qui peut lire ces données ? »: the walls of the facility, tried live and printed for the authority. */
export const feature = defineFeature({
  name: 'proof',
  places: [
    {
      path: '/who-reads',
      area: 'audit',
      verb: 'read',
      load: () => import('./ProofPage.tsx'),
      menu: { label: msg`Qui peut lire`, icon: ShieldCheck, order: 80 },
    },
  ],
})
