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
    {
      path: '/patients/:id/visits/:visitId/edit',
      area: 'consultations',
      verb: 'update',
      load: () => import('./CorrectionPage.tsx'),
    },
    {
      path: '/patients/:id/visits/:visitId',
      area: 'consultations',
      verb: 'read',
      load: () => import('./VisitPage.tsx'),
    },
  ],
  // The lists come while there is a network, before the first visit without one.
  listen: () => void import('../../lib/lists/kept.ts').then(({ keepLists }) => keepLists()),
})
