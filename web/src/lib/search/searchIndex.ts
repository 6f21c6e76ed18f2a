/**
 * The search over everybody whom this device knows: each word of a name or village once, with who bears it, so
 * that a keystroke compares a few hundred words and not ten thousand people.
 */
import { costs, noMatch, offCost, wordCost } from '../../../../functions/_shared/names/match.ts'
import { type Query, readQuery, soundsBegun } from '../../../../functions/_shared/names/query.ts'
import { codeCost, type Findable } from '../../../../functions/_shared/names/record.ts'
import { best } from './best.ts'
import { createLexicon } from './lexicon.ts'
import { type Person, personOf } from './person.ts'

export interface Found {
  /** The record that goes on: a merged one is found by its old name and leads here. */
  id: string
  /** The record that answered, when it is not the one that goes on. */
  as?: string
  /** 0 fits to the letter; see `costs`. */
  cost: number
}

export interface SearchIndex {
  readonly size: number
  /** Adds people, or takes their new content in place of the old. */
  put(records: Iterable<Findable>): void
  remove(ids: Iterable<string>): void
  clear(): void
  /** The closest first; among equals whoever came last, then by name. */
  search(text: string, limit: number, today?: string): Found[]
}

const bears = ({ codes }: Person, number: string): boolean =>
  codes.card === number || codes.phone === number || codes.others.includes(number)

/** A word of one letter would be everybody. */
const shortestQuery = 2
/** Places of people who have gone are left empty until they are so many more than the others. */
const mostEmpty = 2000

export function createIndex(): SearchIndex {
  const places = new Map<string, number>()
  let people: (Person | undefined)[] = []
  let lexicon = createLexicon()

  function add(person: Person): void {
    const place = people.length
    people.push(person)
    places.set(person.record.id, place)
    person.sounds = lexicon.note(person.words, place)
  }

  function remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const place = places.get(id)
      if (place === undefined) continue
      people[place] = undefined
      places.delete(id)
    }
    if (people.length > 2 * places.size + mostEmpty) compact()
  }

  function compact(): void {
    const staying = people.filter((person) => person !== undefined)
    clear()
    for (const person of staying) add(person)
  }

  function clear(): void {
    places.clear()
    people = []
    lexicon = createLexicon()
  }

  function put(records: Iterable<Findable>): void {
    for (const record of records) {
      remove([record.id])
      add(personOf(record))
    }
  }

  function rootOf(person: Person): Person {
    let here = person
    // Bounded: what a half-filled device holds may lead nowhere.
    for (let step = 0; here.record.merged_into !== null && step < 20; step++) {
      const next = people[places.get(here.record.merged_into) ?? -1]
      if (!next) break
      here = next
    }
    return here
  }

  /** What the words cost each person, and how many of them fit; by their places. */
  function weighWords(perWord: readonly Uint8Array[]): { cost: Uint16Array; met: Uint8Array } {
    const cost = new Uint16Array(people.length)
    const met = new Uint8Array(people.length)
    for (const word of perWord) {
      const nearest = new Uint8Array(people.length).fill(noMatch)
      for (let sound = 0; sound < word.length; sound++) {
        const one = word[sound] as number
        if (one === noMatch) continue
        for (const place of lexicon.bearers(sound)) if (one < (nearest[place] as number)) nearest[place] = one
      }
      for (let place = 0; place < nearest.length; place++) {
        const one = nearest[place] as number
        cost[place] = (cost[place] as number) + (one === noMatch ? costs.unmatched : one)
        if (one !== noMatch) met[place] = (met[place] as number) + 1
      }
    }
    return { cost, met }
  }

  /** « Dolo Do… » is not answered twice by one Dolo. */
  function answersTwice(person: Person, perWord: readonly Uint8Array[], met: number): boolean {
    let used = 0
    for (const sound of person.sounds) if (perWord.some((word) => word[sound] !== noMatch)) used += 1
    return used < met
  }

  function costOf(query: Query, today: string): (person: Person) => { cost: number; met: number } {
    const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
    return (person) => {
      let cost = 0
      let met = 0
      for (const asked of query.codes) {
        const one = codeCost(person, asked)
        // Beside a name, 1990 is a year and finds nobody by itself.
        if (one < costs.unmatched && (asked.year === undefined || query.words.length === 0)) met += 1
        cost += one
      }
      if (query.age) {
        const { birth, rough } = person
        const months = Math.max(0, (year - birth.year) * 12 + month - birth.month - (day < birth.day ? 1 : 0))
        cost +=
          query.age.unit === 'months'
            ? offCost(Math.abs(months - query.age.value), rough ? 6 : 1)
            : offCost(Math.abs(Math.floor(months / 12) - query.age.value), rough ? 1 : 0)
      }
      return { cost, met }
    }
  }

  function search(text: string, limit: number, today = new Date().toISOString().slice(0, 10)): Found[] {
    const query = readQuery(text, Number(today.slice(0, 4)))
    if (query.words.join('').length < shortestQuery && query.codes.length === 0 && !query.card) return []
    const perWord = query.words.map((word) => {
      const begun = soundsBegun(word)
      return lexicon.costs((sound) => (begun.length === 0 ? noMatch : wordCost(begun, sound)))
    })
    const words = weighWords(perWord)
    const moreOf = costOf(query, today)
    const answers: { root: Person; from: Person; cost: number }[] = []
    for (let place = 0; place < people.length; place++) {
      const person = people[place]
      if (!person) continue
      if (query.card !== undefined && bears(person, query.card)) {
        answers.push({ root: rootOf(person), from: person, cost: 0 })
        continue
      }
      const met = words.met[place] as number
      if (met === 0 && query.codes.length === 0) continue
      const more = moreOf(person)
      if (met + more.met === 0) continue
      let cost = (words.cost[place] as number) + more.cost
      if (met > 1 && answersTwice(person, perWord, met)) cost += costs.unmatched
      answers.push({ root: rootOf(person), from: person, cost })
    }
    return best(answers, limit).map(({ root, from, cost }) => ({
      id: root.record.id,
      cost,
      ...(from !== root && { as: from.record.id }),
    }))
  }

  return {
    get size() {
      return places.size
    },
    put,
    remove,
    clear,
    search,
  }
}
