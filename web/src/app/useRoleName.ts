import { useLingui } from '@lingui/react'
import type { Membership } from '../lib/access.ts'

/** The role in the language of the reader. */
export function useRoleName(membership: Membership): string {
  const { i18n } = useLingui()
  return i18n.locale === 'en' ? membership.role_name_en : membership.role_name_fr
}
