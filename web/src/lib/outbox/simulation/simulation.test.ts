/**
 * 5,000 bad days from their seeds. One that failed is played again alone with
 * `KENEYA_SCHEDULE=1234 npx vitest run --project web web/src/lib/outbox/simulation -t 'no. 1234'`.
 */
import { describe, expect, it } from 'vitest'
import { type Fault, faults } from './faults.ts'
import { runSchedule, runSchedules, type Totals } from './run.ts'
import { isSound, type Outcome } from './verify.ts'

const wanted = process.env.KENEYA_SCHEDULE
const told = ({ seed, lost, repeated, disordered, wrong }: Outcome) => ({
  seed,
  lost,
  repeated,
  disordered,
  wrong,
})

describe('the outbox under random schedules', () => {
  it('loses nothing, repeats nothing and keeps the order in 5,000 of them', async () => {
    const { runs, said, standing, failed } = await runSchedules(5_000)
    expect(failed.slice(0, 5).map(told)).toEqual([])
    expect(runs).toBe(5_000)
    // The days are bad enough to prove something: much is said, and much is left for a person to decide.
    expect(said).toBeGreaterThan(40_000)
    expect(standing).toBeGreaterThan(5_000)
  }, 120_000)

  it('is the same day again from the same seed', async () => {
    for (const seed of [7, 77, 777]) expect(await runSchedule(seed)).toEqual(await runSchedule(seed))
  })
})

/** Which count each planted fault must turn. */
const noticed: Record<Fault, (totals: Totals) => number> = {
  'no ledger on the server': ({ repeated }) => repeated,
  'no lock among tabs': ({ wrong }) => wrong,
  'acknowledged before it is durable': ({ lost }) => lost,
  'deleted before the answer': ({ lost }) => lost,
  'another id at each try': ({ repeated }) => repeated,
  'silence taken for a yes': ({ lost }) => lost,
  'a refusal taken for a yes': ({ lost }) => lost,
  'sent in the wrong order': ({ disordered }) => disordered,
  'nothing held behind a refusal': ({ disordered }) => disordered,
  'ordered by the clock': ({ disordered }) => disordered,
  'an evacuation in its turn': ({ wrong }) => wrong,
  'a batch that cannot be read is tried again as it is': ({ wrong }) => wrong,
  'sent with the token of whoever is signed in': ({ wrong }) => wrong,
}

describe('a planted fault is noticed', () => {
  it.each(faults)(
    '%s',
    async (fault) => {
      const totals = await runSchedules(2_000, { fault }, (sofar) => noticed[fault](sofar) > 0)
      expect(noticed[fault](totals)).toBeGreaterThan(0)
    },
    60_000,
  )
})

if (wanted) {
  it(`no. ${wanted}`, async () => {
    const outcome = await runSchedule(Number(wanted))
    console.log(outcome)
    expect(isSound(outcome)).toBe(true)
  })
}
