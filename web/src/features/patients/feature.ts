import { msg } from '@lingui/core/macro'
import { Users } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

export const feature = defineFeature({
  name: 'patients',
  listen,
  opens: { patient: (id) => `/patients/${id}` },
  places: [
    {
      path: '/patients',
      area: 'patients',
      verb: 'read',
      load: () => import('./find/SearchPage.tsx'),
      menu: { label: msg`Patients`, icon: Users, order: 10 },
    },
    { path: '/patients/new', area: 'patients', verb: 'create', load: () => import('./form/FormPage.tsx') },
    {
      path: '/patients/duplicates',
      area: 'patients',
      verb: 'update',
      load: () => import('./duplicates/DuplicatesPage.tsx'),
    },
    {
      path: '/patients/:id/merge/:other',
      area: 'patients',
      verb: 'update',
      load: () => import('./duplicates/MergePage.tsx'),
    },
    {
      path: '/patients/:id/edit',
      area: 'patients',
      verb: 'update',
      load: () => import('./form/FormPage.tsx'),
    },
    { path: '/patients/:id/card', area: 'patients', verb: 'read', load: () => import('./card/CardPage.tsx') },
    { path: '/patients/:id', area: 'patients', verb: 'read', load: () => import('./record/PatientPage.tsx') },
  ],
})
