import { expect, test } from 'vitest'
import { mistakesIn, toInvitation } from './invitationForm.ts'
import { type Invitation, joinLink, stateOf } from './invitations.ts'

const form = {
  name: ' Mariam Diarra ',
  email: ' Mariam.Diarra@Exemple.ml ',
  title: '',
  roleId: 'r',
  startsOn: '',
  endsOn: '',
}
const today = '2026-11-24'

test('an invitation leaves without its empty answers', () => {
  expect(mistakesIn(form, today)).toEqual({})
  expect(toInvitation(form, 'csref_djenne')).toEqual({
    facility_code: 'csref_djenne',
    email: 'mariam.diarra@exemple.ml',
    role_id: 'r',
    display_name: 'Mariam Diarra',
  })
})

test('what is missing or wrong is named', () => {
  const wrong = {
    ...form,
    name: ' ',
    email: 'mariam@',
    roleId: '',
    startsOn: '2026-12-02',
    endsOn: '2026-12-01',
  }
  expect(mistakesIn(wrong, today)).toEqual({ name: true, email: true, role: true, endsOn: 'order' })
  expect(mistakesIn({ ...form, endsOn: '2026-11-23' }, today)).toEqual({ endsOn: 'past' })
})

test('the code stays behind the # of the link', () => {
  const link = joinLink('https://keneya.ml', { code: '7K4X-9Q2M', email: 'a+b@exemple.ml' })
  expect(link).toBe('https://keneya.ml/join#code=7K4X-9Q2M&email=a%2Bb%40exemple.ml')
  expect(new URL(link).search).toBe('')
})

test('an invitation is open until it is used, old, or tried too often', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const invitation = (more: Partial<Invitation>) =>
    ({ expires_at: '2026-11-25T12:00:00Z', accepted_at: null, tries: 0, ...more }) as Invitation
  expect(stateOf(invitation({}), now)).toBe('open')
  expect(stateOf(invitation({ tries: 5 }), now)).toBe('blocked')
  expect(stateOf(invitation({ tries: 5, expires_at: '2026-11-24T11:00:00Z' }), now)).toBe('expired')
  expect(stateOf(invitation({ accepted_at: '2026-11-24T11:00:00Z' }), now)).toBe('used')
})
