/** Two records of one person: which goes on, and what it takes from the other. */
import type { BirthPrecision, PatientRecord } from '../../../lib/register/records.ts'
import {
  columnsOf,
  differing,
  type Identity,
  type IdentityField,
  saysSomething,
  withFields,
} from '../identity.ts'

export interface MergePlan {
  keptId: string
  /** Fields whose value is taken from the record that does not go on. */
  taken: IdentityField[]
}

const surer: readonly BirthPrecision[] = ['age', 'year', 'month', 'day']

/**
 * What the other record says better: where the kept one says nothing, and a date of birth that is known where
 * the kept one has a guess. A person changes any of it.
 */
export function suggestedFields(kept: Identity, other: Identity): IdentityField[] {
  return differing(kept, other).filter((field) =>
    field === 'birth'
      ? surer.indexOf(other.birth_precision) > surer.indexOf(kept.birth_precision)
      : !saysSomething(kept, field) && saysSomething(other, field),
  )
}

/** The record that more was written in goes on; of equals, the older one, whose card is in somebody's pocket. */
export function suggestedKept<P extends PatientRecord>(
  one: P,
  other: P,
  visitsOf: (id: string) => number,
): P {
  const weight = (record: P) => visitsOf(record.id)
  if (weight(one) !== weight(other)) return weight(one) > weight(other) ? one : other
  return one.id < other.id ? one : other
}

/** A plan to begin with. */
export function suggestedPlan(
  one: PatientRecord,
  other: PatientRecord,
  visitsOf: (id: string) => number,
): MergePlan {
  const kept = suggestedKept(one, other, visitsOf)
  return { keptId: kept.id, taken: suggestedFields(kept, kept === one ? other : one) }
}

/** The card as it will be. */
export function mergedCard(
  kept: PatientRecord,
  other: PatientRecord,
  taken: readonly IdentityField[],
): PatientRecord {
  const card = withFields(kept, other, taken)
  // Nobody is a pregnant man, whichever way the fields were chosen.
  return card.sex === 'M' && card.pregnant ? { ...card, pregnant: false } : card
}

/** The columns taken from the other record, as the operation names them. */
export function chosenColumns(
  kept: PatientRecord,
  other: PatientRecord,
  taken: readonly IdentityField[],
): string[] {
  const card = mergedCard(kept, other, taken)
  const fields = differing(kept, card).filter((field) => taken.includes(field) || field === 'pregnant')
  return fields.flatMap(columnsOf)
}

/** What `sis.merge_patients` takes. */
export function toMerge(
  id: string,
  kept: PatientRecord,
  other: PatientRecord,
  taken: readonly IdentityField[],
  reason: string,
): Record<string, unknown> {
  return {
    facility_code: kept.facility_code,
    id,
    kept_id: kept.id,
    merged_id: other.id,
    kept_revision: kept.revision,
    merged_revision: other.revision,
    chosen: chosenColumns(kept, other, taken),
    // A woman and a man are one person only when somebody says which was a slip of the pen.
    ...(kept.sex !== other.sex && { sex: mergedCard(kept, other, taken).sex }),
    reason: reason.trim(),
  }
}
