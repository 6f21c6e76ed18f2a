/**
 * What a refusal must not tell: an id that exists in another facility and one that exists nowhere get the same
 * answer, whatever is done with it and whoever asks.
 */
import type postgres from 'postgres'
import { type Actor, actors } from './actors.ts'
import { load, tryAs } from './engine.ts'
import { elsewhere, type Probe, probes } from './side_questions.ts'

/** People who have nothing to do with the facility whose ids are tried. */
export const outsiders = actors.filter((me) => !me.memberships.some((m) => m.facility === elsewhere))

/** An answer without what was asked about, so that two answers can be compared. */
export const without = (outcome: string, probe: Probe): string =>
  outcome.replaceAll(probe.there, '…').replaceAll(probe.missing, '…')

class RolledBack extends Error {}

/** Asks every question twice as every outsider; what differs tells something. */
export async function listen(sql: postgres.Sql, plant?: string): Promise<{ pairs: number; told: string[] }> {
  const told: string[] = []
  let pairs = 0
  const compare = (me: Actor, outcomes: readonly string[]) => {
    for (const [n, probe] of probes.entries()) {
      if (probe.exceptFor?.includes(me.code)) continue
      pairs += 1
      const [there, missing] = [outcomes[2 * n] ?? '', outcomes[2 * n + 1] ?? '']
      if (without(there, probe) !== without(missing, probe))
        told.push(`${me.code} · ${probe.name}: ${there} where it exists, ${missing} where it does not`)
    }
  }
  await sql
    .begin(async (tx) => {
      if (plant) await tx.unsafe(plant)
      await load(
        tx,
        probes.flatMap((probe) => [probe.ask(probe.there), probe.ask(probe.missing)]),
      )
      for (const me of outsiders)
        compare(
          me,
          await tryAs(tx, { role: me.id ? 'authenticated' : 'anon', user: me.id }, 0, probes.length * 2),
        )
      throw new RolledBack()
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) throw error
    })
  return { pairs, told }
}
