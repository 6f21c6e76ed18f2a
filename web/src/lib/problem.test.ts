import { expect, test } from 'vitest'
import { isPassing, Problem, problemFromAnswer, toProblem } from './problem.ts'

test('SQL raises a stable code as its message, with details in JSON', () => {
  const body = { code: 'PT409', message: 'stale_revision', details: '{"current":{"revision":4}}', hint: null }
  const problem = problemFromAnswer(body, 409)
  expect(problem).toMatchObject({
    code: 'stale_revision',
    details: { current: { revision: 4 } },
    status: 409,
  })
})

test('functions answer with our own shape', () => {
  const body = { code: 'wrong_step', message: 'Cette étape ne suit pas.', details: { from: 'sent' } }
  expect(problemFromAnswer(body, 409)).toMatchObject({ code: 'wrong_step', details: { from: 'sent' } })
})

test('SQL text never reaches a person', () => {
  const body = { code: '42501', message: 'permission denied for table patient', details: 'secret' }
  const problem = problemFromAnswer(body, 403)
  expect(problem.code).toBe('forbidden')
  expect(`${problem.message}${JSON.stringify(problem.details)}`).not.toContain('patient')
})

test.each([
  [{}, 401, 'session_expired'],
  [{ code: 'PGRST301', message: 'JWT expired' }, 401, 'session_expired'],
  [{ code: '23505', message: 'duplicate key value' }, 409, 'conflict'],
  [null, 502, 'server_unavailable'],
  [{ message: 'TypeError: Failed to fetch', code: '' }, 0, 'network'],
])('%j with status %i is %s', (body, status, code) => {
  expect(problemFromAnswer(body, status).code).toBe(code)
})

test('what was thrown keeps its meaning', () => {
  expect(toProblem(new TypeError('Failed to fetch')).code).toBe('network')
  expect(toProblem(new Problem('forbidden')).code).toBe('forbidden')
  expect(toProblem(new Error('x is undefined')).code).toBe('unexpected')
})

test('only passing failures are worth another try', () => {
  expect(isPassing(new Problem('network'))).toBe(true)
  expect(isPassing(new Problem('forbidden'))).toBe(false)
})
