import { msg } from '@lingui/core/macro'
import { KeyRound } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/** What each role may do: read by whoever may read roles, changed by the facility's administrator. */
export const feature = defineFeature({
  name: 'roles',
  places: [
    {
      path: '/roles',
      area: 'roles',
      verb: 'read',
      load: () => import('./RolesPage.tsx'),
      menu: { label: msg`Rôles`, icon: KeyRound, order: 70 },
    },
    { path: '/roles/new', area: 'roles', verb: 'create', load: () => import('./NewRolePage.tsx') },
    { path: '/roles/:id', area: 'roles', verb: 'read', load: () => import('./RolePage.tsx') },
  ],
  listen,
})
