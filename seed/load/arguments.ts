import { parseArgs } from 'node:util'

export type SeedArguments = {
  url: string
  size?: number
  today?: string
  accountsOnly: boolean
  referenceOnly: boolean
}

/** Reads the command line of the seed; a wrong one ends with a sentence, not a stack. */
export function readArguments(words: string[]): SeedArguments {
  const { values } = parseArgs({
    args: words,
    options: {
      url: { type: 'string' },
      size: { type: 'string' },
      today: { type: 'string' },
      'accounts-only': { type: 'boolean', default: false },
      'reference-only': { type: 'boolean', default: false },
    },
  })
  if (!values.url) throw new Error('--url is needed: postgresql://user:password@host:port/database')
  const size = values.size === undefined ? undefined : Number(values.size)
  if (size !== undefined && !(size > 0 && size <= 100))
    throw new Error('--size is a number above 0, at most 100')
  if (values.today !== undefined && Number.isNaN(Date.parse(`${values.today}T00:00:00Z`))) {
    throw new Error('--today is a date: YYYY-MM-DD')
  }
  return {
    url: values.url,
    size,
    today: values.today,
    accountsOnly: values['accounts-only'],
    referenceOnly: values['reference-only'],
  }
}
