/** Two of the three detectors: the rules over the catalogue and the attack matrix. */
import postgres from 'postgres'
import { attack, type World } from '../attack/attack.ts'
import { strayOf } from '../attack/catalogue.ts'
import type { Template } from '../cluster.ts'
import { brokenRules } from '../rules/index.ts'

/** Plants a fault as the superuser, whose hand nothing stays. */
export async function plantIn({ adminUrl }: Template, statements: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statements)
  } finally {
    await sql.end()
  }
}

const takenOut = new Error('the fault is taken out again')

/** Plants a fault for as long as `look` looks, on the one connection of `sql`. */
async function whilePlanted(
  sql: postgres.Sql,
  statements: string,
  look: (tx: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await sql
    .begin(async (tx) => {
      await tx.unsafe(statements)
      await look(tx)
      throw takenOut
    })
    .catch((error: Error) => {
      if (error !== takenOut) throw error
    })
}

/** The first rule that a database with this fault breaks, or null. */
export async function brokenBy(sql: postgres.Sql, statements: string): Promise<string | null> {
  let broken: string | null = null
  await whilePlanted(sql, statements, async (tx) => {
    broken = (await brokenRules(tx))[0] ?? (await strayOf(tx))[0] ?? null
  })
  return broken
}

/** What the attack finds on these subjects in a database with this fault, and not in a sound one. */
export async function deviationOf(
  sql: postgres.Sql,
  statements: string,
  world: World,
  focus: readonly string[],
  known: ReadonlySet<string>,
): Promise<string | null> {
  let seen: string | null = null
  await whilePlanted(sql, statements, async (tx) => {
    await tx`set local session authorization postgres`
    await tx`set local statement_timeout = '120s'`
    // The attack begins a transaction that it rolls back; here that is a savepoint within ours.
    const within = {
      begin: (work: (inner: postgres.TransactionSql) => Promise<unknown>) => tx.savepoint(work),
    }
    try {
      const { deviations } = await attack(within as unknown as postgres.Sql, world, { focus })
      seen = deviations.find((deviation) => !known.has(deviation)) ?? null
    } catch (error) {
      // The attack stumbled over what the fault broke: that is a finding too.
      seen = (error as Error).message
    }
  })
  return seen
}
