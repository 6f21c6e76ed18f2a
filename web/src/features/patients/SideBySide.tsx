import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes.ts'
import { type Identity, type IdentityField, identityFields, isSame, saysSomething } from './identity.ts'
import { useFieldWords } from './useFieldWords.ts'

interface SideBySideProps {
  caption: string
  one: Identity
  other: Identity
  oneTitle: ReactNode
  otherTitle: ReactNode
  /** Lines that are not on the card: visits, card number. */
  extra?: readonly { id: string; label: string; one: ReactNode; other: ReactNode }[]
  fields?: readonly IdentityField[]
}

const cell = 'min-w-0 px-2 py-1.5 text-left align-top sm:w-2/5'

/** Two cards beside each other; what differs is marked by weight and a word, not by colour alone. */
export function SideBySide({
  caption,
  one,
  other,
  oneTitle,
  otherTitle,
  extra = [],
  fields = identityFields,
}: SideBySideProps) {
  const { t } = useLingui()
  const words = useFieldWords()
  const rows = fields
    .filter((field) => saysSomething(one, field) || saysSomething(other, field))
    .map((field) => ({
      id: field as string,
      label: words.label(field),
      one: words.value(one, field) as ReactNode,
      other: words.value(other, field) as ReactNode,
      differs: !isSame(one, other, field),
    }))
  const all = [...rows, ...extra.map((line) => ({ ...line, differs: false }))]
  const row = 'grid grid-cols-2 border-b border-line last:border-0 sm:table-row [&>th[scope=row]]:col-span-2'
  return (
    <table className="block w-full border-collapse sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="block sm:table-header-group">
        <tr className={row}>
          <td className="hidden sm:table-cell" />
          <th scope="col" className={classes(cell, 'font-[680]')}>
            {oneTitle}
          </th>
          <th scope="col" className={classes(cell, 'font-[680]')}>
            {otherTitle}
          </th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {all.map((line) => (
          <tr key={line.id} className={classes(row, line.differs && 'bg-ochre-soft')}>
            <th
              scope="row"
              className="px-2 pt-1.5 text-left align-top text-sm font-normal text-muted sm:py-1.5"
            >
              {line.label}
              {line.differs && <span className="font-[640] text-ochre-ink"> · {t`différent`}</span>}
            </th>
            <td className={classes(cell, line.differs && 'font-[640]')}>{line.one}</td>
            <td className={classes(cell, line.differs && 'font-[640]')}>{line.other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
