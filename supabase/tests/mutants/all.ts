import type postgres from 'postgres'
import { bodyMutants } from './bodies.ts'
import { partitionMutants, schemaMutants, tableMutants, triggerMutants } from './catalogue.ts'
import { equivalent } from './equivalent.ts'
import { functionMutants, functionsOf } from './functions.ts'
import { handwrittenMutants } from './handwritten.ts'
import { type Mutant, titleOf } from './mutant.ts'
import { policyMutants } from './policies.ts'
import { viewMutants } from './views.ts'

/** Every fault worth planting in this database, each under its own title; facilities must be open in it. */
export async function allMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const functions = await functionsOf(sql)
  const made = [
    ...(await tableMutants(sql)),
    ...(await partitionMutants(sql)),
    ...(await schemaMutants()),
    ...(await policyMutants(sql)),
    ...(await viewMutants(sql)),
    ...(await triggerMutants(sql)),
    ...functionMutants(functions),
    ...bodyMutants(functions),
    ...handwrittenMutants(functions),
  ]
  const titles = new Set<string>()
  for (const mutant of made) {
    const title = titleOf(mutant)
    if (titles.has(title)) throw new Error(`two faults are called ${title}`)
    titles.add(title)
  }
  return made.filter((mutant) => equivalent(mutant) === null)
}
