/** How often the person looked for is among the first three, and how often they could be at all. */
import { plain } from '../../../functions/_shared/names/fold.ts'
import { randomFrom } from '../../../seed/demo/random.ts'
import type { Person } from './people.ts'
import { type Asked, chanceOfAge, type Form, sayAge, type Target } from './queries.ts'
import { begin } from './spelling.ts'

export type Search = (text: string, limit: number) => string[] | Promise<string[]>

/** The share of queries that have their person among the first three. */
export async function hitRate(queries: readonly Asked[], search: Search): Promise<number> {
  let hits = 0
  for (const { text, person } of queries) if ((await search(text, 3)).includes(person.id)) hits += 1
  return hits / queries.length
}

const key = (person: Person, form: Form): string =>
  [
    begin(plain(person.said.family), form.family),
    begin(plain(person.said.given), form.given),
    form.village ? plain(begin(person.village?.split(/[ -]/)[0] ?? '', form.village)) : '',
  ].join('|')

/**
 * What nobody can better: a ranker that knows everybody's true name and age, how often each comes back and how ages
 * are said, shown queries without a misspelling. It puts the three likeliest first; equals share the places.
 */
export function ceiling(people: readonly Person[], form: Form, target: Target): number {
  const alike = new Map<string, Person[]>()
  for (const person of people) {
    const list = alike.get(key(person, form))
    if (list) list.push(person)
    else alike.set(key(person, form), [person])
  }
  const random = randomFrom('ceiling', form.name, target)
  const chance = (person: Person): number => (target === 'anybody' ? 1 : person.weight)
  let hits = 0
  let all = 0
  for (const person of people) {
    const said = form.age ? sayAge(person, random) : undefined
    const likely = (one: Person): number => chance(one) * (said === undefined ? 1 : chanceOfAge(one, said))
    const mine = likely(person)
    const others = (alike.get(key(person, form)) ?? []).map(likely)
    const before = others.filter((one) => one > mine).length
    const equal = others.filter((one) => one === mine).length
    hits += chance(person) * Math.max(0, Math.min(1, (3 - before) / equal))
    all += chance(person)
  }
  return hits / all
}
