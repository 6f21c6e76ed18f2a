import { expect, test } from 'vitest'
import {
  beyond,
  effectiveDocument,
  mayGive,
  type PermissionDocument,
  permissionDocument,
  rightsOf,
} from './permissions.ts'

const administrator: PermissionDocument = {
  version: 1,
  home: 'administration',
  areas: {
    staff: { verbs: ['read', 'create', 'update'] },
    patients: { verbs: ['read'], limits: ['without_identity'] },
    reports: { verbs: ['read'] },
  },
  grants: { patients: ['read', 'create', 'emergency'], consultations: ['read', 'create'] },
}
const nurse: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: { patients: { verbs: ['read', 'create'] }, consultations: { verbs: ['read'] } },
}

test('a document may carry what its holder gives without exercising it', () => {
  expect(permissionDocument.parse(administrator)).toEqual(administrator)
  expect(permissionDocument.safeParse({ ...nurse, grants: { patients: ['rule'] } }).success).toBe(false)
  expect(permissionDocument.safeParse({ ...nurse, grants: { everything: [] } }).success).toBe(false)
})

test('a limit that no policy keeps is refused', () => {
  const limited = (area: string, limit: string) =>
    permissionDocument.safeParse({ ...nurse, areas: { [area]: { verbs: ['read'], limits: [limit] } } })
      .success
  expect(limited('patients', 'without_identity')).toBe(true)
  expect(limited('consultations', 'without_identity')).toBe(false)
  expect(limited('billing', 'own_records')).toBe(false)
})

test('what is held without a limit, or held to be given, may be given', () => {
  expect(mayGive(administrator, 'consultations', 'read')).toBe(true)
  expect(mayGive(administrator, 'reports', 'read')).toBe(true)
  expect(mayGive(administrator, 'reports', 'submit')).toBe(false)
  expect(mayGive({ ...administrator, grants: undefined }, 'patients', 'read')).toBe(false)
})

test('a role that goes beyond its giver is named right by right, also for what it would give in turn', () => {
  expect(beyond(administrator, nurse)).toEqual([])
  const more = { ...nurse, areas: { ...nurse.areas, billing: { verbs: ['read'] } } }
  expect(beyond(administrator, more)).toEqual([{ area: 'billing', verb: 'read' }])
  expect(beyond(administrator, { ...nurse, grants: { audit: ['read'] } })).toEqual([
    { area: 'audit', verb: 'read' },
  ])
  expect(beyond(administrator, more, more)).toEqual([])
  const limited = {
    ...more,
    areas: { ...more.areas, billing: { verbs: ['read'], limits: ['own_records' as const] } },
  }
  expect(beyond(administrator, more, limited)).toEqual([{ area: 'billing', verb: 'read' }])
})

test('exceptions add and take away; what is taken away wins, and limits stay', () => {
  const effective = effectiveDocument(administrator, {
    allow: { billing: ['update', 'read'], reports: ['submit'] },
    deny: { reports: ['read'], staff: ['update', 'create', 'read'], billing: ['update'] },
  })
  expect(rightsOf(effective)).toEqual([
    { area: 'patients', verb: 'read' },
    { area: 'reports', verb: 'submit' },
    { area: 'billing', verb: 'read' },
  ])
  expect(effective.areas.patients?.limits).toEqual(['without_identity'])
  expect(effective.grants).toEqual(administrator.grants)
})
