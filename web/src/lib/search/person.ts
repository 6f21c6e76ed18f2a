/** What the index keeps of a patient: everything a keystroke asks for, worked out once. */
import { soundsOf } from '../../../../functions/_shared/names/fold.ts'
import { type Codes, codesOf, type Findable, isRough } from '../../../../functions/_shared/names/record.ts'
import type { Words } from './lexicon.ts'

export interface Person {
  record: Findable
  words: Words
  /** The numbers of its words, names first. */
  sounds: readonly number[]
  codes: Codes
  birth: { year: number; month: number; day: number }
  rough: boolean
  /** The name as it sounds: what decides between two people at last. */
  name: string
}

/** Names and villages come back: each is folded once. */
const folded = new Map<string, readonly string[]>()
const mostFolded = 20_000

function soundsOnce(text: string): readonly string[] {
  const known = folded.get(text)
  if (known) return known
  if (folded.size > mostFolded) folded.clear()
  const sounds = soundsOf(text)
  folded.set(text, sounds)
  return sounds
}

export function personOf(record: Findable): Person {
  const name = [...soundsOnce(record.family_name), ...soundsOnce(record.given_name)]
  const [year = 0, month = 0, day = 0] = record.birth_date.split('-').map(Number)
  return {
    record,
    words: { name, village: soundsOnce(record.village ?? '') },
    sounds: [],
    codes: codesOf(record),
    birth: { year, month, day },
    rough: isRough(record),
    name: name.join(' '),
  }
}

/** Forgets the names that were folded: they are somebody's. */
export function forgetFolded(): void {
  folded.clear()
}
