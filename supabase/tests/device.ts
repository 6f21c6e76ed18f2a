/** A device in a database test: what it sends through `sis.push`, and the rows of the answer as objects. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import {
  arrivalColumns,
  diagnosisColumns,
  type Operation,
  type OperationKind,
  type PushAnswer,
  patientColumns,
  visitColumns,
  type WireRow,
} from '../../functions/_shared/contracts/sync.ts'
import { as, type Person } from './world.ts'

export const facility = 'cscom_sangha'

/** A moment before now, as a device writes it. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

export const person = (more: object = {}) => ({
  facility_code: facility,
  id: uuidv7(),
  family_name: 'Dolo',
  given_name: 'Fatoumata',
  sex: 'F',
  birth_date: '2023-03-01',
  ...more,
})
export const visitOf = (patientId: string, more: object = {}) => ({
  facility_code: facility,
  id: uuidv7(),
  patient_id: patientId,
  consulted_at: ago(1),
  reasons: ['fever'],
  malaria_test: 'rdt',
  malaria_result: 'positive',
  diagnoses: [{ id: uuidv7(), term_code: 'malaria_simple' }],
  ...more,
})
export const arrivalOf = (patientId: string, more: object = {}) => ({
  facility_code: facility,
  id: uuidv7(),
  patient_id: patientId,
  arrived_at: ago(1),
  ...more,
})

/** One operation about a patient, as the outbox writes it. */
export const operation = (
  kind: OperationKind,
  subject: string,
  args: object,
  more: Partial<Operation> = {},
): Operation => ({
  id: uuidv7(),
  kind,
  subject,
  at: new Date().toISOString(),
  args: args as Operation['args'],
  ...more,
})
export const saving = (patient: { id: string }) => operation('patient.save', patient.id, patient)
export const consulting = (visit: { patient_id: string }) =>
  operation('consultation.save', visit.patient_id, visit)

/** Calls a function of `sis` that takes one object. */
export async function call(sql: postgres.Sql, who: Person, name: string, input: unknown) {
  return as(
    sql,
    who,
    async (tx) => (await tx`select ${tx.unsafe(`sis.${name}`)}(${tx.json(input as never)}) as a`)[0]?.a,
  )
}

export async function push(
  sql: postgres.Sql,
  who: Person,
  operations: readonly unknown[],
  more: object = {},
): Promise<PushAnswer> {
  return call(sql, who, 'push', {
    facility_code: facility,
    since: null,
    clock: new Date().toISOString(),
    operations,
    ...more,
  })
}

/** What became of each operation: `done`, `held`, or the code of its refusal. */
export const outcomes = (answer: PushAnswer): string[] =>
  (answer.answers ?? []).map(({ status, code }) => (status === 'refused' ? (code ?? '') : status))

/** Everything that changed since a number, page by page, as the device would store it. */
export async function catchUp(sql: postgres.Sql, who: Person, since: number) {
  const pages: PushAnswer[] = []
  let seq = since
  while (pages.length < 200) {
    const page = await push(sql, who, [], { since: seq })
    pages.push(page)
    seq = page.seq
    if (!page.more) return { pages, seq }
  }
  throw new Error('the changes have no end')
}

export type Wired = Record<string, unknown>
const named = (columns: readonly string[], row: WireRow): Wired => {
  if (row.length !== columns.length) throw new Error(`${row.length} values for ${columns.length} columns`)
  return Object.fromEntries(columns.map((column, place) => [column, row[place]]))
}
export const patientFrom = (row: WireRow) => named(patientColumns, row)
export const arrivalFrom = (row: WireRow) => named(arrivalColumns, row)
export const visitFrom = (row: WireRow): Wired & { diagnoses: Wired[] } => {
  const visit = named(visitColumns, row)
  return { ...visit, diagnoses: (visit.diagnoses as WireRow[]).map((d) => named(diagnosisColumns, d)) }
}
