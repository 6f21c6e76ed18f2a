import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()
const headers = { apikey: publishableKey, 'content-type': 'application/json', 'content-profile': 'sis' }
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
let browser: Browser
let number: string

async function tokenOf(email: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: 'Keneya-Demo-2026' }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

async function call(token: string, name: string, args: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${apiUrl}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  })
  const body = (await answer.json()) as Record<string, unknown>
  expect(answer.status, JSON.stringify(body)).toBe(200)
  return body
}

/** Somebody is registered at Sangha, the temperature of their visit is corrected, and the record is opened. */
beforeAll(async () => {
  const nurse = await tokenOf('awa.guindo@keneya.test')
  const id = uuidv7()
  const patient = await call(nurse, 'save_patient', {
    patient: {
      facility_code: 'cscom_sangha',
      id,
      family_name: 'Trace-Écrite',
      given_name: 'Yassa',
      sex: 'M',
      birth_date: '1980-01-01',
    },
  })
  number = patient.number as string
  const consultation = {
    facility_code: 'cscom_sangha',
    id: uuidv7(),
    patient_id: id,
    consulted_at: new Date(Date.now() - 60_000).toISOString(),
    reasons: ['fever'],
    temperature_c: 38.4,
    treatment: 'Paracétamol',
    diagnoses: [],
  }
  const { revision } = await call(nurse, 'save_consultation', { consultation })
  const corrected = { ...consultation, temperature_c: 39.4, revision, reason: 'Relu au thermomètre' }
  await call(nurse, 'save_consultation', { consultation: corrected })
  await call(nurse, 'open_record', { facility: 'cscom_sangha', patient: id, purpose: 'follow_up' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

const visible = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test('the head of the centre reads the trail in words and opens a line on what changed', async () => {
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', phone)
  await page.goto(`${webUrl}/audit`)
  await visible(page, 'Chaîne vérifiée')
  const line = page.getByRole('button', { name: /Awa Guindo a corrigé une consultation.*température/ })
  await line.waitFor()
  await examine(page, 'the trail on a phone')
  await line.click()
  await visible(page, '38,4')
  await visible(page, '39,4')
  await examine(page, 'a line opened')

  // Filters: by what was touched, by action, by card.
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await page.getByLabel('Action').selectOption('open')
  await line.waitFor({ state: 'detached' })
  await visible(page, /a ouvert le dossier d’un patient/)
  await page.getByLabel('Action').selectOption('')
  await page.getByLabel('Carte d’un patient').fill(number)
  await page.getByRole('button', { name: 'Chercher' }).click()
  await line.waitFor()
  await examine(page, 'the filters')
  await page.getByLabel('Ce qui a été touché').selectOption('roles')
  await visible(page, 'Aucune ligne ne répond à ces filtres')
  expect(page.url()).not.toContain(number)
  await page.context().close()
}, 120_000)

test('the patient’s sheet says who, when, why and what', async () => {
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', desk)
  await page.goto(`${webUrl}/audit/sheet`)
  await page.getByLabel('Numéro de carte du patient').fill('2222-2222')
  await page.getByRole('button', { name: 'Voir' }).click()
  await visible(page, 'Aucune carte de cet établissement ne porte ce numéro')
  await page.getByLabel('Numéro de carte du patient').fill(number.toLowerCase())
  await page.getByRole('button', { name: 'Voir' }).click()
  await page.getByRole('row', { name: /Awa Guindo.*a ouvert le dossier d’un patient.*Suivi/ }).waitFor()
  await examine(page, 'the sheet')
  await page.emulateMedia({ media: 'print' })
  await visible(page, 'Remis par (nom, signature, cachet)')
  await page.context().close()
}, 90_000)

test('an administrator who reads no record sees that values are masked, and exports the hashes', async () => {
  const { page, heard } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', desk)
  const clerk = await tokenOf('amadou.traore@keneya.test')
  await call(clerk, 'save_patient', {
    patient: {
      facility_code: 'csref_djenne',
      id: uuidv7(),
      family_name: 'Masquée-Ici',
      given_name: 'Hawa',
      sex: 'F',
      birth_date: '1999-01-01',
    },
  })
  await page.goto(`${webUrl}/audit`)
  await page
    .getByRole('button', { name: /Dr Amadou Traoré a enregistré un patient/ })
    .first()
    .click()
  await visible(page, 'Valeurs masquées')
  await examine(page, 'a masked line')
  expect(heard()).not.toContain('Masquée-Ici')

  await page.goto(`${webUrl}/audit/export`)
  await page.getByLabel('Pourquoi cet export').fill('non')
  await page.getByRole('button', { name: 'Préparer l’export' }).click()
  await visible(page, 'Dites pourquoi en cinq lettres au moins.')
  await page.getByLabel('Pourquoi cet export').fill('Contrôle du district')
  await page.getByRole('button', { name: 'Préparer l’export' }).click()
  await visible(page, /tient à la précédente par son empreinte/)
  await examine(page, 'the export')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Fichier à vérifier (JSON)' }).click(),
  ])
  const file = JSON.parse(await readFile((await download.path()) as string, 'utf8'))
  const [row] =
    await sql`select hash from sis.audit where facility_code = 'csref_djenne' and seq = ${file.entries[0].seq}`
  expect(file.entries[0].hash).toBe(row?.hash)
  expect(JSON.stringify(file)).not.toContain('Masquée-Ici')
  const [noted] = await sql`
    select actor_name from sis.audit where facility_code = 'csref_djenne' and action = 'export' and purpose = 'Contrôle du district'`
  expect(noted?.actor_name).toBe('Ibrahim Touré')
  await page.context().close()
}, 120_000)

test('a trail that was touched up says where', async () => {
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', desk)
  const [line] = await sql`
    select seq, actor_name from sis.audit where facility_code = 'cscom_sangha' and action = 'open' order by seq limit 1`
  const touch = (name: string) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update sis.audit set actor_name = ${name} where facility_code = 'cscom_sangha' and seq = ${line?.seq}`
    })
  await touch('Quelqu’un d’autre')
  await page.goto(`${webUrl}/audit`)
  await visible(page, 'Chaîne rompue')
  await visible(page, new RegExp(`La ligne n° ${line?.seq} a été modifiée après coup`))
  await examine(page, 'a broken chain')
  await touch(line?.actor_name)
  await page.getByRole('button', { name: 'Vérifier de nouveau' }).click()
  await visible(page, 'Chaîne vérifiée')
  await page.context().close()
}, 90_000)
