import { useLingui } from '@lingui/react/macro'
import type { Area, PermissionDocument, Right } from '../../../../functions/_shared/contracts/permissions.ts'
import { areaWords, sentenceOf } from '../../lib/rightWords.ts'
import type { Role } from '../../lib/roles.ts'
import type { Person } from './data.ts'
import { summaryOf } from './summary.ts'

/** Roles and rights in the language of the reader. */
export function useWords() {
  const { i18n, t } = useLingui()
  const inList = (list: readonly Area[]) =>
    list.map((area) => i18n._(areaWords[area]).toLocaleLowerCase()).join(', ')
  const roleName = (role: Role | undefined) =>
    role ? (i18n.locale === 'en' ? role.name_en : role.name_fr) : t`Rôle inconnu`
  return {
    roleName,
    /** The role and, when it says something else, the function. */
    post: ({ title }: Pick<Person, 'title'>, role: Role | undefined) => {
      const name = roleName(role)
      return { name, title: title?.toLocaleLowerCase() === name.toLocaleLowerCase() ? null : title }
    },
    right: ({ area, verb }: Right) => i18n._(sentenceOf(area, verb)),
    area: (area: Area) => i18n._(areaWords[area]),
    /** What a role allows, in one line. */
    summary: (document: PermissionDocument) => {
      const { writes, reads } = summaryOf(document)
      const written = inList(writes)
      const readOnly = inList(reads)
      if (writes.length > 0 && reads.length > 0) return t`Agit sur : ${written}. Lit seulement : ${readOnly}.`
      if (writes.length > 0) return t`Agit sur : ${written}.`
      return reads.length > 0 ? t`Lit seulement : ${readOnly}.` : t`N’ouvre encore aucune page.`
    },
  }
}
