import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn } from './browser.ts'
import { myStack } from './ground.ts'
import { traces } from './traces.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const password = 'Keneya-Demo-2026'
let browser: Browser
let administrator: string

const headers = { apikey: publishableKey, 'content-type': 'application/json' }

async function ask(token: string, path: string, method: string, body: object) {
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: { ...headers, 'content-profile': 'sis', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function tokenOf(email: string): Promise<string> {
  const path = '/auth/v1/token?grant_type=password'
  const answer = await fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

const personNamed = async (name: string) =>
  (
    await sql`select id, revision, role_id, exceptions, status from sis.membership where display_name = ${name}`
  )[0] as {
    id: string
    revision: number
    role_id: string
    exceptions: { deny?: object }
    status: string
  }

async function inviteByApi(email: string, name: string): Promise<string> {
  const [role] = await sql`select id from sis.role where code = 'nurse' and facility_code is null`
  const invitation = { facility_code: 'csref_djenne', email, role_id: role?.id, display_name: name }
  const { body } = await ask(administrator, '/rest/v1/rpc/invite', 'POST', { invitation })
  return String(body.code)
}

async function newPage(viewport: typeof phone): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'fr-FR' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

beforeAll(async () => {
  browser = await openBrowser()
  administrator = await tokenOf('ibrahim.toure@keneya.test')
})
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

test('an administrator invites; the person makes an account by the link and is at work', async () => {
  const { page } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', desk)
  await page.getByRole('link', { name: 'Équipe et droits' }).click()
  await page.getByRole('link', { name: 'Fanta Koné' }).waitFor()
  await examine(page, 'the team on a desk')
  await page.getByRole('link', { name: 'Inviter', exact: true }).click()
  await page.getByLabel('Nom et prénom').fill('Mariam Diarra')
  await page.getByLabel('Adresse e-mail').fill('Mariam.Diarra@exemple.ml')
  await page.getByText('Infirmier, infirmière', { exact: true }).click()
  await examine(page, 'the invitation form')
  await page.getByRole('button', { name: 'Préparer l’invitation' }).click()
  await page.getByTestId('invitation-code').waitFor()
  await examine(page, 'the invitation and its code')
  const link = (await page.getByLabel('Lien d’invitation').textContent()) ?? ''
  expect(link).toMatch(/\/join#code=[0-9A-Z]{4}-[0-9A-Z]{4}&email=mariam\.diarra%40exemple\.ml$/)

  const guest = await newPage(phone)
  await guest.goto(link)
  await guest.getByRole('heading', { name: 'Créer mon compte' }).waitFor()
  await examine(guest, 'the join page')
  await guest.getByLabel('Choisissez un mot de passe').fill('court')
  await guest.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click()
  await guest.getByText('Il faut au moins 10 caractères.').waitFor()
  await guest.getByLabel('Choisissez un mot de passe').fill('quatre mots sans lien')
  await guest.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click()
  await guest.getByRole('heading', { name: 'Bienvenue, Mariam Diarra' }).waitFor()
  await examine(guest, 'welcome')
  await guest.getByRole('link', { name: 'Commencer' }).click()
  await guest.getByTestId('connection').waitFor()
  await guest.getByRole('link', { name: 'Patients' }).first().waitFor()

  await page.getByRole('link', { name: 'Revenir à l’équipe' }).click()
  await page.getByRole('link', { name: 'Mariam Diarra' }).waitFor()
  await page.goto(`${webUrl}/staff/invitations`)
  await page.getByText(/Acceptée le/).waitFor()
  await examine(page, 'the invitations')
}, 120_000)

test('a code read out by telephone: a wrong one says how many tries are left', async () => {
  const code = await inviteByApi('sira.diallo@exemple.ml', 'Sira Diallo')
  const page = await newPage(phone)
  await page.goto(webUrl)
  await page.getByRole('link', { name: 'J’ai un code d’invitation' }).click()
  await page.getByLabel('Code d’invitation').fill('0000 0000')
  await page.getByLabel('Adresse e-mail').fill('sira.diallo@exemple.ml')
  await page.getByLabel('Choisissez un mot de passe').fill('quatre mots sans lien')
  await page.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click()
  await page.getByText('Encore 4 essais').waitFor()
  await examine(page, 'the code of somebody who is signed in')
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await page.getByText('Votre compte n’ouvre aucun établissement pour le moment.').waitFor()
  await examine(page, 'signed in without a place')
  await page.getByLabel('Code d’invitation').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Rejoindre l’établissement' }).click()
  await page.getByTestId('connection').waitFor()
}, 90_000)

test('whoever was not invited is told how to get in', async () => {
  const page = await newPage(phone)
  await page.goto(`${webUrl}/join`)
  await page.getByLabel('Code d’invitation').fill('1234-5678')
  await page.getByLabel('Adresse e-mail').fill('inconnu@exemple.ml')
  await page.getByLabel('Choisissez un mot de passe').fill('quatre mots sans lien')
  await page.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click()
  await page.getByText('Cette adresse n’a pas d’invitation').waitFor()
  await examine(page, 'nobody invited this address')
  expect(await sql`select from auth.users where email = 'inconnu@exemple.ml'`).toHaveLength(0)
}, 60_000)

test('a right is taken from one person, said before, undone after; what cannot be given is locked', async () => {
  const fanta = await personNamed('Fanta Koné')
  const { page } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', phone)
  await page.goto(`${webUrl}/staff`)
  await page.getByRole('link', { name: /Fanta Koné/ }).click()
  await page.getByText('Droits de cette personne').waitFor()
  await page.locator('summary', { hasText: 'Patients' }).click()
  await page.getByLabel('Inscrire un nouveau patient').uncheck()
  await page.getByRole('heading', { name: 'Ne pourra plus' }).waitFor()
  await page.locator('summary', { hasText: 'Établissements' }).click()
  expect(await page.getByLabel('Ouvrir un nouvel établissement').isDisabled()).toBe(true)
  await page.getByText('vous ne pouvez pas le donner').and(page.locator(':visible')).first().waitFor()
  await examine(page, 'one person on a phone')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Modifications enregistrées.').waitFor()
  expect((await personNamed('Fanta Koné')).exceptions).toEqual({ deny: { patients: ['create'] } })
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect.poll(async () => (await personNamed('Fanta Koné')).exceptions).toEqual(fanta.exceptions)
}, 90_000)

test('two administrators at once: the second sees both versions and chooses', async () => {
  const { page } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', desk)
  const fanta = await personNamed('Fanta Koné')
  await page.goto(`${webUrl}/staff/${fanta.id}`)
  await page.getByLabel('Fonction (si elle est utile)').fill('Caisse du soir')
  const other = await ask(administrator, `/functions/v1/permissions/memberships/${fanta.id}`, 'PATCH', {
    facility_code: 'csref_djenne',
    revision: fanta.revision,
    ends_on: '2027-12-31',
  })
  expect(other.status).toBe(200)
  await page.getByText('Cette fiche a changé pendant que vous la remplissiez').waitFor()
  await examine(page, 'the two versions side by side')
  await page.getByRole('button', { name: 'Appliquer mes changements à cette version' }).click()
  await page.getByText('Modifications enregistrées.').waitFor()
  const [after] = await sql`select title, ends_on::text from sis.membership where id = ${fanta.id}`
  expect(after).toEqual({ title: 'Caisse du soir', ends_on: '2027-12-31' })
  await sql`update sis.membership set ends_on = null where id = ${fanta.id}`
}, 60_000)

test('nobody changes their own rights, and the last administrator stays', async () => {
  const { page } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', desk)
  const own = await personNamed('Ibrahim Touré')
  await page.goto(`${webUrl}/staff/${own.id}`)
  await page.getByText('Personne ne change ses propres droits').waitFor()
  expect(await page.getByRole('button', { name: 'Suspendre l’accès' }).count()).toBe(0)
  await examine(page, 'one’s own page')

  // An administrator with an end date does not count: the other one is the last.
  const oumou = await personNamed('Oumou Cissé')
  const [role] = await sql`select id from sis.role where code = 'administrator' and facility_code is null`
  await sql`update sis.membership set role_id = ${role?.id}, ends_on = current_date + 30 where id = ${oumou.id}`
  const { page: second } = await signIn(browser, webUrl, 'oumou.cisse@keneya.test', phone)
  await second.goto(`${webUrl}/staff/${own.id}`)
  await second.getByText('C’est la seule personne qui administre l’établissement').waitFor()
  expect(await second.getByRole('button', { name: 'Suspendre l’accès' }).isDisabled()).toBe(true)
  await examine(second, 'the last administrator')
  const path = `/functions/v1/permissions/memberships/${own.id}`
  const refused = await ask(await tokenOf('oumou.cisse@keneya.test'), path, 'PATCH', {
    facility_code: 'csref_djenne',
    revision: own.revision,
    status: 'suspended',
  })
  expect(refused).toMatchObject({ status: 409, body: { code: 'last_administrator' } })
  await sql`update sis.membership set role_id = ${oumou.role_id}, ends_on = null where id = ${oumou.id}`
}, 90_000)

test('somebody with two facilities changes over by the keyboard, and nothing of the first one stays', async () => {
  const [fanta] = await sql`select user_id from sis.membership where display_name = 'Fanta Koné'`
  const [role] = await sql`select id from sis.role where code = 'clerk' and facility_code is null`
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    values ('cscom_sangha', ${fanta?.user_id}, ${role?.id}, 'Fanta K. Sangha') on conflict do nothing`
  const { page } = await signIn(browser, webUrl, 'fanta.kone@keneya.test', phone)
  const switcher = page.getByRole('button', { name: /Changer d’établissement/ })
  const facility = async () => (await switcher.textContent())?.split(':')[1]?.trim() ?? ''
  const first = await facility()
  await switcher.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await examine(page, 'the choice of a facility')
  // From the cross that closes to the second facility: three steps of the keyboard.
  await dialog.getByRole('button', { name: 'Fermer' }).focus()
  const current = await dialog.locator('button[aria-current=true]').textContent()
  expect(current).toContain(first)
  const other = dialog.getByRole('listitem').getByRole('button').filter({ hasNotText: first })
  for (let steps = 0; steps < 3; steps += 1) {
    if (await other.evaluate((element) => element.matches(':focus'))) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(facility).not.toBe(first)
  const text = (await page.locator('#root').textContent()) ?? ''
  expect(text).not.toContain(first)
  expect(await page.title()).not.toContain(first)
  await sql`delete from sis.membership where facility_code = 'cscom_sangha' and display_name = 'Fanta K. Sangha'`
}, 60_000)

/** Where on the disk of this browser a text stands, opened with the keys that are still there. */
const kept = async (page: Page, text: string) =>
  (await traces(page, text)).filter((place) => place !== 'page' && place !== 'memory')

test('a device that was closed while the rights went forgets what it kept at the next opening', async () => {
  const doctor = await tokenOf('amadou.traore@keneya.test')
  const patient = {
    facility_code: 'csref_djenne',
    id: crypto.randomUUID(),
    family_name: 'Kassambara',
    given_name: 'Niélé',
    sex: 'F',
    birth_date: '1991-04-02',
    birth_precision: 'day',
    in_health_area: true,
    revision: null,
  }
  const saved = await ask(doctor, '/rest/v1/rpc/save_patient', 'POST', { patient })
  expect(saved.status).toBe(200)
  const visitor = await signIn(browser, webUrl, 'amadou.traore@keneya.test', phone)
  await visitor.page.goto(`${webUrl}/patients/${patient.id}`)
  await visitor.page.getByText('Kassambara').first().waitFor()
  await expect.poll(() => kept(visitor.page, 'Kassambara'), { timeout: 20_000 }).toContain('IndexedDB blocks')
  await visitor.page.goto(`${webUrl}/patients/${patient.id}/consultation`)
  await visitor.page.getByLabel('Signes et examen').fill('brouillon-secret')
  await expect.poll(() => kept(visitor.page, 'brouillon-secret')).toEqual(['IndexedDB drafts'])
  const context = visitor.page.context()
  await visitor.page.close()

  const change = async (more: object) => {
    const { id, revision } = await personNamed('Dr Amadou Traoré')
    const body = { facility_code: 'csref_djenne', revision, ...more }
    expect(
      (await ask(administrator, `/functions/v1/permissions/memberships/${id}`, 'PATCH', body)).status,
    ).toBe(200)
  }
  await change({ exceptions: { deny: { patients: ['read'] } } })
  const narrowed = await context.newPage()
  await narrowed.goto(webUrl)
  await narrowed.getByTestId('connection').waitFor()
  await expect.poll(() => kept(narrowed, 'Kassambara'), { timeout: 15_000 }).toEqual([])
  await expect.poll(() => kept(narrowed, 'brouillon-secret')).toEqual([])
  await narrowed.close()

  await change({ exceptions: {}, status: 'suspended' })
  const closed = await context.newPage()
  await closed.goto(webUrl)
  await closed.getByText('Votre compte n’ouvre aucun établissement pour le moment.').waitFor()
  await closed.getByText('Accès suspendu').waitFor()
  expect(await kept(closed, 'Kassambara')).toEqual([])
  await change({ status: 'active' })
  await closed.getByTestId('connection').waitFor({ timeout: 30_000 })
}, 120_000)
