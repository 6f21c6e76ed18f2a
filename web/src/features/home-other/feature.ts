import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/** The home pages of those who do not give care: pharmacy, front desk, administration, district. */
export const feature = defineFeature({
  name: 'home-other',
  home: {
    for: ['pharmacy', 'desk', 'administration', 'district'],
    load: () => import('./OtherHomePage.tsx'),
  },
  listen,
})
