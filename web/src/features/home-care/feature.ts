import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

export const feature = defineFeature({
  name: 'home-care',
  listen,
  home: { for: ['care'], load: () => import('./CareHomePage.tsx') },
})
