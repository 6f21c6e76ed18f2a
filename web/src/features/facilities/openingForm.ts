import { today } from '../../lib/epiWeek.ts'
import { type Opening, type OpenKind, type Ownership, opening } from './contract.ts'
import { codeFor } from './facilityCode.ts'
import { parseDegrees } from './position.ts'

/** What the form holds while it is filled; texts stay texts until they are sent. */
export interface OpeningAnswers {
  name: string
  kind: OpenKind
  ownership: Ownership
  /** Null: follows the name. */
  code: string | null
  org_unit_code: string | null
  opened_on: string
  population: number | null
  latitude: string
  longitude: string
  phone: string
  withAdministrator: boolean
  administrator_name: string
  administrator_email: string
}

/** An empty form: most of what opens is a community health centre, today. */
export function blankOpening(): OpeningAnswers {
  return {
    name: '',
    kind: 'cscom',
    ownership: 'community',
    code: null,
    org_unit_code: null,
    opened_on: today(),
    population: null,
    latitude: '',
    longitude: '',
    phone: '',
    withAdministrator: true,
    administrator_name: '',
    administrator_email: '',
  }
}

/** Whose each kind usually is. */
export const usualOwnership: Record<OpenKind, Ownership> = {
  cscom: 'community',
  csref: 'public',
  hospital: 'public',
  cabinet: 'private',
}

/** The code as typed, or the one that the name suggests. */
export function codeOf(answers: OpeningAnswers, taken: readonly string[]): string {
  return answers.code ?? codeFor(answers.kind, answers.name, taken)
}

/** The message to the server, without what was left empty. */
export function toRequest(answers: OpeningAnswers, taken: readonly string[]): Opening {
  const latitude = parseDegrees(answers.latitude, 90)
  const longitude = parseDegrees(answers.longitude, 180)
  return {
    code: codeOf(answers, taken),
    name: answers.name.trim(),
    kind: answers.kind,
    ownership: answers.ownership,
    org_unit_code: answers.org_unit_code ?? '',
    opened_on: answers.opened_on,
    ...(answers.population === null ? {} : { population: answers.population }),
    ...(latitude === null ? {} : { latitude }),
    ...(longitude === null ? {} : { longitude }),
    ...(answers.phone.trim() === '' ? {} : { phone: answers.phone.trim() }),
    ...(answers.withAdministrator
      ? {
          administrator: {
            email: answers.administrator_email.trim(),
            display_name: answers.administrator_name.trim(),
          },
        }
      : {}),
  }
}

export type OpeningField =
  | 'name'
  | 'code'
  | 'code_taken'
  | 'org_unit_code'
  | 'opened_on'
  | 'population'
  | 'position'
  | 'phone'
  | 'administrator_name'
  | 'administrator_email'

const fieldOfPath: Record<string, OpeningField> = {
  latitude: 'position',
  longitude: 'position',
  'administrator.email': 'administrator_email',
  'administrator.display_name': 'administrator_name',
}

/** The fields that stop the form, by the contract; the code is weighed against those that exist. */
export function problemsOf(answers: OpeningAnswers, taken: readonly string[]): Set<OpeningField> {
  const request = toRequest(answers, taken)
  const problems = new Set<OpeningField>()
  const result = opening.safeParse(request)
  for (const issue of result.success ? [] : result.error.issues) {
    const path = issue.path.join('.')
    problems.add(fieldOfPath[path] ?? (path as OpeningField))
  }
  if ((request.latitude === undefined) !== (request.longitude === undefined)) problems.add('position')
  if (taken.includes(request.code)) problems.add('code_taken')
  // No name, no code: one mistake is said once.
  if (problems.has('name') && answers.code === null) problems.delete('code')
  return problems
}
