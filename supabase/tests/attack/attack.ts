/**
 * The attack matrix over SQL: every person against every relation, function and topic, in every place.
 *
 * `prepare` fills a migrated, empty database; `attack` tries everything in it and leaves it as it was.
 */
import type postgres from 'postgres'
import { type Actor, actors, director } from './actors.ts'
import { closedFunctions, strayOf } from './catalogue.ts'
import { calls, relations } from './declared/index.ts'
import { load, tryAs } from './engine.ts'
import type { Plan } from './plans.ts'
import { plansOfClosed } from './plans_closed.ts'
import { planOfClosedFunction, plansOfCall, plansOfTopics } from './plans_functions.ts'
import { plansOf, type Walls } from './plans_tables.ts'
import type { World } from './prepare.ts'

export { prepare, type World } from './prepare.ts'

export interface Verdicts {
  cells: number
  /** How many refusals had somebody, or the owner, to show that the statement itself works. */
  controls: number
  deviations: string[]
}

export interface Options {
  /** Only relations, functions and topics whose name contains one of these. */
  focus?: readonly string[]
  /** Whether the catalogue is looked through as well; not with a focus, unless said so. */
  catalogue?: boolean
  /** A fault, as SQL: it is there during the attack and undone with it. */
  plant?: string
}

class RolledBack extends Error {}

const openGrants = `
  grant usage on schema sis, private to anon, authenticated;
  grant all on all tables in schema sis, private to anon, authenticated;
  grant execute on function private.search_words(uuid, text, text, text, text, text, text, text), private.sound_of(text), private.plain_of(text), private.code_of(text),
    private.phone_of(text), private.short_code(uuid) to anon;`

async function plansFor(tx: postgres.TransactionSql, world: World, walls: Walls): Promise<Plan[]> {
  const tables = [
    ...relations.flatMap((relation) => plansOf(relation, world, walls)),
    ...world.closed.flatMap((table) => plansOfClosed(table, world, relations, walls)),
  ]
  if (walls === 'policies') return tables
  return [
    ...tables,
    ...calls.flatMap((call) => plansOfCall(call, world)),
    ...(await closedFunctions(tx)).map(planOfClosedFunction),
    ...plansOfTopics(world),
  ]
}

const identityOf = (me: Actor) => ({ role: me.id ? 'authenticated' : 'anon', user: me.id }) as const

/** Everybody tries every plan of one range, and what they get is compared with what is declared. */
async function assault(
  tx: postgres.TransactionSql,
  plans: readonly Plan[],
  first: number,
  walls: Walls,
): Promise<Verdicts> {
  const deviations: string[] = []
  const outcomes = (who: Parameters<typeof tryAs>[1]) => tryAs(tx, who, first, first + plans.length)
  const say = (who: string, plan: Plan, what: string) =>
    deviations.push(
      `${who} · ${plan.subject} · ${plan.verb} · ${plan.targets.length > 1 ? 'everywhere' : plan.targets[0]}${walls === 'both' ? '' : ' (policies alone)'}: ${what}`,
    )
  const owner = await outcomes(null)
  const failed = new Set<Plan>()
  for (const me of [director, ...actors]) {
    const got = await outcomes(identityOf(me))
    for (const [n, plan] of plans.entries())
      for (const what of plan.judge(me, got[n] ?? 'no outcome')) {
        if (me === director) failed.add(plan)
        say(me.code, plan, what)
      }
  }
  let controls = 0
  for (const [n, plan] of plans.entries()) {
    const shown = plan.asOwner?.(owner[n] ?? '') ?? false
    const somebody = [director, ...actors].some((me) => plan.succeeds(me)) && !failed.has(plan)
    if (plan.targets.length === 0) say('nobody', plan, 'there is no row to attack')
    else if (shown || somebody) controls += plan.targets.length
    else say('positive control', plan, `nobody succeeds; the owner got ${owner[n]}`)
  }
  const cells = plans.reduce((sum, plan) => sum + plan.targets.length, 0) * actors.length
  return { cells, controls, deviations }
}

/** Tries everything, with both walls and then with the policies alone; nothing of it stays. */
export async function attack(sql: postgres.Sql, world: World, options: Options = {}): Promise<Verdicts> {
  const { focus, catalogue = !focus, plant } = options
  const inFocus = (plan: Plan) => !focus || focus.some((name) => plan.subject.includes(name))
  let verdicts: Verdicts = { cells: 0, controls: 0, deviations: [] }
  const add = (more: Verdicts) => {
    verdicts = {
      cells: verdicts.cells + more.cells,
      controls: verdicts.controls + more.controls,
      deviations: [...verdicts.deviations, ...more.deviations],
    }
  }
  await sql
    .begin(async (tx) => {
      if (plant) await tx.unsafe(plant)
      if (catalogue) add({ cells: 0, controls: 0, deviations: await strayOf(tx) })
      const both = (await plansFor(tx, world, 'both')).filter(inFocus)
      const policies = (await plansFor(tx, world, 'policies')).filter(inFocus)
      await load(
        tx,
        [...both, ...policies].map((plan) => plan.attempt),
      )
      add(await assault(tx, both, 0, 'both'))
      const schemas = [...new Set(world.closed.map((table) => table.name.split('.')[0]))]
      await tx.unsafe(openGrants)
      for (const schema of schemas)
        await tx.unsafe(`grant usage on schema ${schema} to anon, authenticated;
          grant all on all tables in schema ${schema} to anon, authenticated`)
      add(await assault(tx, policies, both.length, 'policies'))
      throw new RolledBack()
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) throw error
    })
  return verdicts
}
