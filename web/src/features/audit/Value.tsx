import { Trans } from '@lingui/react/macro'
import { formatDate, formatDateTime, formatNumber } from '../../lib/format.ts'

const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/
const day = /^\d{4}-\d{2}-\d{2}$/

function textOf(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  if (moment.test(value)) return formatDateTime(value)
  return day.test(value) ? formatDate(value) : value
}

/** A value of a column as a person reads it; emptiness has a word. */
export function Value({ value }: { value: unknown }) {
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) {
    return (
      <span className="text-muted italic">
        <Trans>vide</Trans>
      </span>
    )
  }
  if (value === true) return <Trans>oui</Trans>
  if (value === false) return <Trans>non</Trans>
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return textOf(value)
}
