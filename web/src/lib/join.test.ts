import { expect, test } from 'vitest'
import { invitationIn, spelled } from './join.ts'

test('a link gives its code and address; anything else gives nothing', () => {
  expect(invitationIn('#code=7K4X-9Q2M&email=a%2Bb%40exemple.ml')).toEqual({
    code: '7K4X-9Q2M',
    email: 'a+b@exemple.ml',
  })
  expect(invitationIn('')).toEqual({ code: '', email: '' })
})

test('a code is spelled in two groups, however it is typed', () => {
  expect(spelled('7k4x 9q2m')).toBe('7K4X-9Q2M')
  expect(spelled('7k4x-')).toBe('7K4X')
  expect(spelled('7K4X-9Q2M and more')).toBe('7K4X-9Q2M')
})
