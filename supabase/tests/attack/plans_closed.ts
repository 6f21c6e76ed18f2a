/** The plans for what is exposed to nobody: partitions, and tables behind the functions. */
import type { Actor } from './actors.ts'
import type { Relation, TableVerb } from './declared/types.ts'
import { isRefusal, type Plan, reachedRow } from './plans.ts'
import { insertion, type Walls } from './plans_tables.ts'
import type { ClosedTable, World } from './prepare.ts'

/** A partition, or a table behind the functions: nobody, by either wall. */
export function plansOfClosed(
  table: ClosedTable,
  world: World,
  relations: readonly Relation[],
  walls: Walls,
): Plan[] {
  const parent = relations.find((relation) => relation.name === table.parent)
  const owner = table.code ?? 'nobody'
  const inserted =
    parent && table.code
      ? insertion(
          { ...parent, name: table.name, columns: {} },
          { ...world, values: { [table.name]: world.values[parent.name] ?? {} } },
          table.code,
          walls,
        )
      : `insert into ${table.name} default values`
  const statements: [string, Plan['attempt']['kind'], string][] = [
    ['select', 'value', `select count(*) from ${table.name}`],
    ['insert', 'count', inserted],
    ['update', 'count', `update ${table.name} set ${parent?.touch ?? `${table.column} = ${table.column}`}`],
    ['delete', 'count', `delete from ${table.name}`],
  ]
  return statements.map(([verb, kind, sql]) => {
    const expected = walls === 'both' ? 'no grant' : verb === 'insert' ? 'no policy' : 'ok 0'
    const told = parent?.ownerIsTold?.[verb as TableVerb]
    return {
      attempt: { kind, sql },
      subject: table.name,
      verb,
      targets: [owner],
      judge: (me: Actor, outcome: string) =>
        outcome === expected ||
        (me.id === null && outcome === 'no grant') ||
        (verb === 'insert' && walls === 'policies' && outcome.startsWith('42501 '))
          ? []
          : [`${expected} expected, got ${outcome}`],
      succeeds: () => false,
      asOwner: (outcome: string) =>
        table.code
          ? reachedRow(outcome) || (told !== undefined && isRefusal(told, outcome))
          : outcome !== 'no grant',
    }
  })
}
