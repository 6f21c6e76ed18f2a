import { Trans, useLingui } from '@lingui/react/macro'
import { areas, type PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { areaWords } from '../../lib/rightWords.ts'
import { held, limitOf } from './matrix.ts'
import { useVerbList } from './useVerbList.ts'
import { limitWords } from './words.ts'

/** What the document allows, a line for each area. */
export function AllowedList({ document }: { document: PermissionDocument }) {
  const { i18n } = useLingui()
  const listOf = useVerbList()
  const allowed = areas.filter((area) => held(document, 'areas', area).length > 0)
  if (allowed.length === 0) {
    return (
      <p className="text-muted">
        <Trans>Rien pour le moment.</Trans>
      </p>
    )
  }
  return (
    <ul className="m-0 grid list-none gap-1 p-0">
      {allowed.map((area) => {
        const limit = limitOf(document, area)
        const words = [listOf(held(document, 'areas', area)), limit && i18n._(limitWords[limit])]
        return (
          <li key={area}>
            <Entry name={i18n._(areaWords[area])} text={words.filter(Boolean).join(', ')} />
          </li>
        )
      })}
    </ul>
  )
}

/** « Patients : lire, créer ». */
export function Entry({ name, text }: { name: string; text: string }) {
  return (
    <Trans>
      <span className="font-[640] text-ink">{name}</span> : {text}
    </Trans>
  )
}
