import { expect, test } from 'vitest'
import {
  areas,
  type PermissionDocument,
  permissionDocument,
} from '../../../../functions/_shared/contracts/permissions.ts'
import { sentenceOf } from '../../lib/rightWords.ts'
import { difference, isSame, merge } from './difference.ts'
import { blankDocument, governs, held, limit, limitOf, ownVerbs, turn, verbsOf } from './matrix.ts'
import { roleCode } from './roleCode.ts'
import { copyFor, draftOf, exceeding, isChanged, rebase } from './roleDraft.ts'
import { groups } from './words.ts'

const nurse: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: { patients: { verbs: ['read', 'create', 'update'] }, messages: { verbs: ['read'] } },
}

test('every area is in one group, and every right has its sentence', () => {
  expect(groups.flatMap((group) => group.areas).toSorted()).toEqual(areas.toSorted())
  for (const area of areas) for (const verb of verbsOf(area)) expect(sentenceOf(area, verb)).toBeTruthy()
})

test('reading comes with the first right of an area and takes the others with it', () => {
  const corrects = turn(blankDocument, 'areas', 'patients', 'update', true)
  expect(held(corrects, 'areas', 'patients')).toEqual(['read', 'update'])
  expect(turn(corrects, 'areas', 'patients', 'read', false).areas).toEqual({})
  const emergency = turn(blankDocument, 'areas', 'patients', 'emergency', true)
  expect(held(emergency, 'areas', 'patients')).toEqual(['emergency'])
})

test('what may be given needs no reading, and disappears when empty', () => {
  const gives = turn(blankDocument, 'grants', 'patients', 'update', true)
  expect(gives.grants).toEqual({ patients: ['update'] })
  expect(turn(gives, 'grants', 'patients', 'update', false)).toEqual(blankDocument)
})

test('a limit keeps the rights that mean something under it, and can be lifted', () => {
  const own = limit(turn(nurse, 'areas', 'patients', 'export', true), 'patients', 'own_records')
  expect(held(own, 'areas', 'patients')).toEqual(['read', 'create', 'update'])
  const limited = limit(nurse, 'patients', 'without_identity')
  expect(limited.areas.patients).toEqual({ verbs: ['read'], limits: ['without_identity'] })
  expect(limitOf(limit(limited, 'patients', null), 'patients')).toBeNull()
  expect(permissionDocument.safeParse(limited).success).toBe(true)
})

test('the grid keeps the verbs of one area apart', () => {
  expect(ownVerbs('referrals')).toEqual(['answer', 'close'])
  expect(ownVerbs('patients')).toEqual(['emergency'])
  expect(governs(nurse)).toBe(false)
})

test('a difference says what was added, removed and limited', () => {
  const after = limit(turn(nurse, 'areas', 'billing', 'read', true), 'patients', 'own_records')
  expect(difference(nurse, after).areas).toEqual([
    {
      area: 'patients',
      added: [],
      removed: [],
      limit: { before: null, after: 'own_records' },
    },
    { area: 'billing', added: ['read'], removed: [] },
  ])
  expect(
    isSame(nurse, { ...nurse, areas: { messages: nurse.areas.messages, patients: nurse.areas.patients } }),
  ).toBe(true)
})

test('two edits made at the same time are carried together', () => {
  const mine = turn(nurse, 'areas', 'messages', 'create', true)
  const theirs = turn(nurse, 'areas', 'patients', 'update', false)
  const merged = merge(nurse, mine, theirs)
  expect(held(merged, 'areas', 'messages')).toEqual(['read', 'create'])
  expect(held(merged, 'areas', 'patients')).toEqual(['read', 'create'])

  const role = { name_fr: 'Nuit', name_en: 'Night', document: nurse, revision: 3 }
  const draft = { ...draftOf(role), document: mine }
  const after = rebase(draft, { ...role, name_fr: 'Garde', document: theirs, revision: 4 })
  expect(after).toMatchObject({ name_fr: 'Garde', document: merged, base: { revision: 4 } })
  expect(isChanged(draftOf(role))).toBe(false)
})

test('what was there before may stay, but a limit on it may not be lifted', () => {
  const giver: PermissionDocument = { version: 1, home: 'administration', areas: {} }
  const limited = limit(nurse, 'patients', 'own_records')
  expect(exceeding(giver, nurse, nurse)).toEqual([])
  expect(exceeding(giver, limited, nurse)).toEqual([])
  expect(exceeding(giver, nurse, limited).map(({ area }) => area)).toEqual([
    'patients',
    'patients',
    'patients',
  ])
  const passesOn = turn(nurse, 'grants', 'patients', 'read', true)
  expect(exceeding(giver, passesOn, nurse)).toEqual([{ area: 'patients', verb: 'read' }])
})

test('a copy leaves out what the copier may not give', () => {
  const giver: PermissionDocument = {
    version: 1,
    home: 'administration',
    areas: { staff: { verbs: ['create'] } },
    grants: { patients: ['read', 'create'], messages: ['read'] },
  }
  const { document, left } = copyFor(giver, nurse)
  expect(left).toBe(1)
  expect(held(document, 'areas', 'patients')).toEqual(['read', 'create'])
})

test('a code comes from the name and never collides', () => {
  expect(roleCode('Infirmière de nuit', [])).toBe('infirmiere_de_nuit')
  expect(roleCode('Infirmière de nuit', ['infirmiere_de_nuit'])).toBe('infirmiere_de_nuit_2')
  expect(roleCode('3e équipe', [])).toBe('e_equipe')
  expect(roleCode('É', [])).toBe('role_e')
  expect(roleCode('x'.repeat(80), []).length).toBeLessThanOrEqual(40)
})
