/**
 * A register to search in: households of the demonstration's people, names and villages, as clerks wrote them down.
 *
 * Written down here because the hit rate stands on it:
 * - a household has a head and, on average, 4.5 others, one village, and the head's family name for the children;
 *   a wife keeps her own. Family and given names, their frequencies by people, and villages are the demonstration's
 *   (`seed/demo/people.ts`); one household in a hundred is called N'Diaye, because that name is asked for.
 * - of every hundred names 40 are written without their accents and 8 in another spelling of the same sound.
 * - adults' ages are known to the day for 18 in 100, to the month for 7, by the year for 30, as an age for 45.
 * - how often somebody comes is drawn for each person (children under five most, then women of child-bearing age);
 *   of those who come back, 40 in 100 were seen within the last fourteen days, the others come at their own rate.
 */
import type { Findable } from '../../../functions/_shared/names/record.ts'
import { personOf, phoneOf } from '../../../seed/demo/people.ts'
import { type Random, randomFrom } from '../../../seed/demo/random.ts'
import { uuidv7 } from '../../../seed/demo/uuid.ts'
import { soundAlike, withoutAccents } from './spelling.ts'

const day = 86_400_000
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export interface Person extends Findable {
  /** The name as the person says it, before any clerk wrote it. */
  said: { family: string; given: string }
  years: number
  /** How likely this person is to be the one who comes next. */
  weight: number
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The card's number, as `private.short_code` computes it. */
function cardOf(id: string): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`)
  let code = ''
  for (let place = 0; place < 8; place++, bits >>= 5n) code = alphabet[Number(bits & 31n)] + code
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

const writtenDown = (name: string, random: Random): string => {
  const heard = random.chance(0.08) ? (soundAlike(name, random) ?? name) : name
  return random.chance(0.4) ? withoutAccents(heard) : heard
}

function precisionOf(years: number, random: Random): Findable['birth_precision'] {
  if (years < 1) return 'day'
  const shares = years < 5 ? [45, 30, 0, 25] : [18, 7, 30, 45]
  return random.weighted((['day', 'month', 'year', 'age'] as const).map((one, n) => [one, shares[n] ?? 0]))
}

function birthOf(born: number, now: number, precision: Findable['birth_precision'], random: Random): string {
  if (precision === 'month') return `${isoOf(born).slice(0, 7)}-01`
  if (precision === 'year') return `${isoOf(born).slice(0, 4)}-01-01`
  if (precision === 'day') return isoOf(born)
  // An age that was said at a visit of the last four years.
  const registered = Math.max(born + 366 * day, now - random.next() * 1460 * day)
  const said = Math.max(1, Math.floor((registered - born) / day / 365.25))
  const at = isoOf(registered)
  return `${Number(at.slice(0, 4)) - said}${at.slice(4) === '-02-29' ? '-02-28' : at.slice(4)}`
}

/** A register of so many people of the catchment of this facility, as it is on a day. */
export function makeRegister(facility: string, size: number, today: string): Person[] {
  const now = Date.parse(today)
  const random = randomFrom('search register', facility, size)
  const people: (Person & { rate: number })[] = []
  while (people.length < size) {
    const head = personOf(facility, 'M', random)
    const familyName = random.chance(0.01) ? "N'Diaye" : head.familyName
    const members = 1 + random.poisson(4.5)
    for (let member = 0; member < members && people.length < size; member++) {
      const sex = member === 0 ? 'M' : member === 1 ? 'F' : random.chance(0.5) ? 'F' : 'M'
      const own = personOf(facility, sex, random, head.people)
      const years = Math.max(member < 2 ? 17 : 0.02, member < 2 ? random.normal(38, 13) : random.normal(9, 6))
      const said = { family: member === 1 ? own.familyName : familyName, given: own.givenName }
      const precision = precisionOf(years, random)
      const often = years < 5 ? 3.5 : sex === 'F' && years > 15 && years < 45 ? 2 : 1
      const rate = Math.max(0.05, -Math.log(1 - random.next()) * often)
      const born = now - years * 365.25 * day
      const last = Math.max(
        born + day,
        now - Math.min(1460, (-Math.log(1 - random.next()) * 365) / rate) * day,
      )
      const id = uuidv7(last, random)
      const birthDate = birthOf(born, now, precision, random)
      const seen = isoOf(last)
      people.push({
        id,
        number: cardOf(id),
        family_name: writtenDown(said.family, random),
        given_name: writtenDown(said.given, random),
        sex,
        birth_date: birthDate,
        birth_precision: precision,
        village: writtenDown(head.village, random),
        phone: random.chance(0.45) ? phoneOf(random) : null,
        national_number: random.chance(0.2) ? String(random.int(10 ** 8, 10 ** 9 - 1)) : null,
        earlier_number: random.chance(0.3) ? `${random.int(1, 999)}/${random.int(2015, 2024)}` : null,
        insurance_number: null,
        merged_into: null,
        last_visit_on: [seen, birthDate].sort().at(-1) ?? seen,
        said,
        years,
        rate,
        weight: 0,
      })
    }
  }
  const isRecent = (person: Person) => (person.last_visit_on ?? '') > isoOf(now - 14 * day)
  const recent = people.filter(isRecent).length
  const rates = people.reduce((sum, person) => sum + person.rate, 0)
  return people.map(({ rate, ...person }) => ({
    ...person,
    weight: 0.4 * (isRecent(person) ? 1 / recent : 0) + 0.6 * (rate / rates),
  }))
}
