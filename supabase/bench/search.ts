/**
 * The figures of the search: how often the right person is among the first three, on the device and on the server,
 * and what a search costs on both. How the register and the queries are made stands in `search/people.ts`,
 * `search/queries.ts` and `search/spelling.ts`.
 */
import { createIndex } from '../../web/src/lib/search/searchIndex.ts'
import { quantile } from './measure.ts'
import { ceiling, hitRate, type Search } from './search/hits.ts'
import { makeRegister, type Person } from './search/people.ts'
import { type Form, forms, makeQueries, standard, type Target } from './search/queries.ts'
import { benchServer } from './search/server.ts'
import { type Kind, kinds } from './search/spelling.ts'

const size = 10_000
const targets: readonly Target[] = ['anybody', 'who comes back']
const today = new Date().toISOString().slice(0, 10)
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const row = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`)
const head = (cells: readonly string[]): void => {
  row(cells)
  row(cells.map(() => '---'))
}

async function hitsByForm(people: readonly Person[], search: Search): Promise<void> {
  head(['what is typed', ...targets.flatMap((target) => [target, 'nobody can better'])])
  for (const form of forms) {
    const cells: string[] = []
    for (const target of targets) {
      cells.push(percent(await hitRate(makeQueries(people, form, target, 1000), search)))
      cells.push(percent(ceiling(people, form, target)))
    }
    row([form === standard ? `**${form.name}**` : form.name, ...cells])
  }
}

async function hitsByKind(people: readonly Person[], search: Search): Promise<void> {
  const shown: readonly Form[] = [standard, ...forms.filter(({ name }) => name === 'four of each, age')]
  head(['misspelling', ...shown.map(({ name }) => name)])
  for (const kind of [...(Object.keys(kinds) as Kind[]), 'swapped names' as const]) {
    const cells: string[] = []
    for (const form of shown)
      cells.push(percent(await hitRate(makeQueries(people, form, 'anybody', 1000, kind), search)))
    row([kind, ...cells])
  }
}

/** Every keystroke of two hundred standard queries, as the field sees them. */
function keystrokes(people: readonly Person[], search: (text: string) => unknown): number[] {
  const times: number[] = []
  for (const { text } of makeQueries(people, standard, 'anybody', 200))
    for (let length = 1; length <= text.length; length++) {
      const began = performance.now()
      search(text.slice(0, length))
      times.push(performance.now() - began)
    }
  return times
}

async function benchDevice(facility: string): Promise<void> {
  const people = makeRegister(facility, size, today)
  console.log(`\n${facility}: ${size} people, as the device finds them`)
  const index = createIndex()
  const began = performance.now()
  index.put(people)
  const built = performance.now() - began
  const search = (text: string, limit: number) => index.search(text, limit, today).map(({ id }) => id)
  await hitsByForm(people, search)
  await hitsByKind(people, search)
  const times = keystrokes(people, (text) => search(text, 20))
  console.log(
    `index built in ${built.toFixed(0)} ms; ${times.length} keystrokes: p50 ${quantile(times, 0.5).toFixed(2)} ms, ` +
      `p95 ${quantile(times, 0.95).toFixed(2)} ms, longest ${quantile(times, 1).toFixed(2)} ms`,
  )
}

/** Prints everything; `facilities` and `patients` are the size of the country. */
export async function benchSearch(facilities: number, patients: number): Promise<void> {
  for (const facility of ['cscom_sangha', 'csref_djenne']) await benchDevice(facility)
  await benchServer(facilities, patients)
}
