import { useLingui } from '@lingui/react/macro'
import type { Entry } from './data.ts'
import { fieldWords, spokenFields } from './fieldWords.ts'
import { actionWords, deedWords } from './words.ts'

/** The names of columns as people call them. */
export function useFieldName(): (field: string) => string {
  const { i18n } = useLingui()
  return (field) => {
    const words = fieldWords[field]
    return words ? i18n._(words) : field.replaceAll('_', ' ')
  }
}

interface DeedProps {
  entry: Pick<Entry, 'actor_name' | 'by_facility' | 'action' | 'relation'> & { fields?: string[] | null }
  /** The facility whose trail this is: whoever acts from elsewhere is said to. */
  home: string
  nameOf: (code: string) => string
}

/** « Dr Amadou Traoré a corrigé une consultation : température, traitement ». */
export function Deed({ entry, home, nameOf }: DeedProps) {
  const { i18n, t } = useLingui()
  const fieldName = useFieldName()
  const { action, relation, by_facility: from } = entry
  const predicate = deedWords[`${action}:${relation}`] ?? actionWords[action]?.did
  // An access has one thing to update: its end.
  const isPlain = action !== 'update' || relation === 'emergency_access'
  const moved = isPlain ? [] : spokenFields(entry.fields ?? null)
  const elsewhere = from && from !== home ? ` (${nameOf(from)})` : ''
  const what = predicate ? i18n._(predicate) : `${action} ${relation}`
  const first = moved.slice(0, 4).map(fieldName).join(', ')
  const rest = moved.length - 4
  const list = rest > 0 ? t`${first} et ${rest} de plus` : first
  return (
    <>
      <span className="font-[680]">{entry.actor_name ?? t`Le système`}</span>
      {elsewhere} {list ? t`${what} : ${list}` : what}
    </>
  )
}
