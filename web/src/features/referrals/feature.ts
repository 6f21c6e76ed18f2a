import { msg } from '@lingui/core/macro'
import { ArrowLeftRight } from 'lucide-react'
import { defineFeature } from '../../app/feature.ts'
import { listen } from './listen.ts'
import { prepare } from './prepare.ts'

const homes = ['care', 'pharmacy', 'desk', 'administration', 'district'] as const

/** Referrals and evacuations between facilities; the Ministry reads their counts, never their pages. */
export const feature = defineFeature({
  name: 'referrals',
  places: [
    {
      path: '/referrals',
      area: 'referrals',
      verb: 'read',
      homes,
      load: () => import('./ReferralsPage.tsx'),
      menu: { label: msg`Références`, icon: ArrowLeftRight, order: 30 },
    },
    {
      path: '/referrals/new',
      area: 'referrals',
      verb: 'create',
      homes,
      load: () => import('./NewReferralPage.tsx'),
    },
    {
      path: '/referrals/:id',
      area: 'referrals',
      verb: 'read',
      homes,
      load: () => import('./ReferralPage.tsx'),
    },
  ],
  opens: { referral: (id) => `/referrals/${id}` },
  listen,
  prepare,
})
