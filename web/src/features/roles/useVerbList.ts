import { useLingui } from '@lingui/react'
import type { Verb } from '../../../../functions/_shared/contracts/permissions.ts'
import { verbPhrases } from './words.ts'

/** « lire, créer et corriger », in the language of the reader; `disjunction` gives « lire ou créer ». */
export function useVerbList(): (verbs: readonly Verb[], type?: 'conjunction' | 'disjunction') => string {
  const { i18n } = useLingui()
  return (verbs, type = 'conjunction') =>
    new Intl.ListFormat(i18n.locale === 'en' ? 'en-GB' : 'fr-FR', { type }).format(
      verbs.map((verb) => i18n._(verbPhrases[verb])),
    )
}
