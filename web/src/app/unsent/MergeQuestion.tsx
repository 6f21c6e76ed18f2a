import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { useAllLists } from '../../lib/lists/kept.ts'
import { contentsOf, type Row } from './contents.ts'

interface MergeQuestionProps {
  kept: Row
  merged: Row
  /** The fields that are taken from the merged record. */
  chosen: readonly string[]
  onMerge: () => void
}

/** The two records as they are now, and what each field would become: joined all the same, or not. */
export function MergeQuestion({ kept, merged, chosen, onMerge }: MergeQuestionProps) {
  const { i18n, t } = useLingui()
  const lists = useAllLists()
  const others = contentsOf('patient.save', merged, lists, i18n)
  const lines = contentsOf('patient.save', kept, lists, i18n)
    .map((line, index) => ({ ...line, other: others[index]?.text ?? '' }))
    .filter(({ text, other }) => text !== '' || other !== '')
  const mark = t`gardé`
  const cell = (text: string, stays: boolean) => (
    <td className="px-2 py-1.5 align-top break-words">
      <span className={stays ? 'font-[660]' : 'text-muted'}>{text || '–'}</span>
      {stays && <span className="block text-sm text-ok-ink">✓ {mark}</span>}
    </td>
  )
  return (
    <div className="grid gap-3">
      <p>
        <Trans>
          L’un des deux dossiers a changé depuis que vous avez décidé de les réunir. Les voici comme ils sont
          maintenant.
        </Trans>
      </p>
      <table className="w-full table-fixed border-collapse text-[0.9375rem]">
        <thead>
          <tr className="border-b border-line text-left">
            <th className="w-1/3 px-2 py-1.5 font-normal text-muted">
              <Trans>Réponse</Trans>
            </th>
            <th className="px-2 py-1.5">
              <Trans>Dossier gardé</Trans>
            </th>
            <th className="px-2 py-1.5">
              <Trans>Dossier réuni</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, label, text, other }) => (
            <tr key={field} className="border-b border-line last:border-0">
              <th scope="row" className="px-2 py-1.5 text-left align-top font-normal break-words text-muted">
                {label}
              </th>
              {cell(text, !chosen.includes(field))}
              {cell(other, chosen.includes(field))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button wide onClick={onMerge}>
        <Trans>Réunir quand même</Trans>
      </Button>
    </div>
  )
}
