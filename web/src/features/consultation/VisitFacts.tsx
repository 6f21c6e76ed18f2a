import { useLingui } from '@lingui/react/macro'
import { useAllLists } from '../../lib/lists/kept.ts'
import { fieldLabel, fieldText, type VisitContent, visitFields } from '../../lib/lists/visitText.ts'

/** What a visit says, line by line, in the order of the paper register; on the screen and on paper. */
export function VisitFacts({ visit }: { visit: VisitContent }) {
  const { i18n } = useLingui()
  const lists = useAllLists()
  const lines = visitFields
    .filter((field) => field !== 'consulted_at')
    .map((field) => ({ field, text: fieldText(visit, field, lists, i18n) }))
    .filter(({ text }) => text !== '')
  return (
    <dl className="m-0 grid gap-x-4 gap-y-1.5 sm:grid-cols-[auto_1fr] print:grid-cols-[auto_1fr]">
      {lines.map(({ field, text }) => (
        <div
          key={field}
          className="sm:col-span-2 sm:grid sm:grid-cols-subgrid print:col-span-2 print:grid print:grid-cols-subgrid"
        >
          <dt className="text-muted">{fieldLabel(field, i18n)}</dt>
          <dd className="m-0 min-w-0 font-[620] whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
