import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, adminUrl } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const national = 'modibo.keita@keneya.test'
let browser: Browser

async function facility(code: string) {
  const [row] = await sql`select * from sis.facility where code = ${code}`
  return row as { population: number; phone: string; latitude: string; revision: number }
}

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

test('the Ministry finds a facility and reads where it belonged before 2023', async () => {
  const { page } = await signIn(browser, webUrl, national, desk)
  await page.goto(`${webUrl}/facilities`)
  await page.getByText(/^\d+ établissements$/).waitFor()
  await examine(page, 'the registry')
  await page.getByPlaceholder('Nom, code, aire ou district').fill('sang')
  await page.getByText('1 établissement', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'CSCOM de Sangha' }).click()
  await page.getByText('jusqu’au 12 mars 2023').waitFor()
  await page.getByText(/Région de Mopti/).waitFor()
  await examine(page, 'a facility')
}, 90_000)

test('a facility is opened on a phone, live in seconds, with the code of its first administrator', async () => {
  const { page } = await signIn(browser, webUrl, national, phone)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 14.35123456, longitude: -3.61, accuracy: 12 })
  await page.goto(`${webUrl}/facilities/new`)
  await page.getByLabel('Nom', { exact: true }).fill('CSCOM de Kori-Essai')
  expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe('cscom_kori_essai')
  await page.getByRole('combobox').fill('sangha')
  await page.getByRole('option', { name: /Aire de santé de Sangha/ }).click()
  await page.getByText('District sanitaire de Bandiagara').first().waitFor()
  await page.getByLabel('Population de l’aire de santé').fill('9 400')
  await page.getByRole('button', { name: 'Prendre la position de cet appareil' }).click()
  await page.getByText('à 12 m près').waitFor()
  await page.getByRole('button', { name: 'Ouvrir l’établissement' }).click()
  // The form says what is missing before the server does.
  await page.getByText('Écrivez son prénom et son nom.').waitFor()
  await page.getByLabel('Nom de la personne').fill('Aminata Essai')
  await page.getByLabel('Son adresse e-mail').fill('aminata.essai@keneya.test')
  await examine(page, 'the form that opens a facility')
  await page.getByRole('button', { name: 'Ouvrir l’établissement' }).click()
  await page.getByRole('heading', { name: 'CSCOM de Kori-Essai est ouvert' }).waitFor()
  await page.getByTestId('invitation-code').waitFor()
  await examine(page, 'a facility just opened')
  expect(await facility('cscom_kori_essai')).toMatchObject({ population: 9400, latitude: '14.35123' })
  const [invited] =
    await sql`select email, facility_code from sis.invitation where email = 'aminata.essai@keneya.test'`
  expect(invited).toMatchObject({ facility_code: 'cscom_kori_essai' })
  await page.getByRole('link', { name: 'Voir l’établissement' }).click()
  await page.getByRole('heading', { name: 'CSCOM de Kori-Essai', level: 1 }).waitFor()
}, 120_000)

test('the Ministry moves a facility from a date, and the past stays', async () => {
  const { page } = await signIn(browser, webUrl, national, desk)
  await page.goto(`${webUrl}/facilities/cscom_kori_essai`)
  await page.getByRole('button', { name: 'Changer de zone' }).click()
  await page.getByLabel('À partir du').fill('2027-01-01')
  await page.getByRole('combobox').fill('djenne central')
  await page.getByRole('option', { name: /Djenné central/ }).click()
  await page.getByText(/Les rapports d’avant ne changent pas/).waitFor()
  await page.getByRole('button', { name: 'Rattacher' }).click()
  await page.getByText('À venir', { exact: false }).first().waitFor()
  const rows = await sql`
    select org_unit_code from sis.facility_parent where facility_code = 'cscom_kori_essai' order by valid`
  expect(rows.map(({ org_unit_code }) => org_unit_code)).toEqual(['area_sangha', 'area_djenne_central'])

  await page.getByRole('button', { name: 'Nommer un administrateur' }).click()
  await page.getByLabel('Nom de la personne').fill('Oumar Essai')
  await page.getByLabel('Son adresse e-mail').fill('oumar.essai@keneya.test')
  await page.getByRole('button', { name: 'Inviter', exact: true }).click()
  await page.getByTestId('invitation-code').waitFor()
}, 90_000)

test('a facility’s administrator keeps its phone and population, with a word when a colleague was faster', async () => {
  const { page } = await signIn(browser, webUrl, 'ibrahim.toure@keneya.test', desk)
  await page.goto(`${webUrl}/facilities/csref_djenne`)
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  expect(await page.getByLabel('Nom', { exact: true }).count()).toBe(0)
  await page.getByLabel('Population de l’aire de santé').fill('35 200')
  await sql`update sis.facility set phone = '21 42 99 99' where code = 'csref_djenne'`
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Quelqu’un d’autre a corrigé cet établissement').waitFor()
  await examine(page, 'both versions of a facility')
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click()
  await page.getByRole('button', { name: 'Corriger', exact: true }).waitFor()
  // What the colleague corrected was not touched.
  expect(await facility('csref_djenne')).toMatchObject({ population: 35200, phone: '21 42 99 99' })

  await page.goto(`${webUrl}/facilities/cscom_sangha`)
  await page.getByRole('heading', { name: 'Rattachement' }).waitFor()
  expect(await page.getByRole('button', { name: 'Corriger', exact: true }).count()).toBe(0)
}, 90_000)

test('a head of facility reads the registry and changes nothing', async () => {
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', phone)
  await page.goto(`${webUrl}/facilities`)
  await page.getByRole('link', { name: /CSRéf de Djenné/ }).click()
  await page.getByRole('heading', { name: 'Rattachement' }).waitFor()
  await examine(page, 'the registry of a head')
  for (const name of ['Corriger', 'Changer de zone', 'Nommer un administrateur']) {
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
  }
  await page.goto(`${webUrl}/facilities/new`)
  await page.getByText('n’a pas accès à cette page').waitFor()
}, 90_000)
