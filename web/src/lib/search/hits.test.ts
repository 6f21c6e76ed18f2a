/** The right person among the first three of ten thousand, with the misspellings that occur. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { hitRate } from '../../../../supabase/bench/search/hits.ts'
import { makeRegister } from '../../../../supabase/bench/search/people.ts'
import { makeQueries, standard, type Target } from '../../../../supabase/bench/search/queries.ts'

const today = '2026-11-24'
const register = makeRegister('cscom_sangha', 10_000, today)
const targets: Target[] = ['anybody', 'who comes back']

/** The index as it is now, or with what is planted in its modules. */
async function rateOf(target: Target, count: number): Promise<number> {
  const { createIndex } = await import('./searchIndex.ts')
  const index = createIndex()
  index.put(register)
  return hitRate(makeQueries(register, standard, target, count), (text, limit) =>
    index.search(text, limit, today).map(({ id }) => id),
  )
}

afterEach(() => {
  vi.doUnmock('../../../../functions/_shared/names/fold.ts')
  vi.resetModules()
})

describe('two letters of each name, the age and the begun village', () => {
  it.each(targets)('find %s among the first three, 98 times in 100', async (target) => {
    expect(await rateOf(target, 500)).toBeGreaterThanOrEqual(0.98)
  })

  it('do not, where names are compared as they are written', async () => {
    vi.resetModules()
    vi.doMock('../../../../functions/_shared/names/fold.ts', async (original) => {
      const written = (text: string) => text.toLowerCase().trim()
      return {
        ...(await original<object>()),
        plain: written,
        fold: written,
        soundsOf: (text: string) => written(text).split(/[ -]/).filter(Boolean),
      }
    })
    expect(await rateOf('who comes back', 200)).toBeLessThan(0.98)
  })
})
