import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemWords } from './problemWords.ts'

const migrations = new URL('../../../supabase/migrations/', import.meta.url)

/** Every code that the database says to a person: `private.refuse('code'...`. */
const codes = new Set(
  readdirSync(migrations).flatMap((file) =>
    [...readFileSync(new URL(file, migrations), 'utf8').matchAll(/private\.refuse\('([a-z_]+)'/g)].map(
      (match) => match[1] as string,
    ),
  ),
)
/** Said by a probe to a test, never to a person. */
codes.delete('probe_left_behind')

it('has words of its own for each of the database’s refusals', () => {
  expect(codes.size).toBeGreaterThan(20)
  const general = problemWords({ code: 'no_such_code' })
  expect([...codes].filter((code) => problemWords({ code }) === general)).toEqual([])
})
