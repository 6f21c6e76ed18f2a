/** The people of the demonstration: who they are, and how much is known of their birth. */
import { drawAge } from './body.ts'
import { ageInMonths, DAY, isoDay, isoTime, MINUTE } from './calendar.ts'
import type { Condition } from './conditions.ts'
import { personOf, phoneOf } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { uuidv7 } from './uuid.ts'

export type Patient = {
  facility_code: string
  id: string
  family_name: string
  given_name: string
  sex: 'F' | 'M'
  birth_date: string
  birth_precision: 'day' | 'month' | 'year' | 'age'
  village: string
  in_health_area: boolean
  phone: string | null
  guardian_name: string | null
  pregnant: boolean
  created_at: string
  created_by: string
  updated_at: string
}

/** Mothers remember a baby's day; an adult often has an age, or a year on a card. */
function precisionAt(ageMonths: number, random: Random): Patient['birth_precision'] {
  if (ageMonths < 12)
    return random.weighted([
      ['day', 80],
      ['month', 20],
    ])
  if (ageMonths < 60)
    return random.weighted([
      ['day', 45],
      ['month', 30],
      ['age', 25],
    ])
  return random.weighted([
    ['day', 18],
    ['month', 7],
    ['year', 30],
    ['age', 45],
  ])
}

/** The date that stands for what is known: the first of the month, of the year, or so many years ago. */
function birthDate(
  at: number,
  ageMonths: number,
  precision: Patient['birth_precision'],
  random: Random,
): string {
  const day = isoDay(at)
  if (ageMonths === 0) return isoDay(at - random.int(0, 26) * DAY)
  const born = isoDay(at - Math.round(ageMonths * 30.4375 + random.int(1, 28)) * DAY)
  if (precision === 'month') return `${born.slice(0, 7)}-01`
  if (precision === 'year') return `${born.slice(0, 4)}-01-01`
  if (precision === 'age') {
    const year = Number(day.slice(0, 4)) - Math.max(1, Math.floor(ageMonths / 12))
    return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
  }
  return born
}

/** The build of a person against the median, the same at every visit. */
export const buildOf = (patientId: string): number =>
  Math.min(1.35, Math.max(0.74, randomFrom('build', patientId).normal(0.95, 0.1)))

/** Whether a pregnancy noted that day still goes on now. */
const stillPregnant = (condition: Condition, at: number, until: number) =>
  condition.term === 'antenatal_care' && until - at < 150 * DAY

/** Registers somebody new who comes for this condition, two to six minutes before the visit. */
export function registerPatient(
  facility: string,
  condition: Condition,
  at: number,
  until: number,
  author: string,
  random: Random,
): Patient {
  const sex = condition.ages === 'woman' ? 'F' : random.chance(0.53) ? 'F' : 'M'
  const ageMonths = drawAge(condition.ages, random)
  const registeredAt = at - random.int(2, 6) * MINUTE
  const person = personOf(facility, sex, random)
  const precision = precisionAt(ageMonths, random)
  const parent = personOf(facility, random.chance(0.7) ? 'F' : 'M', random, person.people)
  const child = ageMonths < 180
  return {
    facility_code: facility,
    id: uuidv7(registeredAt, random),
    family_name: person.familyName,
    given_name: person.givenName,
    sex,
    birth_date: birthDate(registeredAt, ageMonths, precision, random),
    birth_precision: precision,
    village: person.village,
    in_health_area: person.inHealthArea,
    phone: random.chance(child ? 0.38 : 0.55) ? phoneOf(random) : null,
    // A child brought by the father bears his name; the mother keeps her own.
    guardian_name: child
      ? `${parent.givenName} ${random.chance(0.3) ? person.familyName : parent.familyName}`
      : null,
    pregnant: stillPregnant(condition, at, until),
    created_at: isoTime(registeredAt),
    created_by: author,
    updated_at: isoTime(registeredAt),
  }
}

/** The age of a patient on the day of a visit, in months. */
export const ageAt = (patient: Patient, at: number): number => ageInMonths(patient.birth_date, isoDay(at))
