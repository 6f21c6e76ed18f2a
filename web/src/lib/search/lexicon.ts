/** Each word of the names and villages once, as it sounds, with the places of those who bear it. */
import { costs, noMatch } from '../../../../functions/_shared/names/match.ts'

export interface Words {
  name: readonly string[]
  village: readonly string[]
}

export interface Lexicon {
  /** Notes who bears these words; gives the words' numbers. */
  note(words: Words, place: number): number[]
  /** What each word costs, by its number; a village's word costs a little more than a name's. */
  costs(costOf: (sound: string) => number): Uint8Array
  bearers(sound: number): readonly number[]
}

export function createLexicon(): Lexicon {
  const sounds: string[] = []
  const villages: boolean[] = []
  const bearers: number[][] = []
  const numbers = new Map<string, number>()

  function numberOf(sound: string, village: boolean): number {
    const key = village ? `@${sound}` : sound
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, sounds.length)
    sounds.push(sound)
    villages.push(village)
    bearers.push([])
    return sounds.length - 1
  }

  return {
    note(words, place) {
      const noted = [
        ...words.name.map((sound) => numberOf(sound, false)),
        ...words.village.map((sound) => numberOf(sound, true)),
      ]
      for (const number of noted) bearers[number]?.push(place)
      return noted
    },
    costs(costOf) {
      const all = new Uint8Array(sounds.length)
      for (let number = 0; number < sounds.length; number++) {
        const cost = costOf(sounds[number] as string)
        all[number] = cost === noMatch ? noMatch : cost + (villages[number] ? costs.village : 0)
      }
      return all
    },
    bearers: (sound) => bearers[sound] ?? [],
  }
}
