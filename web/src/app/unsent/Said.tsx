import { Trans, useLingui } from '@lingui/react/macro'
import { useAllLists } from '../../lib/lists/kept.ts'
import { type Entry, outbox } from '../../lib/outbox/outbox.ts'
import { rowBefore } from '../../lib/register/rowBefore.ts'
import { Contents } from './Contents.tsx'
import { changesOf, contentsOf } from './contents.ts'

/** What waits to leave: a correction by what it changes and why, anything else by all that it says, folded. */
export function Said({ entry }: { entry: Entry }) {
  const { i18n, t } = useLingui()
  const lists = useAllLists()
  const entries = outbox.use()
  const { reason, revision } = entry.args
  const before = typeof revision === 'number' ? rowBefore(entry, entries) : undefined
  const nothing = t`rien`
  if (before) {
    return (
      <div className="mt-2 text-[0.9375rem]">
        {typeof reason === 'string' && reason !== '' && <p>{t`« ${reason} »`}</p>}
        <ul className="m-0 grid list-none gap-1 p-0 whitespace-pre-line break-words">
          {changesOf(entry, before, lists, i18n).map(({ field, label, from, to }) => (
            <li key={field}>
              <span className="text-muted">{label} : </span>
              <del className="text-muted">{from || nothing}</del>
              <span aria-hidden> → </span>
              <ins className="font-[640] no-underline">{to || nothing}</ins>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  if (!contentsOf(entry.kind, entry.args, lists, i18n).some(({ text }) => text !== '')) return null
  return (
    <details>
      <summary className="min-h-12 cursor-pointer py-3 font-[620]">
        <Trans>Ce que vous avez écrit</Trans>
      </summary>
      <Contents entry={entry} />
    </details>
  )
}
