import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
let browser: Browser
let administrator: string

const headers = { apikey: publishableKey, 'content-type': 'application/json' }

async function tokenOf(email: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: 'Keneya-Demo-2026' }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

async function change(membership: { id: string; revision: number }, more: object) {
  const answer = await fetch(`${apiUrl}/functions/v1/permissions/memberships/${membership.id}`, {
    method: 'PATCH',
    headers: { ...headers, authorization: `Bearer ${administrator}` },
    body: JSON.stringify({ facility_code: 'csref_djenne', revision: membership.revision, ...more }),
  })
  return { status: answer.status, body: (await answer.json()) as { code?: string } }
}

const membershipOf = async (name: string) =>
  (await sql`select id, revision from sis.membership where display_name = ${name}`)[0] as {
    id: string
    revision: number
  }

beforeAll(async () => {
  browser = await openBrowser()
  administrator = await tokenOf('ibrahim.toure@keneya.test')
})
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

test('a right withdrawn disappears from an open page, and a suspended person is put out', async () => {
  const { page } = await signIn(browser, webUrl, 'fanta.kone@keneya.test', desk)
  const patients = page.getByRole('link', { name: 'Patients' }).first()
  await patients.waitFor()
  const before = await membershipOf('Fanta Koné')

  const verbs = ['read', 'create', 'update']
  expect((await change(before, { exceptions: { deny: { patients: verbs } } })).status).toBe(200)
  await patients.waitFor({ state: 'detached' })
  await examine(page, 'the clerk without patients')

  const stale = await change(before, { status: 'suspended' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale_revision' } })
  const now = await membershipOf('Fanta Koné')
  expect((await change(now, { status: 'suspended' })).status).toBe(200)
  await page.getByTestId('connection').waitFor({ state: 'detached' })

  const [entry] = await sql`select actor_name, fields, request from sis.audit
    where facility_code = 'csref_djenne' and row_id = ${now.id} order by seq desc limit 1`
  expect(entry).toMatchObject({
    actor_name: 'Ibrahim Touré',
    fields: ['status'],
    request: { method: 'PATCH', path: `/permissions/memberships/${now.id}` },
  })
}, 90_000)

test('nobody changes their own membership, and a stranger cannot change anybody’s', async () => {
  const own = await membershipOf('Ibrahim Touré')
  const raised = await change(own, { exceptions: { allow: { patients: ['read'] } } })
  expect(raised).toMatchObject({ status: 403 })
  const sangha = await membershipOf('Awa Guindo')
  expect((await change(sangha, { status: 'suspended' })).status).toBe(404)
  expect((await membershipOf('Awa Guindo')).revision).toBe(sangha.revision)
})

test('the sign-in page says what went wrong and keeps the address', async () => {
  const page = await (await browser.newContext({ viewport: phone, locale: 'fr-FR' })).newPage()
  await page.goto(webUrl)
  await page.getByLabel('Adresse e-mail').fill('awa.guindo@keneya.test')
  await page.getByLabel('Mot de passe', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('alert').first().waitFor()
  await examine(page, 'the sign-in page after a wrong password')
  expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe('awa.guindo@keneya.test')
}, 60_000)
