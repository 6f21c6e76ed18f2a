import { readCardNumber } from '../../lib/cardNumber.ts'

export type ReasonCode = 'unconscious' | 'no_letter' | 'maternal' | 'child' | 'other'
export type Sex = 'F' | 'M'

export interface Answers {
  owner: string
  by: 'number' | 'name'
  number: string
  familyName: string
  givenName: string
  sex: Sex | null
  birthYear: string
  reasonCode: ReasonCode | null
  reason: string
}

/** What `break_glass` takes. */
export interface Request {
  id: string
  facility_code: string
  by_facility: string
  reason_code: ReasonCode
  reason: string
  number?: string
  family_name?: string
  given_name?: string
  sex?: Sex
  birth_year?: number
}

export type Fault = 'required' | 'bad_number' | 'bad_year' | 'too_short'
export type Faults = Partial<Record<Exclude<keyof Answers, 'by'>, Fault>>

export const blankAnswers: Answers = {
  owner: '',
  by: 'number',
  number: '',
  familyName: '',
  givenName: '',
  sex: null,
  birthYear: '',
  reasonCode: null,
  reason: '',
}
export const shortestReason = 10

const isBlank = (text: string) => text.trim() === ''

function personFaults(answers: Answers, thisYear: number): Faults {
  if (answers.by === 'number') {
    if (isBlank(answers.number)) return { number: 'required' }
    return readCardNumber(answers.number) ? {} : { number: 'bad_number' }
  }
  const year = answers.birthYear.trim()
  const isYear = /^\d{4}$/.test(year) && Number(year) >= 1890 && Number(year) <= thisYear
  return {
    ...(isBlank(answers.familyName) && { familyName: 'required' as const }),
    ...(isBlank(answers.givenName) && { givenName: 'required' as const }),
    ...(answers.sex === null && { sex: 'required' as const }),
    ...(!isYear && { birthYear: year === '' ? ('required' as const) : ('bad_year' as const) }),
  }
}

/** Everything that is still to be answered before the glass can be broken. */
export function faultsOf(answers: Answers, thisYear: number): Faults {
  const reason = answers.reason.trim()
  return {
    ...(answers.owner === '' && { owner: 'required' as const }),
    ...personFaults(answers, thisYear),
    ...(answers.reasonCode === null && { reasonCode: 'required' as const }),
    ...(reason.length < shortestReason && { reason: reason === '' ? 'required' : 'too_short' }),
  }
}

/** The request of sound answers; what identifies the person the other way is left out. */
export function toRequest(answers: Answers, id: string, mine: string): Request {
  const person =
    answers.by === 'number'
      ? { number: readCardNumber(answers.number) }
      : {
          family_name: answers.familyName.trim(),
          given_name: answers.givenName.trim(),
          sex: answers.sex as Sex,
          birth_year: Number(answers.birthYear),
        }
  return {
    id,
    facility_code: answers.owner,
    by_facility: mine,
    reason_code: answers.reasonCode as ReasonCode,
    reason: answers.reason.trim(),
    ...person,
  }
}
