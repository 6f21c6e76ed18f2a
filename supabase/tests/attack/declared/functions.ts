/** What each function that a signed-in person may call does for whom. */
import { auditing } from './functions_audit.ts'
import { governing } from './functions_governance.ts'
import { corresponding } from './functions_letters.ts'
import { merging } from './functions_merging.ts'
import { pure } from './functions_pure.ts'
import { recording } from './functions_records.ts'
import { exchanging } from './functions_sync.ts'
import type { Call } from './types.ts'

export const calls: readonly Call[] = [
  ...recording,
  ...exchanging,
  ...merging,
  ...corresponding,
  ...auditing,
  ...governing,
  ...pure,
]
