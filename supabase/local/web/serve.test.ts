import { afterEach, expect, test } from 'vitest'
import { freePort } from '../ports.ts'
import { contentSecurityPolicy, serveWebForDevelopment, type WebServer } from './serve.ts'

let server: WebServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

test('the development server leaves signals to the stack, which stops things in order', async () => {
  const before = [process.listenerCount('SIGTERM'), process.stdin.listenerCount('end')]
  const port = (await freePort(0)) ?? 0
  const config = { apiUrl: 'http://127.0.0.1:1', publishableKey: 'sb_publishable_x' }
  server = await serveWebForDevelopment(port, config)
  expect([process.listenerCount('SIGTERM'), process.stdin.listenerCount('end')]).toEqual(before)
  const answer = await fetch(`http://127.0.0.1:${port}/config.json`)
  expect(await answer.json()).toEqual(config)
}, 30_000)

test('the policy lets the script of the page run, and no other inline script', () => {
  const policy = contentSecurityPolicy(
    'http://127.0.0.1:54321',
    '<script>a()</script><script src="/b.js"></script>',
  )
  const [rule] = /script-src [^;]*/.exec(policy) ?? []
  expect(rule).toBe("script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='")
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:54321 ws://127.0.0.1:54321")
})
