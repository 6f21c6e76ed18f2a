/** What a card says of somebody, field by field: compared when two cards, or two versions of one, disagree. */
import type { PatientRecord } from '../../lib/register/records.ts'

/** In the order in which they are asked. A date of birth and its precision are one answer. */
export const identityFields = [
  'family_name',
  'given_name',
  'sex',
  'birth',
  'village',
  'in_health_area',
  'guardian_name',
  'pregnant',
  'phone',
  'national_number',
  'insurance_number',
  'earlier_number',
] as const
export type IdentityField = (typeof identityFields)[number]

export type Identity = Pick<PatientRecord, Exclude<IdentityField, 'birth'> | 'birth_date' | 'birth_precision'>

/** The columns of the register behind a field. */
export function columnsOf(field: IdentityField): (keyof Identity)[] {
  return field === 'birth' ? ['birth_date', 'birth_precision'] : [field]
}

const plain = (value: unknown) => (value === '' || value === undefined ? null : value)

/** Do two cards say the same here? Nothing written and an empty line are the same. */
export function isSame(one: Identity, other: Identity, field: IdentityField): boolean {
  return columnsOf(field).every((column) => plain(one[column]) === plain(other[column]))
}

/** The fields where two cards differ. */
export function differing(one: Identity, other: Identity): IdentityField[] {
  return identityFields.filter((field) => !isSame(one, other, field))
}

/** A card with some answers of another. */
export function withFields<I extends Identity>(
  card: I,
  other: Identity,
  fields: readonly IdentityField[],
): I {
  const taken = fields.flatMap(columnsOf).map((column) => [column, other[column]] as const)
  return { ...card, ...Object.fromEntries(taken) }
}

/** Does the card say anything here? */
export function saysSomething(card: Identity, field: IdentityField): boolean {
  return field === 'pregnant'
    ? card.pregnant
    : columnsOf(field).some((column) => plain(card[column]) !== null)
}

export interface Crossing {
  /** Changed by the other person alone: nothing stands against it. */
  theirs: IdentityField[]
  /** Changed by both, differently: somebody has to say which. */
  both: IdentityField[]
}

/** Two edits of one card that started from the same version. */
export function crossing(base: Identity, mine: Identity, theirs: Identity): Crossing {
  const moved = differing(base, theirs)
  return {
    theirs: moved.filter((field) => isSame(base, mine, field)),
    both: moved.filter((field) => !isSame(base, mine, field) && !isSame(mine, theirs, field)),
  }
}
