import { msg } from '@lingui/core/macro'
import { ListChecks } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'

export const feature = defineFeature({
  name: 'today',
  places: [
    {
      path: '/today',
      area: 'patients',
      verb: 'read',
      homes: ['care', 'desk'],
      load: () => import('./TodayPage.tsx'),
      menu: { label: msg`Attente`, icon: ListChecks, order: 15 },
    },
  ],
  cards: [{ for: ['care'], area: 'patients', verb: 'read', load: () => import('./TodayCard.tsx') }],
})
