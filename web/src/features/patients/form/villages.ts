/** The villages that the register already knows: what is typed in full today is two letters tomorrow. */
import { plainText } from '../../../components/matchWords.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'

export interface Village {
  name: string
  people: number
  /** In the health area, as most of its people are written down. */
  inHealthArea: boolean
}

const keyOf = (name: string) =>
  plainText(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

interface Tally {
  people: number
  inside: number
}

/** Villages by number of people, each under the spelling that is used most. */
export function villagesOf(patients: Iterable<Pick<PatientRecord, 'village' | 'in_health_area'>>): Village[] {
  // Each spelling once first: ten thousand people live in a hundred of them, and folding one takes a while.
  const spellings = new Map<string, Tally>()
  for (const { village, in_health_area: inside } of patients) {
    if (!village) continue
    const tally = spellings.get(village) ?? { people: 0, inside: 0 }
    tally.people += 1
    if (inside) tally.inside += 1
    spellings.set(village, tally)
  }
  const villages = new Map<string, Tally & { name: string; most: number }>()
  for (const [name, { people, inside }] of spellings) {
    const key = keyOf(name)
    if (key === '') continue
    const known = villages.get(key) ?? { name, most: 0, people: 0, inside: 0 }
    const isUsual = people > known.most
    villages.set(key, {
      name: isUsual ? name : known.name,
      most: Math.max(people, known.most),
      people: known.people + people,
      inside: known.inside + inside,
    })
  }
  return [...villages.values()]
    .map(({ name, people, inside }) => ({ name, people, inHealthArea: inside * 2 >= people }))
    .sort((a, b) => b.people - a.people || a.name.localeCompare(b.name))
}

/**
 * The villages that what is typed may mean: those that begin so first, then those with a word that does, the
 * bigger first. Nothing typed gives the biggest; a village written in full gives nothing, there is no more to say.
 */
export function suggestVillages(villages: readonly Village[], typed: string, most: number): Village[] {
  const wanted = keyOf(typed)
  if (wanted === '') return villages.slice(0, most)
  const begins: Village[] = []
  const within: Village[] = []
  for (const village of villages) {
    const key = keyOf(village.name)
    if (key === wanted && village.name === typed.trim()) return []
    if (key.startsWith(wanted)) begins.push(village)
    else if (key.includes(` ${wanted}`)) within.push(village)
  }
  return [...begins, ...within].slice(0, most)
}
