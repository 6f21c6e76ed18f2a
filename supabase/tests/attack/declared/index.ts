/** Everything that is declared: what is in the catalogue and not here fails the build. */
import { access } from './access.ts'
import { audit } from './audit.ts'
import { day } from './day.ts'
import { consolidated, exchange } from './exchange.ts'
import { merging } from './merging.ts'
import { reference } from './reference.ts'
import { register } from './register.ts'
import type { Relation } from './types.ts'

export { calls } from './functions.ts'
export { topicPolicies } from './topics.ts'
export type { Call, Relation, TableVerb } from './types.ts'

export const relations: readonly Relation[] = [
  ...register,
  ...day,
  ...merging,
  ...exchange,
  ...access,
  ...audit,
  ...reference,
  ...consolidated,
]
