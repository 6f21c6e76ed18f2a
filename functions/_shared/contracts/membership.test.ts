import { expect, test } from 'vitest'
import { membershipChange, newRole, roleChange, roleRemoval } from './membership.ts'
import { ministryQuery } from './ministry.ts'
import { incomingWebhook } from './webhook.ts'

const where = { facility_code: 'csref_djenne', revision: 3 }
const document = { version: 1, home: 'care', areas: { patients: { verbs: ['read'] } } }

test('a role takes a new document or a new name', () => {
  expect(roleChange.safeParse({ ...where, document }).success).toBe(true)
  expect(roleChange.parse({ ...where, name_fr: ' Chef  d’équipe ' }).name_fr).toBe('Chef d’équipe')
})

test.each([
  where,
  { ...where, revision: undefined, document },
  { ...where, name_fr: 'a'.repeat(100_000) },
  { ...where, name_fr: '\u202e' },
  { ...where, code: 'administrator', document },
  { ...where, document: { ...document, home: 'nowhere' } },
  { ...where, document: { ...document, areas: { patients: { verbs: ['rule'] } } } },
  { ...where, document: { ...document, areas: { everything: { verbs: ['read'] } } } },
])('a role change that is refused (%#)', (change) => {
  expect(roleChange.safeParse(change).success).toBe(false)
})

const made = { facility_code: 'csref_djenne', code: 'guard', name_fr: 'Gardien', name_en: 'Guard', document }

test('a new role has a code, two names and a document', () => {
  expect(newRole.parse(made)).toEqual(made)
  expect(roleRemoval.parse(where)).toEqual(where)
})

test.each([
  { ...made, code: 'Guard' },
  { ...made, name_en: '' },
  { ...made, document: undefined },
  { ...made, document: { ...document, grants: { patients: ['rule'] } } },
  { ...made, facility_code: null },
  { ...made, revision: 1 },
])('a new role that is refused (%#)', (role) => {
  expect(newRole.safeParse(role).success).toBe(false)
})

test.each([
  { ...where, status: 'suspended' },
  { ...where, ends_on: null },
  { ...where, exceptions: { allow: { billing: ['read'] }, deny: { patients: ['export'] } } },
  { ...where, starts_on: '2026-12-01', ends_on: '2026-12-01' },
  { ...where, display_name: 'Fanta Koné', title: null },
])('a membership change that is taken (%#)', (change) => {
  expect(membershipChange.parse(change)).toEqual(change)
})

test.each([
  where,
  { ...where, user_id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e90', status: 'active' },
  { ...where, status: 'boss' },
  { ...where, role_id: 'administrator' },
  { ...where, ends_on: '2026-13-01' },
  { ...where, exceptions: { allow: { billing: ['delete'] } } },
  { ...where, exceptions: { always: {} } },
  { ...where, starts_on: null },
  { ...where, starts_on: '2026-12-02', ends_on: '2026-12-01' },
  { ...where, display_name: null },
  { ...where, title: 'a'.repeat(81) },
])('a membership change that is refused (%#)', (change) => {
  expect(membershipChange.safeParse(change).success).toBe(false)
})

test('the Ministry asks for weeks that have begun', () => {
  expect(ministryQuery.safeParse({}).success).toBe(true)
  expect(ministryQuery.safeParse({ week: '2026-01-05' }).success).toBe(true)
  for (const query of [{ week: '2999-01-01' }, { week: '2026-W02' }, { facility: 'x' }]) {
    expect(ministryQuery.safeParse(query).success).toBe(false)
  }
})

test('a webhook has a type, an instant and data, and nothing else', () => {
  const message = { type: 'result.ready', timestamp: '2026-01-05T10:00:00Z', data: { sample: 'L-12' } }
  expect(incomingWebhook.parse(message)).toEqual(message)
  for (const change of [
    { type: '' },
    { type: 'a'.repeat(100_000) },
    { timestamp: 'now' },
    { data: [] },
    { extra: 1 },
  ]) {
    expect(incomingWebhook.safeParse({ ...message, ...change }).success).toBe(false)
  }
})
