/** The register of a facility, day by day, from the first day of the demonstration to now. */
import { facilities, referralRoutes } from '../reference/facilities.ts'
import { accountOf, authors } from './accounts.ts'
import { agesFit } from './body.ts'
import { DAY, eachDay, isoDay, MINUTE, seasonal, startOf } from './calendar.ts'
import { type Condition, conditions } from './conditions.ts'
import { ageAt, type Patient, registerPatient } from './patients.ts'
import { type Random, randomFrom } from './random.ts'
import { makeVisit, type Setting, type Visit } from './visits.ts'

/** Visits a day at size 1: about 900 a month over the five facilities. */
const VISITS_A_DAY: Record<string, number> = {
  cscom_sangha: 8.8,
  csref_djenne: 7.8,
  sih_mopti: 8.4,
  cabinet_nando: 2.3,
  cabinet_etoile: 2.6,
}

/** Sunday first. Monday is the market day of the week; on Sunday only what cannot wait. */
const WEEKDAYS = [0.5, 1.35, 1.15, 1.05, 1.05, 1, 0.9]

const KIND_COLUMN: Record<string, 0 | 1 | 2 | 3> = { cscom: 0, csref: 1, hospital: 2, cabinet: 3 }

export type Span = { from: string; until: number; size: number; userIds: Record<string, string> }

export type Register = { patients: Patient[]; visits: Visit[] }

/** What a facility is, as far as a visit depends on it. */
export function settingOf(facility: string): Setting {
  const known = facilities.find((candidate) => candidate.code === facility)
  if (!known) throw new Error(`unknown facility: ${facility}`)
  return { facility, kind: known.kind, canRefer: referralRoutes.some((route) => route.from === facility) }
}

/** Who signs a visit. */
export function drawAuthor(
  facility: string,
  userIds: Record<string, string>,
  random: Random,
): { id: string; name: string } {
  const account = accountOf(random.weighted(authors[facility] ?? []))
  const id = userIds[account.code]
  if (!id) throw new Error(`no user for the account ${account.code}`)
  return { id, name: account.name }
}

/** How many of each condition come on a day; a stream of its own keeps the days independent. */
function visitorsOf(facility: string, kind: string, day: string, size: number): Condition[] {
  const random = randomFrom('visitors', facility, day)
  const column = KIND_COLUMN[kind] ?? 0
  const total = conditions.reduce((sum, condition) => sum + condition.shares[column], 0)
  const weekday = WEEKDAYS[new Date(startOf(day)).getUTCDay()] ?? 1
  // Weeks differ: a road cut, a feast, a delivery of drugs.
  const week = Math.min(
    1.25,
    Math.max(0.78, randomFrom('week', facility, Math.floor(startOf(day) / (7 * DAY))).normal(1, 0.1)),
  )
  const base = (VISITS_A_DAY[facility] ?? 0) * weekday * week * size
  const came: Condition[] = []
  for (const condition of conditions) {
    const mean = (base * condition.shares[column] * seasonal(condition.season, day)) / total
    for (let left = random.poisson(mean); left > 0; left--) came.push(condition)
  }
  return shuffled(came, random)
}

function shuffled<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.int(0, i)
    const [a, b] = [list[i] as T, list[j] as T]
    list[i] = b
    list[j] = a
  }
  return list
}

/** An instant of the day: mostly the morning; what is severe also comes at night where there is a ward. */
function arrival(day: string, condition: Condition, kind: string, random: Random): number {
  const night = condition.severity === 'severe' && kind !== 'cabinet' && random.chance(0.35)
  const hour = night
    ? random.pick([0.5, 2, 4, 5.5, 18, 19.5, 21, 22.5])
    : 7.6 + Math.abs(random.normal(0, 1)) * 3.1
  return startOf(day) + Math.round(Math.min(23.4, hour) * 60) * MINUTE + random.int(0, 59) * 1000
}

/** Somebody known who could come for this, among those seen of late; undefined when nobody fits. */
function findReturning(
  known: Patient[],
  followed: Patient[],
  condition: Condition,
  at: number,
  random: Random,
): Patient | undefined {
  const pool = condition.chronic && followed.length > 6 ? followed : known
  if (!random.chance(condition.chronic ? 0.74 : 0.52) || pool.length < 6) return undefined
  for (let attempt = 0; attempt < 8; attempt++) {
    const back = Math.floor(-Math.log(1 - random.next()) * (condition.chronic ? 25 : 320))
    const candidate = pool[pool.length - 1 - back]
    if (candidate && agesFit(condition.ages, ageAt(candidate, at), candidate.sex)) return candidate
  }
  return undefined
}

/** All the people and visits of one facility. */
export function writeRegister(facility: string, span: Span): Register {
  const setting = settingOf(facility)
  const register: Register = { patients: [], visits: [] }
  const followed = new Map<Condition, Patient[]>()
  for (const day of eachDay(span.from, isoDay(span.until))) {
    const came = visitorsOf(facility, setting.kind, day, span.size)
    const timing = randomFrom('arrivals', facility, day)
    const arrivals = came
      .map((condition) => ({ condition, at: arrival(day, condition, setting.kind, timing) }))
      .sort((a, b) => a.at - b.at)
    for (const [place, { condition, at }] of arrivals.entries()) {
      if (at + 10 * MINUTE > span.until) break
      const random = randomFrom('visit', facility, day, place)
      const circle = followed.get(condition) ?? []
      const author = drawAuthor(facility, span.userIds, random)
      const returning = findReturning(register.patients, circle, condition, at, random)
      const patient = returning ?? registerPatient(facility, condition, at, span.until, author.id, random)
      if (!returning) {
        register.patients.push(patient)
        if (condition.chronic) followed.set(condition, [...circle.slice(-80), patient])
      }
      register.visits.push(
        makeVisit(patient, condition, at, returning !== undefined, author, setting, random),
      )
    }
  }
  return register
}
