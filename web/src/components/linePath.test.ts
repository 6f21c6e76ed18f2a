import { expect, test } from 'vitest'
import { groundPath, linePath, roundStep, scale, wholeTicks } from './linePath.ts'

test('the axis has round, whole steps and ends at or above the highest value', () => {
  expect(wholeTicks(0)).toEqual({ top: 1, ticks: [0, 1] })
  expect(wholeTicks(3)).toEqual({ top: 3, ticks: [0, 1, 2, 3] })
  expect(wholeTicks(7)).toEqual({ top: 8, ticks: [0, 2, 4, 6, 8] })
  expect(wholeTicks(43)).toEqual({ top: 50, ticks: [0, 10, 20, 30, 40, 50] })
  expect(wholeTicks(1234)).toEqual({ top: 1400, ticks: [0, 200, 400, 600, 800, 1000, 1200, 1400] })
  for (let highest = 1; highest < 3000; highest += 7) {
    const { top, ticks } = wholeTicks(highest)
    expect(top).toBeGreaterThanOrEqual(highest)
    expect(ticks.at(-1)).toBe(top)
    expect(ticks.length).toBeLessThan(10)
    expect(ticks.every(Number.isInteger)).toBe(true)
  }
})

test('a step is 1, 2 or 5 times a power of ten', () => {
  expect([roundStep(4, 4), roundStep(8, 4), roundStep(22, 4), roundStep(4000, 4)]).toEqual([1, 2, 5, 1000])
})

test('a scale goes both ways, upside down as well', () => {
  const y = scale([0, 50], [200, 20])
  expect([y.at(0), y.at(50), y.at(25)]).toEqual([200, 20, 110])
  expect(y.back(110)).toBe(25)
})

test('a line breaks where a week is missing, which is not zero', () => {
  const spots = [0, 1, null, 3, null, 4.125].map((y, x) => ({ x, y }))
  expect(linePath(spots)).toBe('M0,0L1,1M3,3ZM5,4.13Z')
  expect(groundPath(spots.slice(0, 3), 10)).toBe('M0,0L1,1L1,10L0,10Z')
  expect(linePath([])).toBe('')
})
