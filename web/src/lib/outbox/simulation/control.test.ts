/** The control: what the outbox would be if it were TanStack Query's persisted mutations. */
import { expect, it } from 'vitest'
import { makeControl } from './control.ts'
import { runSchedules } from './run.ts'

const makeClient = makeControl

it('is set up as it should be: with a bad network and nothing worse it loses and repeats nothing', async () => {
  const { said, lost, repeated, wrong } = await runSchedules(60, { makeClient, isCalm: true })
  expect({ lost, repeated, wrong }).toEqual({ lost: 0, repeated: 0, wrong: 0 })
  expect(said).toBeGreaterThan(500)
}, 30_000)

it('loses what the person said under the same schedules', async () => {
  const { lost } = await runSchedules(100, { makeClient })
  expect(lost).toBeGreaterThan(0)
}, 30_000)

it('repeats it when the server has no ledger', async () => {
  const { repeated } = await runSchedules(100, { makeClient, fault: 'no ledger on the server' })
  expect(repeated).toBeGreaterThan(0)
}, 30_000)
