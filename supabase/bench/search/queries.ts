/** Who is looked for, and what is typed to find them. */
import { type Random, randomFrom } from '../../../seed/demo/random.ts'
import type { Person } from './people.ts'
import { begin, type Kind, kinds, named } from './spelling.ts'

export type Target = 'anybody' | 'who comes back'

export interface Asked {
  person: Person
  text: string
}

/**
 * The age as it is said: months under two; above 25 a third of the people round to the nearest five, above twelve
 * one in seven is a year off.
 */
export function sayAge({ years }: Person, random: Random): string {
  if (years < 2) return `${Math.floor(years * 12)} mois`
  const age = Math.floor(years)
  if (years > 25 && random.chance(0.33)) return String(Math.round(age / 5) * 5)
  return String(years > 12 && random.chance(0.15) ? age + (random.chance(0.5) ? 1 : -1) : age)
}

/** How likely this person is to say this age. */
export function chanceOfAge({ years }: Person, said: string): number {
  if (years < 2) return said === `${Math.floor(years * 12)} mois` ? 1 : 0
  const age = Math.floor(years)
  const rounded = years > 25 ? 0.33 : 0
  const off = years > 12 ? 0.15 : 0
  const value = Number(said)
  return (
    rounded * Number(value === Math.round(age / 5) * 5) +
    (1 - rounded) * ((1 - off) * Number(value === age) + (off / 2) * Number(Math.abs(value - age) === 1))
  )
}

/** What is typed of somebody: how many letters of each, and what else is said. */
export interface Form {
  name: string
  family: number
  given: number
  age?: boolean
  village?: number
}

export const forms: readonly Form[] = [
  { name: 'four letters of the family name', family: 4, given: 0 },
  { name: 'four letters of the given name', family: 0, given: 4 },
  { name: 'two letters of each', family: 2, given: 2 },
  { name: 'two of each, age', family: 2, given: 2, age: true },
  { name: 'two of each, village', family: 2, given: 2, village: 3 },
  { name: 'two of each, age, village', family: 2, given: 2, age: true, village: 3 },
  { name: 'four letters of each', family: 4, given: 4 },
  { name: 'four of each, age', family: 4, given: 4, age: true },
  { name: 'four of each, village', family: 4, given: 4, village: 3 },
  { name: 'four of the given name, age, village', family: 0, given: 4, age: true, village: 3 },
  { name: 'the whole name', family: 99, given: 99 },
]

/** « do fa 34 ogo »: four letters of the name, and the two things that a nurse asks anyway. */
export const standard = forms.find((form) => form.name === 'two of each, age, village') as Form

function typeName(person: Person, form: Form, kind: Kind, random: Random): string | undefined {
  const { family, given } = person.said
  if (kind === 'swapped names')
    return form.family === 0 || form.given === 0
      ? undefined
      : `${begin(given, form.given)} ${begin(family, form.family)}`
  const misspell = kinds[kind]
  const parts = [
    [family, form.family],
    [given, form.given],
  ] as const
  const typed = parts.filter(([, letters]) => letters > 0)
  const wrong = typed.map(([name]) => misspell(name, random))
  if (wrong.every((name) => name === undefined)) return undefined
  // One of the names is misspelt, the other as it should be.
  const chosen = random.pick([...wrong.keys()].filter((place) => wrong[place] !== undefined))
  return typed
    .map(([name, letters], place) => begin(place === chosen ? (wrong[place] as string) : name, letters))
    .join(' ')
}

/** One query for this person, or undefined where this misspelling has no occasion. */
export function ask(person: Person, form: Form, kind: Kind, random: Random): string | undefined {
  const name = typeName(person, form, kind, random)
  if (name === undefined) return undefined
  return [
    name,
    form.age ? sayAge(person, random) : '',
    form.village ? begin(person.village?.split(/[ -]/)[0] ?? '', form.village) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Draws people: each alike, or each as often as they come back. */
export function drawer(people: readonly Person[], target: Target, random: Random): () => Person {
  if (target === 'anybody') return () => random.pick(people)
  const sums: number[] = []
  let sum = 0
  for (const person of people) {
    sum += person.weight
    sums.push(sum)
  }
  return () => {
    const wanted = random.next() * sum
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > wanted) high = middle
      else low = middle + 1
    }
    return people[low] as Person
  }
}

/** People passed over in vain before a misspelling counts as one that these names offer no occasion for. */
const patience = 20_000

/**
 * So many queries. Without a kind, every second one is spelt as it should be and the others bear one of the named
 * misspellings in turn; who has no occasion for it in their name is passed over.
 */
export function makeQueries(
  people: readonly Person[],
  form: Form,
  target: Target,
  count: number,
  kind?: Kind,
): Asked[] {
  const random = randomFrom('search queries', form.name, target, kind ?? 'mixed')
  const draw = drawer(people, target, random)
  const asked: Asked[] = []
  let turns = kind ? [kind] : named.flatMap((one): Kind[] => ['as it is written', one])
  while (asked.length < count && turns.length > 0) {
    const one = turns[asked.length % turns.length] as Kind
    let found: Asked | undefined
    for (let misses = 0; !found && misses < patience; misses++) {
      const person = draw()
      const text = ask(person, form, one, random)
      if (text !== undefined) found = { person, text }
    }
    if (found) asked.push(found)
    else turns = turns.filter((other) => other !== one)
  }
  return asked
}
