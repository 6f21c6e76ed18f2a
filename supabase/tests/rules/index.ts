/** Rules over the catalogue of a migrated database: a table, policy or function added later is held to them too. */
import type postgres from 'postgres'
import { functionRules } from './functions.ts'
import { grantRules } from './grants.ts'
import { policyRules } from './policies.ts'
import type { Rule } from './rule.ts'
import { tableRules } from './tables.ts'

export const rules: readonly Rule[] = [...tableRules, ...policyRules, ...functionRules, ...grantRules]

/** Every rule that this database breaks, as sentences that name who breaks it; none in a sound one. */
export async function brokenRules(
  sql: postgres.Sql | postgres.TransactionSql,
  chosen: readonly Rule[] = rules,
): Promise<string[]> {
  const all = chosen.map(
    ({ offenders }, place) =>
      `select ${place} as place, string_agg(distinct o.offender, ', ' order by o.offender) as offenders from (${offenders}) o having count(*) > 0`,
  )
  const broken = await sql.unsafe<{ place: number; offenders: string }[]>(
    `${all.join('\nunion all\n')} order by place`,
  )
  return broken.map(({ place, offenders }) => `${chosen[place]?.sentence} ${offenders}`)
}
