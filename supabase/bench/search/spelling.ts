/** The misspellings that occur, one kind each: what a hurried hand makes of a name. */
import type { Random } from '../../../seed/demo/random.ts'

export const withoutAccents = (name: string): string => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

/** One of the places where the pattern fits is written otherwise; undefined where it fits nowhere. */
function once(
  name: string,
  pattern: RegExp,
  to: (found: string) => string,
  random: Random,
): string | undefined {
  const places = [...name.matchAll(pattern)]
  if (places.length === 0) return undefined
  const { index, 0: found } = random.pick(places)
  const written = name.slice(0, index) + to(found) + name.slice(index + found.length)
  return written === name ? undefined : written
}

/** Spellings of one sound: « Coulibaly » and « Kulibali », « Djénéba » and « Diéneba », « Hawa » and « Haoua ». */
const alike: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/ou/gi, (found) => (found === 'OU' || found === 'Ou' ? 'U' : 'u')],
  [/c(?=[aou])/gi, (found) => (found === 'C' ? 'K' : 'k')],
  [/k(?!h)/gi, (found) => (found === 'K' ? 'C' : 'c')],
  [/y/gi, (found) => (found === 'Y' ? 'I' : 'i')],
  [/(?<=[bcdfghjklmnprst])i(?=$)/gi, () => 'y'],
  [/dj/gi, (found) => (found.startsWith('D') ? 'J' : 'j')],
  [/di(?=[aeéou])/gi, (found) => (found.startsWith('D') ? 'Dj' : 'dj')],
  [/w/gi, (found) => (found === 'W' ? 'Ou' : 'ou')],
  [/ss/g, () => 's'],
  [/z/gi, (found) => (found === 'Z' ? 'S' : 's')],
  [/h(?=[aeou])/gi, () => ''],
  [/s(?=[aeiou])/g, () => 'ss'],
]

/** Another spelling of the same sound, or undefined where there is none. */
export function soundAlike(name: string, random: Random): string | undefined {
  const fitting = alike.filter(([pattern]) => name.search(pattern) >= 0)
  if (fitting.length === 0) return undefined
  const [pattern, to] = random.pick(fitting)
  // k before e and i stays k: « Keïta » is nobody's « Ceïta ».
  const written = once(name, pattern, to, random)
  return written && /c[eéèêiïy]/i.test(written) && !/c[eéèêiïy]/i.test(name) ? undefined : written
}

const vowels = 'aeiou'

/** Kinds of misspelling of one word; undefined where the word offers no occasion. */
export const kinds = {
  'as it is written': (name) => name,
  'no accents': (name) => (withoutAccents(name) === name ? undefined : withoutAccents(name)),
  "N'Diaye / Ndiaye": (name) =>
    name.includes("'") ? name.replace(/'(.)/, (_, letter: string) => letter.toLowerCase()) : undefined,
  'Coulibaly / Kulibali': soundAlike,
  'Barry / Bary': (name, random) => once(name, /([a-z])\1/gi, (pair) => pair.slice(1), random),
  'Sidibé / Sidibbé': (name, random) => once(name, /(?<=.)[bdlmnrst]/g, (letter) => letter + letter, random),
  'Aminata / Aminta': (name, random) => once(withoutAccents(name), /(?<=..)[aeiou](?=.)/g, () => '', random),
  'two letters changed places': (name, random) =>
    once(withoutAccents(name), /(?<=.)[a-z]{2}/g, ([a, b]: string) => `${b}${a}`, random),
  'another vowel': (name, random) =>
    once(
      withoutAccents(name),
      /(?<=..)[aeiou]/g,
      (vowel) => random.pick([...vowels].filter((other) => other !== vowel)),
      random,
    ),
} satisfies Record<string, (name: string, random: Random) => string | undefined>
export type Kind = keyof typeof kinds | 'swapped names'
/** The kinds that the register must bear with: those that are named in what was asked for. */
export const named: readonly Kind[] = [
  'no accents',
  "N'Diaye / Ndiaye",
  'Coulibaly / Kulibali',
  'Barry / Bary',
  'Aminata / Aminta',
  'swapped names',
]

/** So many letters of a word begun, marks beside them. */
export function begin(name: string, letters: number): string {
  let text = ''
  let count = 0
  for (const sign of name) {
    if (/\p{L}/u.test(sign)) count += 1
    if (count > letters) break
    text += sign
  }
  return text.trim()
}
