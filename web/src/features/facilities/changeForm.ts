import type { FacilityChange, Ownership } from './contract.ts'
import { facilityChange } from './contract.ts'
import { degreesText, parseDegrees } from './position.ts'
import type { Facility } from './registry.ts'

export interface ChangeAnswers {
  name: string
  ownership: Ownership
  phone: string
  population: number | null
  latitude: string
  longitude: string
  closed_on: string
}

/** The facility as its form shows it. */
export function answersOf(facility: Facility, french: boolean): ChangeAnswers {
  return {
    name: facility.name,
    ownership: facility.ownership,
    phone: facility.phone ?? '',
    population: facility.population,
    latitude: degreesText(facility.latitude, french),
    longitude: degreesText(facility.longitude, french),
    closed_on: facility.closed_on ?? '',
  }
}

type Wanted = Omit<FacilityChange, 'code' | 'revision'>

function values(answers: ChangeAnswers): Required<Wanted> {
  return {
    name: answers.name.trim(),
    ownership: answers.ownership,
    phone: answers.phone.trim() || null,
    population: answers.population,
    latitude: parseDegrees(answers.latitude, 90),
    longitude: parseDegrees(answers.longitude, 180),
    closed_on: answers.closed_on || null,
  }
}

/** Only what the person changed: a colleague's correction of something else is not undone. */
export function changesOf(answers: ChangeAnswers, from: Facility): Wanted {
  const before: Required<Wanted> = {
    name: from.name,
    ownership: from.ownership,
    phone: from.phone,
    population: from.population,
    latitude: from.latitude === null ? null : Number(from.latitude),
    longitude: from.longitude === null ? null : Number(from.longitude),
    closed_on: from.closed_on,
  }
  const changed = Object.entries(values(answers)).filter(
    ([key, value]) => !Object.is(value, before[key as keyof Wanted]),
  )
  return Object.fromEntries(changed)
}

/** The fields that stop the form. */
export function wrongFields(answers: ChangeAnswers, facility: Facility): Set<string> {
  const wanted = values(answers)
  const result = facilityChange.safeParse({ code: facility.code, revision: facility.revision, ...wanted })
  const wrong = new Set(result.success ? [] : result.error.issues.map(({ path }) => String(path[0])))
  if ((wanted.latitude === null) !== (wanted.longitude === null)) wrong.add('latitude')
  if (wanted.closed_on && wanted.closed_on <= facility.opened_on) wrong.add('closed_on')
  return wrong
}
