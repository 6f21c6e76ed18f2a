import { useLingui } from '@lingui/react/macro'
import { useAllLists } from '../../lib/lists/kept.ts'
import type { Entry } from '../../lib/outbox/outbox.ts'
import { contentsOf } from './contents.ts'

/** What was written, line by line. */
export function Contents({ entry }: { entry: Entry }) {
  const { i18n } = useLingui()
  const lists = useAllLists()
  const lines = contentsOf(entry.kind, entry.args, lists, i18n).filter(({ text }) => text !== '')
  if (lines.length === 0) return null
  return (
    <dl className="grid gap-x-3 gap-y-1 text-[0.9375rem] sm:grid-cols-[max-content_minmax(0,1fr)]">
      {lines.map(({ field, label, text }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="m-0 font-[560] whitespace-pre-line break-words">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
