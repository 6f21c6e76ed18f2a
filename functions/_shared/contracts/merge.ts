/** What `sis.merge_patients`, `sis.undo_merge` and `sis.save_distinct` take. */
import * as z from 'zod/mini'
import { facilityCode, maybe, name, revision, uuid } from './fields.ts'
import { identityFields, sexes } from './patient.ts'

/** Why two records are one person's, or are not: a sentence that somebody can judge later. */
const reason = name(500).check(z.minLength(3))

/** Two records become one person's; nothing moves, the merged one points at the one that goes on. */
export const mergeInput = z
  .strictObject({
    facility_code: facilityCode,
    id: uuid,
    kept_id: uuid,
    merged_id: uuid,
    /** The revisions that were looked at: a merge decided on an older record is shown again. */
    kept_revision: revision,
    merged_revision: revision,
    /** Fields taken from the merged record; a birth date takes its precision along. */
    chosen: maybe(z.array(z.enum(identityFields))),
    /** Needed when the two differ. */
    sex: maybe(z.enum(sexes)),
    reason,
  })
  .check(
    z.refine((merge) => merge.kept_id !== merge.merged_id, { error: 'invalid_input', path: ['merged_id'] }),
  )
export type MergeInput = z.infer<typeof mergeInput>

/** Takes a merge apart; `id` is the merge's. */
export const undoMergeInput = z.strictObject({ facility_code: facilityCode, id: uuid, reason })
export type UndoMergeInput = z.infer<typeof undoMergeInput>

/** Two records that look alike are two people. */
export const distinctInput = z
  .strictObject({ facility_code: facilityCode, patient_a: uuid, patient_b: uuid })
  .check(
    z.refine((pair) => pair.patient_a !== pair.patient_b, { error: 'invalid_input', path: ['patient_b'] }),
  )
export type DistinctInput = z.infer<typeof distinctInput>
