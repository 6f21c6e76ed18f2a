import { expect, test } from 'vitest'
import { problemOf, statusOf } from './database_errors.ts'

test.each([
  ['42501', 403],
  ['PT404', 404],
  ['PT409', 409],
  ['22023', 400],
  ['22P02', 400],
  ['23505', 409],
  ['23503', 409],
  ['23514', 400],
  ['P0001', 400],
  ['42883', 404],
  ['57014', 500],
  ['53300', 503],
  ['40001', 500],
])('SQLSTATE %s is %i, as PostgREST answers', (code, status) => {
  expect(statusOf(code, false)).toBe(status)
})

test('who is not signed in is asked to sign in', () => {
  expect(statusOf('42501', true)).toBe(401)
})

test('code, message, details and hint come through', async () => {
  const error = { code: 'PT409', message: 'stale_revision', detail: '{"current":1}', hint: 'reload' }
  const answer = problemOf(error, new Response('{}', { status: 500, headers: { 'content-length': '2' } }))
  expect(answer.status).toBe(409)
  expect(await answer.json()).toEqual({
    code: 'PT409',
    message: 'stale_revision',
    details: '{"current":1}',
    hint: 'reload',
  })
})
