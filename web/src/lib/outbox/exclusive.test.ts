import { expect, it } from 'vitest'
import { leased } from './exclusive.ts'

it('lets one tab send at a time where there are no locks', async () => {
  let lease: { holder: string; until: number } | undefined
  const tab = () =>
    leased(
      () => lease,
      (next) => (lease = next),
    )
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setTimeout(resolve, 30))
    inside -= 1
  }
  await Promise.all([tab()(work), tab()(work), tab()(work)])
  expect(most).toBe(1)
  expect(lease).toBeUndefined()
})

it('does not wait for a tab that died, nor for a lease that a wrong clock wrote', async () => {
  for (const until of [Date.now() - 1, Date.now() + 30 * 86_400_000]) {
    let lease: { holder: string; until: number } | undefined = { holder: 'gone', until }
    let done = false
    await leased(
      () => lease,
      (next) => (lease = next),
    )(async () => {
      done = true
    })
    expect(done).toBe(true)
  }
})

it('lets go when the work fails', async () => {
  let lease: { holder: string; until: number } | undefined
  const failing = leased(
    () => lease,
    (next) => (lease = next),
  )(() => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(lease).toBeUndefined()
})
