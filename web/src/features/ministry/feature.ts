import { msg } from '@lingui/core/macro'
import { ChartLine } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

const load = () => import('./ConsolidatedPage.tsx')

/** The Ministry's view of every facility, built from counts alone. */
export const feature = defineFeature({
  name: 'ministry',
  places: [
    {
      path: '/ministry',
      area: 'reports',
      verb: 'read',
      homes: ['ministry'],
      load,
      menu: { label: msg`Vue consolidée`, icon: ChartLine, order: 10 },
    },
  ],
  home: { for: ['ministry'], load },
  listen,
})
