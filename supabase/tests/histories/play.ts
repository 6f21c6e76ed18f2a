/**
 * Many histories at once, on two devices that know of each other only what the server tells them: operations arrive
 * late, out of order and twice, answers are lost, and a program edits rows directly in between.
 */
import postgres from 'postgres'
import type { Operation } from '../../../functions/_shared/contracts/sync.ts'
import { facility, push } from '../device.ts'
import { as } from '../world.ts'
import { type Dice, dice } from './dice.ts'
import { empty, type Held, store } from './held.ts'
import { newStory, nextStep, type Story } from './story.ts'

export interface Played {
  operations: number
  /** How many answers said what: `done`, `held`, or a code. */
  answers: Record<string, number>
  devices: Held[]
}

/** The reference rows that the stories speak of, beyond those of the small world. */
export async function addTerms(sql: postgres.Sql): Promise<void> {
  await sql`insert into sis.disease values ('measles', 'Rougeole', 'Measles', 'immediate') on conflict do nothing`
  await sql`insert into sis.diagnosis_term (code, label_fr, label_en, disease_code) values
    ('malaria_severe', 'Paludisme grave', 'Severe malaria', 'malaria'), ('measles', 'Rougeole', 'Measles', 'measles') on conflict do nothing`
}

const passing = ['40P01', '40001', '55P03']

/** What a device does when the exchange fails in passing: it sends the same again. */
async function exchange(sql: postgres.Sql, operations: readonly Operation[], held: Held) {
  for (let tries = 1; ; tries++) {
    try {
      return await push(sql, 'nurse', operations, { since: held.seq })
    } catch (error) {
      const passes = error instanceof postgres.PostgresError && passing.includes(error.code)
      if (!passes || tries === 20) throw error
    }
  }
}

/** A program that writes rows itself: puts a withdrawn visit back, changes a diagnosis or takes one away. */
async function interfere(sql: postgres.Sql, d: Dice, held: Held): Promise<void> {
  const visit = d.pick([...held.visits.keys(), ''])
  const statement = d.pick([
    `update sis.consultation set deleted_at = null where facility_code = '${facility}' and id = (select max(id::text)::uuid
       from sis.consultation where facility_code = '${facility}' and deleted_at is not null)`,
    `update sis.consultation set outcome = 'deceased', is_new_case = not is_new_case where facility_code = '${facility}' and id::text = '${visit}'`,
    `update sis.diagnosis set is_new_case = not is_new_case, term_code = 'measles' where facility_code = '${facility}' and consultation_id::text = '${visit}'`,
  ])
  await as(sql, 'nurse', (tx) => tx.unsafe(statement)).catch((error) => {
    // A visit put back before a birth that was corrected since, or two at once.
    if (!passing.includes(error.code) && error.message !== 'before_birth') throw error
  })
}

/** Plays `count` histories of about ten operations each, from this seed. */
export async function play(sql: postgres.Sql, count: number, seed: number): Promise<Played> {
  const d = dice(seed)
  const stories = Array.from({ length: count }, () => ({ story: newStory(), left: 6 + d.roll(9) }))
  const devices = [empty(), empty()]
  const answers: Record<string, number> = {}
  const sent: Operation[] = []
  let late: Operation[] = []
  const arrive = async (held: Held, operations: Operation[]) => {
    sent.push(...operations)
    // An answer in eight is lost on its way, after the commit.
    if (d.once(8)) await exchange(sql, operations, held)
    const answer = await exchange(sql, operations, held)
    store(held, answer)
    for (const { status, code } of answer.answers ?? []) {
      const said = status === 'refused' ? (code ?? '') : status
      answers[said] = (answers[said] ?? 0) + 1
    }
  }
  for (;;) {
    const active = stories.filter((one) => one.left > 0)
    if (active.length === 0 && late.length === 0) break
    const batches = devices.map((held) => {
      const chosen: { story: Story; left: number }[] = active
        .filter(() => d.once(Math.max(1, Math.round(active.length / 35))))
        .slice(0, 40)
      const fresh = chosen.map((one) => {
        one.left -= 1
        return nextStep(d, one.story, held)
      })
      const kept = fresh.filter(() => !d.once(6))
      const waiting = fresh.filter((one) => !kept.includes(one))
      // What was kept back comes now, some of it; and something that was sent long ago comes once more.
      const now = late.filter(() => d.once(3)).slice(0, 8)
      late = [...late.filter((one) => !now.includes(one)), ...waiting]
      return [...kept, ...now, ...(sent.length > 0 && d.once(2) ? [d.pick(sent)] : [])]
    })
    await Promise.all(batches.map((batch, place) => arrive(devices[place] as Held, batch)))
    if (d.once(3)) await interfere(sql, d, devices[0] as Held)
  }
  for (const held of devices) {
    for (let [more, pages] = [true, 0]; more && pages < 100; pages++) {
      const page = await exchange(sql, [], held)
      store(held, page)
      more = page.more === true
    }
  }
  return { operations: sent.length, answers, devices }
}
