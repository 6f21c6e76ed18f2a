/** Patients as the desk and the nurse meet them: written down, found, read, corrected, joined, carded. */

import type { Browser, Locator, Page } from 'playwright-core'
import postgres from 'postgres'
import decodeQR from 'qr/decode.js'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn, signInAt } from './browser.ts'
import { myStack } from './ground.ts'
import { Hand, describe as inFigures, modelled } from './hand.ts'
import { findAndConsult, type NewChild, registerChild } from './patientTasks.ts'

const { webUrl, adminUrl } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const facility = 'cscom_sangha'
let browser: Browser
let nurse: Page
/** Of the nurse: one hand, or each gesture would be heard twice. */
let hand: Hand

beforeAll(async () => {
  browser = await openBrowser()
  const look = { viewport: phone, hasTouch: true, locale: 'fr-FR', timezoneId: 'Africa/Bamako' }
  nurse = await (await browser.newContext(look)).newPage()
  nurse.setDefaultTimeout(20_000)
  await signInAt(nurse, webUrl, 'awa.guindo@keneya.test')
  hand = await Hand.on(nurse)
})
// A test that failed without a network leaves the next one a network.
afterEach(() => nurse?.context().setOffline(false))
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

/** Somebody of the register, as another device left them there. */
async function insertPatient(given: string, more: Record<string, unknown> = {}): Promise<string> {
  const patient = {
    facility_code: facility,
    id: crypto.randomUUID(),
    family_name: 'Togo-Essai',
    given_name: given,
    sex: 'F',
    birth_date: '1987-07-01',
    birth_precision: 'year',
    village: 'Kamba-Essai',
    ...more,
  }
  await sql`insert into sis.patient ${sql(patient)}`
  return patient.id
}

const found = (page: Page) => page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('listitem')
async function search(page: Page, typed: string): Promise<Locator> {
  await page.goto(`${webUrl}/patients`)
  await page.getByLabel('Chercher un patient').fill(typed)
  return found(page)
}

/** Waits until the device has the app itself: before that, a page never opened needs the network for its code. */
const whole = (page: Page) =>
  page.waitForFunction(async () => {
    const kept = await (await caches.open('keneya-app')).keys()
    return navigator.serviceWorker.controller && kept.some(({ url }) => /card/i.test(url))
  })

const child: NewChild = {
  familyName: 'Kodio-Essai',
  givenName: 'Yakouria',
  sex: 'Féminin',
  age: '3',
  guardian: 'Aminata Kodio',
  villageLetters: 'kam',
  village: 'Kamba-Essai',
}

test('a child is registered in well under 45 s, and a second card for her is caught before it is made', async () => {
  await insertPatient('Ancienne')
  await registerChild(hand, webUrl, child)
  const count = await hand.count()
  console.log(inFigures('registering a child', count))
  expect(modelled(count)).toBeLessThan(45)
  expect(count.taps).toBeLessThanOrEqual(5)

  await nurse.goto(`${webUrl}/patients/new`)
  await nurse.getByLabel('Nom de famille').fill('Kodyo-Essai')
  await nurse.getByLabel('Prénom').fill('Yakuria')
  await nurse.getByRole('radio', { name: 'Féminin' }).check({ force: true })
  await nurse.getByLabel('Âge aujourd’hui').fill('3')
  const caught = nurse.getByRole('button', { name: 'C’est cette personne : Yakouria Kodio-Essai' })
  await caught.waitFor()
  await nurse.getByText('Même nom à l’oreille', { exact: false }).waitFor()
  await examine(nurse, 'the new patient with a possible duplicate')
  // Sent while the warning lies below the screen, the form stops once and shows it.
  await nurse.getByLabel('Qui accompagne l’enfant').fill('Yassa Kodio')
  await nurse.evaluate('scrollTo(0, 0)')
  await nurse.getByRole('button', { name: 'Enregistrer et consulter' }).click()
  await nurse.getByText('Pas encore enregistré. Si c’est quelqu’un d’autre', { exact: false }).waitFor()
  expect(await sql`select 1 from sis.patient where family_name = 'Kodyo-Essai'`).toHaveLength(0)

  // It is somebody else: written down as such, and never proposed again.
  await nurse.getByRole('button', { name: /^Ce n’est pas la même personne : Yakouria/ }).click()
  await caught.waitFor({ state: 'detached' })
  await nurse.getByRole('button', { name: 'Enregistrer et faire attendre' }).click()
  await nurse.waitForURL(/\/patients$/)
  await expect
    .poll(
      async () =>
        (
          await sql`select 1 from sis.distinct_pair where facility_code = ${facility} and created_by is not null`
        ).length,
    )
    .toBe(1)
  // Each leaves in its order; the list of the day is written last.
  const waiting = async () =>
    (
      await sql`select p.given_name from sis.arrival a
        join sis.patient p on p.facility_code = a.facility_code and p.id = a.patient_id
        where a.facility_code = ${facility} and a.created_by is not null`
    ).map((row) => row.given_name)
  await expect.poll(waiting).toEqual(['Yakuria'])
}, 90_000)

test('a name misspelled finds the person, told apart from her namesake, and the visit is one tap away', async () => {
  const results = await search(nurse, 'kodio yakourya')
  await results.first().waitFor()
  await examine(nurse, 'the people found')
  expect(await results.count()).toBe(2)
  expect(await results.allTextContents()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('avec Aminata Kodio'),
      expect.stringContaining('avec Yassa Kodio'),
    ]),
  )
  await findAndConsult(hand, webUrl, { letters: 'yako', name: 'Aminata Kodio' })
  const count = await hand.count()
  console.log(inFigures('finding somebody and starting the visit', count))
  expect(count.taps).toBe(1)

  // By the keyboard alone: down to the second, up to the first, Enter.
  await search(nurse, 'kodio')
  await found(nurse).first().waitFor()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await nurse.keyboard.press(key)
  await nurse.waitForURL(/\/patients\/[0-9a-f-]{36}$/)
}, 60_000)

test('without a network somebody is registered, found, opened, and arrives on the server with the network', async () => {
  await whole(nurse)
  await nurse.context().setOffline(true)
  await nurse.getByRole('link', { name: 'Patients' }).first().click()
  await nurse.getByRole('link', { name: 'Nouveau patient', exact: true }).click()
  await nurse.getByLabel('Nom de famille').fill('Horligne-Essai')
  await nurse.getByLabel('Prénom').fill('Moussa')
  await nurse.getByRole('radio', { name: 'Masculin' }).check({ force: true })
  await nurse.getByLabel('Âge aujourd’hui').fill('1968')
  await nurse.getByText('Naissance en 1968, année seulement', { exact: false }).waitFor()
  await nurse.getByRole('button', { name: 'Enregistrer et faire attendre' }).click()
  await nurse.getByLabel('Chercher un patient').fill('horlinye')
  await found(nurse)
    .first()
    .getByRole('link', { name: /^Moussa Horligne-Essai/ })
    .click()
  await nurse.getByText('Pas encore envoyé').first().waitFor()
  await nurse.getByText(/Attend depuis/).waitFor()
  expect(await sql`select 1 from sis.patient where family_name = 'Horligne-Essai'`).toHaveLength(0)
  await nurse.context().setOffline(false)
  await expect
    .poll(
      async () =>
        (
          await sql`select birth_precision, birth_date::text from sis.patient where family_name = 'Horligne-Essai'`
        )[0],
      { timeout: 20_000 },
    )
    .toEqual({ birth_precision: 'year', birth_date: '1968-07-01' })
}, 60_000)

test('a correction that crosses another one is shown beside it at once, and nothing of either is lost', async () => {
  const id = await insertPatient('Coumba', { phone: '76 00 00 00' })
  await nurse.goto(`${webUrl}/patients/${id}`)
  await nurse.getByRole('link', { name: 'Corriger' }).click()
  await nurse.getByLabel('Téléphone').fill('76 00 00 01')
  await sql`update sis.patient set phone = '76 00 00 02', guardian_name = 'Yassa Togo'
    where facility_code = ${facility} and id = ${id}`
  await sql.begin(
    (tx) => tx`select private.emit(array[${facility}], 'patient.corrected', 'patient', ${id}::uuid)`,
  )
  await nurse.getByText('Quelqu’un vient de modifier cette fiche').waitFor()
  await examine(nurse, 'two versions of a card')
  await nurse.getByRole('radio', { name: /^76 00 00 01/ }).check({ force: true })
  await nurse.getByRole('button', { name: 'Continuer avec ces réponses' }).click()
  await nurse.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await nurse.waitForURL(new RegExp(`/patients/${id}$`))
  await expect
    .poll(
      async () =>
        (await sql`select phone, guardian_name, birth_date::text from sis.patient where id = ${id}`)[0],
    )
    .toEqual({ phone: '76 00 00 01', guardian_name: 'Yassa Togo', birth_date: '1987-07-01' })
}, 60_000)

test('two cards of one person are joined step by step, and taken apart again', async () => {
  const kept = await insertPatient('Ramata', { village: 'Banani' })
  const other = await insertPatient('Rahmata', { village: 'Banani', phone: '76 45 45 45' })
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', desk)
  await page.goto(`${webUrl}/patients/duplicates`)
  const pair = page.getByRole('listitem').filter({ hasText: 'Rahmata' })
  await pair.waitFor()
  await examine(page, 'the possible duplicates')
  await pair.getByRole('link', { name: /^Comparer/ }).click()
  await page.getByRole('button', { name: 'Oui, une seule personne' }).waitFor()
  await examine(page, 'two records side by side')
  await page.getByRole('button', { name: 'Oui, une seule personne' }).click()
  await page
    .getByRole('radio', { name: /^Ramata/ })
    .first()
    .check({ force: true })
  await examine(page, 'the choices of a merge')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('devient : 76 45 45 45').waitFor()
  await page.getByRole('button', { name: 'Réunir les deux fiches' }).click()
  await page.getByText('Écrivez la raison en quelques mots.').waitFor()
  await page.getByLabel('Pourquoi est-ce la même personne').fill('Elle a les deux cartes')
  await examine(page, 'what a merge will do')
  await page.getByRole('button', { name: 'Réunir les deux fiches' }).click()
  await page.getByText('Les deux fiches sont réunies').waitFor()
  const state = async () =>
    (
      await sql`select k.phone, o.merged_into = k.id as joined from sis.patient k, sis.patient o
        where k.id = ${kept} and o.id = ${other}`
    )[0]
  await expect.poll(state).toEqual({ phone: '76 45 45 45', joined: true })

  // The nurse's phone follows: the joined card leads to the one that goes on, where it can be taken apart.
  await nurse.goto(`${webUrl}/patients/${other}`)
  await nurse.getByText('Cette fiche continue dans celle de').waitFor()
  await examine(nurse, 'a record that goes on in another')
  await nurse.getByRole('link', { name: 'Ouvrir la fiche qui continue' }).click()
  await nurse.waitForURL(new RegExp(kept))
  await nurse.getByRole('button', { name: 'Défaire la fusion' }).click()
  const dialog = nurse.getByRole('dialog')
  await dialog.getByLabel('Pourquoi').fill('Deux cousines')
  await dialog.getByRole('button', { name: 'Défaire la fusion' }).click()
  await nurse.getByRole('list', { name: 'Fiches réunies' }).waitFor({ state: 'detached' })
  await expect.poll(state).toEqual({ phone: null, joined: null })
  await page.context().close()
}, 90_000)

/** What a camera sees of an element: its pixels as the browser drew them. */
async function pixelsOf(target: Locator) {
  const png = (await target.screenshot()).toString('base64')
  const seen = await target.page().evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(picture, 0, 0)
    const { data } = context.getImageData(0, 0, picture.width, picture.height)
    return { width: picture.width, height: picture.height, data: [...data] }
  }, png)
  return { ...seen, data: Uint8ClampedArray.from(seen.data) }
}

test('the card carries the id and no more, and its code typed finds the person', async () => {
  const id = await insertPatient('Djénéba')
  const [row] = await sql`select number from sis.patient where id = ${id}`
  await nurse.goto(`${webUrl}/patients/${id}/card`)
  const square = nurse.getByRole('img', { name: /Carré à scanner/ })
  await square.waitFor()
  await examine(nurse, 'the card')
  expect(decodeQR(await pixelsOf(square)).toLowerCase()).toBe(id)
  const card = nurse.getByRole('region', { name: 'Carte du patient' })
  expect((await card.textContent())?.replaceAll('\u2011', '-')).toContain(row?.number)
  const results = await search(nurse, String(row?.number).toLowerCase().replace('-', ' '))
  await results.first().waitFor()
  expect(await results.first().textContent()).toContain('Djénéba')
}, 60_000)

/** Visits of somebody, so many hours apart, the first so many days ago. */
async function insertVisits(patient: string, count: number, daysAgo: number): Promise<void> {
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, sex, age_months, in_health_area)
    select ${facility}, gen_random_uuid(), ${patient}, now() - ${daysAgo} * interval '1 day' - n * interval '3 hours',
      '{fever}', 'F', 400, true from generate_series(1, ${count}) n`
}

test('a story of 500 visits draws its beginning; what only the server has comes with the network, in words without', async () => {
  const long = await insertPatient('Anta')
  await insertVisits(long, 500, 0)
  const old = await insertPatient('Yamoudou')
  await insertVisits(old, 2, 1)
  await insertVisits(old, 7, 200)
  const unread = await insertPatient('Binta')
  await insertVisits(unread, 2, 1)
  await insertVisits(unread, 7, 200)
  const { page } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', phone)
  await page.goto(`${webUrl}/patients/${long}`)
  const rows = page.getByRole('list', { name: 'Histoire' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(10)
  await page.getByRole('button', { name: /^Montrer la suite/ }).waitFor()
  await examine(page, 'a long story')
  await page.getByRole('button', { name: /^Montrer la suite/ }).click()
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(30)

  await page.goto(`${webUrl}/patients/${old}`)
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(9)
  await whole(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Patients' }).first().click()
  await page.getByLabel('Chercher un patient').fill('Togo Binta')
  await found(page)
    .first()
    .getByRole('link', { name: /^Binta Togo-Essai/ })
    .click()
  await page.getByText(/^Les visites d’avant le .* demandent le réseau/).waitFor()
  expect(await rows.count()).toBe(2)
  await page.context().close()
}, 60_000)
