import { expect, test } from 'vitest'
import { readCardNumber } from './cardNumber.ts'

test('a card number is read however it is typed', () => {
  expect(['7k4p-92ab', '7K4P92AB', ' 7k4p 92ab ', '7K4P‑92AB'].map(readCardNumber)).toEqual(
    Array(4).fill('7K4P-92AB'),
  )
  expect(readCardNumber('OIL4-92AB')).toBe('0114-92AB')
})

test('a name or half a number is no card number', () => {
  expect(['', '7K4P', 'Fatoumata', '7K4P-92ABC', '7U4P-92AB'].map(readCardNumber)).toEqual(
    Array(5).fill(undefined),
  )
})
