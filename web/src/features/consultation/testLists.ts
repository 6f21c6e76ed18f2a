/** The lists of the release, as a device holds them: tests stand on what nurses will see. */
import { medicineDoses } from '../../../../seed/reference/doses.ts'
import { growthStandards } from '../../../../seed/reference/growth.ts'
import { malariaSteps } from '../../../../seed/reference/malaria.ts'
import { medicines } from '../../../../seed/reference/medicines.ts'
import { signRules, vitalRanges } from '../../../../seed/reference/vitals.ts'
import type { Lists } from '../../lib/lists/lists.ts'

const always = { from: null, to: null }
const dated = (rows: readonly object[]) => rows.map((row) => ({ ...row, ...always }))

export const testLists = {
  terms: [],
  medicines: dated(medicines),
  doses: dated(medicineDoses),
  ranges: dated(vitalRanges),
  signs: dated(signRules),
  steps: dated(malariaSteps),
  growth: dated(growthStandards),
} as unknown as Lists
