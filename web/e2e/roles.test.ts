import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn, transport } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const administrator = 'ibrahim.toure@keneya.test'
const facility = 'csref_djenne'
let browser: Browser

interface Role {
  id: string
  revision: number
  document: { areas: Record<string, { verbs: string[] }> }
}

async function roleNamed(name: string): Promise<Role> {
  const [role] = await sql`select id, revision, document from sis.role where name_fr = ${name}`
  return role as unknown as Role
}

/** Saves the role as a colleague would, behind the back of the open page. */
async function saveElsewhere(name: string, change: (document: Role['document']) => void): Promise<number> {
  const headers = { apikey: publishableKey, 'content-type': 'application/json' }
  const session = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: administrator, password: 'Keneya-Demo-2026' }),
  })
  const { access_token: token } = (await session.json()) as { access_token: string }
  const { id, revision, document } = await roleNamed(name)
  change(document)
  const answer = await fetch(`${apiUrl}/functions/v1/permissions/roles/${id}`, {
    method: 'PATCH',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ facility_code: facility, revision, document }),
  })
  return answer.status
}

/** A colleague of this file alone: other files suspend and move the demonstration's people. */
const colleague = 'Nouhoum Essai'
const give = (role: string) =>
  sql`update sis.membership set role_id = ${role} where facility_code = ${facility} and display_name = ${colleague}`
const clerk = async () =>
  (await sql`select id from sis.role where code = 'clerk' and facility_code is null`)[0]?.id as string

const rightSwitch = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

beforeAll(async () => {
  browser = await openBrowser()
  const id = randomUUID()
  await sql`insert into auth.users (id, email) values (${id}, 'nouhoum.essai@keneya.test')`
  await sql`
    insert into sis.membership (facility_code, user_id, role_id, display_name)
    values (${facility}, ${id}, ${await clerk()}, ${colleague})`
})
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

test('a standard role is read and compared in words, never edited', async () => {
  const { page } = await signIn(browser, webUrl, administrator, desk)
  await page.goto(`${webUrl}/roles`)
  await examine(page, 'the list of roles')
  await page.getByRole('link', { name: /^Infirmier, infirmière/ }).click()
  await page.getByText('il se copie, il ne se modifie pas').waitFor()
  expect(await page.getByRole('switch').count()).toBe(0)
  await page.getByLabel('Comparer avec').selectOption({ label: 'Médecin' })
  const differences = page.locator('section', { hasText: 'Par rapport à' })
  await differences.getByText('en moins : répondre').first().waitFor()
  await examine(page, 'a standard role beside another')
}, 90_000)

test('an administrator copies a role, gives no more than they may, and sees for whom it changes', async () => {
  const { page } = await signIn(browser, webUrl, administrator, desk)
  await page.goto(`${webUrl}/roles/new`)
  await page.getByRole('link', { name: /^Infirmier, infirmière/ }).click()
  await page.getByLabel('Nom du rôle').fill('Infirmier de nuit')
  expect(await page.getByRole('switch', { name: /^Établissements : Créer/ }).isDisabled()).toBe(true)
  await rightSwitch(page, 'Caisse : Créer').check()
  // Nobody creates what they cannot read: reading came with it.
  expect(await rightSwitch(page, 'Caisse : Lire').isChecked()).toBe(true)
  await examine(page, 'the matrix of a desk')
  await page.getByRole('button', { name: 'Créer le rôle…' }).click()
  await examine(page, 'the last look at a new role')
  await page.getByRole('button', { name: 'Créer le rôle', exact: true }).click()
  await page.waitForURL(/\/roles\/[0-9a-f-]{36}$/)
  const made = await roleNamed('Infirmier de nuit')
  expect(made.document.areas.billing).toEqual({ verbs: ['read', 'create'] })

  await give(made.id)
  await page.getByText(colleague).waitFor()
  await rightSwitch(page, 'Patients : Corriger').uncheck()
  await page.getByRole('button', { name: 'Enregistrer…' }).click()
  await page.getByText('Change aussitôt les droits d’une personne').waitFor()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Rien à enregistrer.').waitFor()
  expect((await roleNamed('Infirmier de nuit')).document.areas.patients?.verbs).not.toContain('update')
}, 120_000)

test('two edits at once are shown side by side and can both be kept', async () => {
  const { page } = await signIn(browser, webUrl, administrator, desk)
  const { id } = await roleNamed('Infirmier de nuit')
  await page.goto(`${webUrl}/roles/${id}`)
  await transport(page, 'live')
  await rightSwitch(page, 'Rapports : Créer').check()
  const status = await saveElsewhere('Infirmier de nuit', (document) => {
    document.areas.billing = { verbs: ['read'] }
  })
  expect(status).toBe(200)
  await page.getByText('a été enregistré par quelqu’un d’autre').waitFor()
  await examine(page, 'both versions of a role')
  await page.getByRole('button', { name: 'Garder les deux' }).click()
  await page.getByRole('button', { name: 'Enregistrer…' }).click()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Rien à enregistrer.').waitFor()
  const { areas } = (await roleNamed('Infirmier de nuit')).document
  expect(areas.billing?.verbs).toEqual(['read'])
  expect(areas.reports?.verbs).toContain('create')
}, 120_000)

test('the matrix is edited on a phone, and a role that nobody holds can be removed', async () => {
  const { page } = await signIn(browser, webUrl, administrator, phone)
  const { id } = await roleNamed('Infirmier de nuit')
  await page.goto(`${webUrl}/roles/${id}`)
  await page.locator('summary', { hasText: 'Consultations' }).first().click()
  await page.getByText('Enregistrer une consultation.').first().waitFor()
  await page.getByRole('radio', { name: 'seulement ses propres fiches' }).check()
  await examine(page, 'the matrix of a phone')
  await page.getByRole('button', { name: 'Enregistrer…' }).click()
  await page.getByText('lecture : seulement ses propres fiches').waitFor()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Rien à enregistrer.').waitFor()
  const { document } = await roleNamed('Infirmier de nuit')
  expect(document.areas.consultations).toMatchObject({ limits: ['own_records'] })

  await page.getByText('donnez d’abord un autre rôle').waitFor()
  await give(await clerk())
  await page.getByRole('button', { name: 'Supprimer ce rôle' }).click()
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await page.waitForURL(/\/roles$/)
  expect(await roleNamed('Infirmier de nuit')).toBeUndefined()
}, 120_000)
