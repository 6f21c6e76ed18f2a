import { msg } from '@lingui/core/macro'
import { UsersRound } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'

/** Who works here, with which rights and until when; and those who were asked to come. */
export const feature = defineFeature({
  name: 'staff',
  places: [
    {
      path: '/staff',
      area: 'staff',
      verb: 'read',
      load: () => import('./PeoplePage.tsx'),
      menu: { label: msg`Équipe`, icon: UsersRound, order: 60 },
    },
    { path: '/staff/invite', area: 'staff', verb: 'create', load: () => import('./InvitePage.tsx') },
    { path: '/staff/invitations', area: 'staff', verb: 'read', load: () => import('./InvitationsPage.tsx') },
    { path: '/staff/:id', area: 'staff', verb: 'read', load: () => import('./PersonPage.tsx') },
  ],
  opens: { membership: (id) => `/staff/${id}` },
  listen,
})
