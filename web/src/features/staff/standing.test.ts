import { expect, test } from 'vitest'
import type { Role } from '../../lib/roles.ts'
import type { Person } from './data.ts'
import { exceptionCount, filterPeople, isLastAdministrator, standingOf } from './standing.ts'

const today = '2026-11-24'
const role = (id: string, verbs: string[]): Role => ({
  id,
  facility_code: null,
  code: id,
  name_fr: id,
  name_en: id,
  document: { version: 1, home: 'administration', areas: { staff: { verbs } } },
  revision: 1,
})
const roles = [role('administrator', ['read', 'update']), role('clerk', [])]
const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  facility_code: 'csref_djenne',
  user_id: id,
  role_id: 'clerk',
  display_name: id,
  title: null,
  status: 'active',
  starts_on: '2026-01-01',
  ends_on: null,
  exceptions: {},
  revision: 1,
  ...more,
})
const admin = (id: string, more: Partial<Person> = {}) => person(id, { role_id: 'administrator', ...more })

test('the dates count as much as the status', () => {
  expect(standingOf(person('a'), today)).toBe('present')
  expect(standingOf(person('a', { ends_on: today }), today)).toBe('present')
  expect(standingOf(person('a', { ends_on: '2026-11-23' }), today)).toBe('left')
  expect(standingOf(person('a', { starts_on: '2026-12-01' }), today)).toBe('upcoming')
  expect(standingOf(person('a', { status: 'suspended', starts_on: '2026-12-01' }), today)).toBe('suspended')
  expect(standingOf(person('a', { status: 'ended' }), today)).toBe('left')
})

test('the last administrator is the last who stays', () => {
  const last = (others: Person[]) => isLastAdministrator(admin('a'), [admin('a'), ...others], roles, today)
  expect(last([person('b')])).toBe(true)
  expect(last([admin('b')])).toBe(false)
  expect(last([admin('b', { ends_on: '2027-01-01' })])).toBe(true)
  expect(last([admin('b', { status: 'suspended' })])).toBe(true)
  expect(last([admin('b', { exceptions: { deny: { staff: ['update'] } } })])).toBe(true)
  expect(last([person('b', { exceptions: { allow: { staff: ['update'] } } })])).toBe(false)
  expect(isLastAdministrator(person('b'), [person('b')], roles, today)).toBe(false)
})

test('a search forgets accents and the order of words', () => {
  const people = [person('Fanta Koné', { title: 'Caisse' }), person('Ibrahim Touré')]
  const find = (text: string) =>
    filterPeople(people, { text, role: '', standing: 'all' }, today, () => 'Agent').map(({ id }) => id)
  expect(find('kone fan')).toEqual(['Fanta Koné'])
  expect(find('caisse')).toEqual(['Fanta Koné'])
  expect(find('agent')).toHaveLength(2)
  expect(find('kone toure')).toEqual([])
})

test('exceptions are counted right by right', () => {
  expect(
    exceptionCount(
      person('a', { exceptions: { allow: { billing: ['read', 'create'] }, deny: { patients: ['export'] } } }),
    ),
  ).toBe(3)
})
