import { expect, it } from 'vitest'
import { verdictOn, verdictOnBatch } from './verdict.ts'

it.each([
  [{ status: 'done' }, 'done'],
  [{ status: 'held' }, 'later'],
  [undefined, 'later'],
  [{ status: 'refused', code: 'forbidden' }, 'refused'],
  [{ status: 'refused' }, 'refused'],
  [{ status: 'refused', code: 'stale_revision' }, 'conflict'],
  [{ status: 'refused', code: 'duplicate_id' }, 'conflict'],
  [{ status: 'refused', code: 'server_unavailable' }, 'later'],
  // A page where one pays for the network answers 200 to everything.
  [{ status: 'ok' }, 'later'],
] as const)('%j is %s', (answer, verdict) => {
  expect(verdictOn(answer as never)).toBe(verdict)
})

it.each([
  ['network', 0, 'later'],
  ['server_unavailable', 500, 'later'],
  ['server_unavailable', 503, 'later'],
  ['too_many_requests', 429, 'later'],
  ['unexpected', 408, 'later'],
  ['session_expired', 401, 'later'],
  ['not_found', 404, 'later'],
  ['unexpected', 200, 'later'],
  ['invalid_input', 400, 'split'],
  ['text_too_long', 413, 'split'],
  ['unexpected', 422, 'split'],
  ['forbidden', 403, 'refuse'],
] as const)('a whole batch with %s (%i) is %s', (code, status, verdict) => {
  expect(verdictOnBatch({ code, status })).toBe(verdict)
})
