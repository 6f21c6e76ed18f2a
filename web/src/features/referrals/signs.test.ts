import { expect, test } from 'vitest'
import { composeSigns, measuresOf } from './signs.ts'

test('a measure that was not taken is absent, a zero stays', () => {
  expect(measuresOf({ temperature_c: 39.4, weight_kg: null, pulse_bpm: 0 })).toEqual({
    temperature_c: 39.4,
    pulse_bpm: 0,
  })
})

test('measures and words travel together', () => {
  expect(composeSigns({ temperature_c: 39.4 }, ' convulsions ')).toEqual({
    temperature_c: 39.4,
    text: 'convulsions',
  })
  expect(composeSigns({}, '  ')).toBeNull()
})
