import { defineFeature } from '../../app/feature.ts'

export const feature = defineFeature({
  name: 'consultation',
  places: [
    {
      path: '/patients/:id/consultation',
      area: 'consultations',
      verb: 'create',
      load: () => import('./ConsultationPage.tsx'),
    },
  ],
})
