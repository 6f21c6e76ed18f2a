import { expect, test } from 'vitest'
import type { PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import type { Person } from './data.ts'
import { fitExceptions, realEdits, setRight } from './edits.ts'

const clerk: PermissionDocument = {
  version: 1,
  home: 'desk',
  areas: { patients: { verbs: ['read', 'create'] }, billing: { verbs: ['read'] } },
}

test('a right beyond the role is added, a right of the role is taken away, and back', () => {
  const more = setRight(clerk, {}, 'billing', 'create', true)
  expect(more).toEqual({ allow: { billing: ['create'] } })
  expect(setRight(clerk, more, 'billing', 'create', false)).toEqual({})
  const less = setRight(clerk, more, 'patients', 'create', false)
  expect(less).toEqual({ allow: { billing: ['create'] }, deny: { patients: ['create'] } })
  expect(setRight(clerk, less, 'patients', 'create', true)).toEqual(more)
})

test('under another role, only what still differs from it stays an exception', () => {
  const exceptions = { allow: { billing: ['create'], reports: ['read'] }, deny: { patients: ['create'] } }
  const cashier: PermissionDocument = {
    version: 1,
    home: 'desk',
    areas: { billing: { verbs: ['read', 'create'] } },
  }
  expect(fitExceptions(cashier, exceptions)).toEqual({ allow: { reports: ['read'] } })
})

test('an edit that comes back to where it was is none', () => {
  const person = { role_id: 'a', title: null, exceptions: {} } as Person
  expect(realEdits(person, { role_id: 'a', title: 'Chef', exceptions: {} })).toEqual({ title: 'Chef' })
})
