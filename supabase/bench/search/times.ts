/** How long a search takes: each keystroke on a device, each question to the server. */
import type postgres from 'postgres'
import { randomFrom } from '../../../seed/demo/random.ts'
import { createIndex } from '../../../web/src/lib/search/searchIndex.ts'
import { quantile } from '../measure.ts'
import type { Person } from './people.ts'
import { forms, makeQueries } from './queries.ts'

export interface Times {
  count: number
  p50: number
  p95: number
  max: number
}

export const timesOf = (values: number[]): Times => ({
  count: values.length,
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  max: Math.max(...values),
})

/** Queries of every form, and numbers: what people type in a day. */
export function mixedQueries(people: readonly Person[], count: number): string[] {
  const random = randomFrom('search times', count)
  const each = Math.ceil(count / (forms.length + 2))
  const numbers = Array.from({ length: each * 2 }, (_, place) => {
    const person = random.pick(people)
    return place % 2 === 0 ? person.number : (person.phone ?? person.earlier_number ?? person.number)
  })
  const words = forms.flatMap((form) =>
    makeQueries(people, form, 'who comes back', each).map(({ text }) => text),
  )
  return [...words, ...numbers].slice(0, count)
}

/** Everything that stands in the field while a query is typed, from two letters on. */
const keystrokes = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, typed) => text.slice(0, typed + 2))

/** Milliseconds for each keystroke of the queries on a register of this device. */
export function keystrokeTimes(
  people: readonly Person[],
  queries: readonly string[],
  today: string,
): number[] {
  const index = createIndex()
  index.put(people)
  const typed = queries.flatMap(keystrokes)
  for (const text of typed.slice(0, 200)) index.search(text, 12, today)
  return typed.map((text) => {
    const started = performance.now()
    index.search(text, 12, today)
    return performance.now() - started
  })
}

/** Milliseconds for each query as somebody signed in asks it, the answer read. */
export async function serverTimes(
  session: postgres.ReservedSql,
  facility: string,
  queries: readonly string[],
): Promise<number[]> {
  const ask = (query: string) => session`select * from sis.search_patients(${facility}, ${query}, 12)`
  for (const query of queries.slice(0, 20)) await ask(query)
  const times: number[] = []
  for (const query of queries) {
    const started = performance.now()
    await ask(query)
    times.push(performance.now() - started)
  }
  return times
}
