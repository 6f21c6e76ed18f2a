/** The visit as the nurse lives it: from the queue, by the scheme, without a network, corrected, printed. */
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, signIn } from './browser.ts'
import { myStack } from './ground.ts'
import { Hand, describe as inFigures, modelled } from './hand.ts'
import { kills } from './kills.ts'
import { readPdf } from './pdf.ts'
import { facility, openPhone, type Queued, queue } from './queue.ts'
import { type Cast, followUpVisit, malariaVisit, markArrived } from './tasks.ts'

const { webUrl, adminUrl } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
let browser: Browser
let nurse: Page
let followed: Queued
let feverish: Queued
let expected: Queued
let corrected: Queued & { visit: string }
let longAgo: Queued & { visit: string }

beforeAll(async () => {
  followed = await queue(sql, { given: 'Awa', bornYearsAgo: 3, seenDaysAgo: 3, waits: 50 })
  feverish = await queue(sql, { given: 'Binta', bornYearsAgo: 3, waits: 40 })
  expected = await queue(sql, { given: 'Coumba', bornYearsAgo: 30, seenDaysAgo: 7, expected: true })
  corrected = await queue(sql, { given: 'Djeneba', bornYearsAgo: 4, seenDaysAgo: 2 })
  longAgo = await queue(sql, { given: 'Fatoumata', bornYearsAgo: 5, seenDaysAgo: 200 })
  browser = await openBrowser()
  nurse = await openPhone(browser, webUrl, 'awa.guindo@keneya.test')
})
afterEach(() => nurse.context().setOffline(false))
afterAll(async () => {
  await browser?.close()
  await sql.end()
})

const visitsOf = (patient: Queued) =>
  sql`select c.*, (select array_agg(d.term_code || ':' || d.is_new_case) from sis.diagnosis d
      where d.facility_code = c.facility_code and d.consultation_id = c.id) as noted
    from sis.consultation c where c.facility_code = ${facility} and c.patient_id = ${patient.id} and c.deleted_at is null
    order by c.consulted_at desc`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const row = (name: string) => nurse.locator('main li', { hasText: name }).first()

test('a follow-up takes six taps and twelve seconds at most, and a child with malaria is treated by the scheme', async () => {
  const cast: Cast = {
    webUrl,
    followed: followed.name,
    feverish: feverish.name,
    expected: expected.name,
  }
  const hand = await Hand.on(nurse)
  await followUpVisit(hand, cast)
  const control = await hand.count()
  console.log(inFigures('follow-up visit', control))
  expect(control.taps + control.otherKeys).toBeLessThanOrEqual(6)
  expect(hand.swipedTo).toEqual([])
  expect(modelled(control)).toBeLessThanOrEqual(12)
  await expect.poll(async () => (await visitsOf(followed)).length).toBe(2)
  const [visit] = await visitsOf(followed)
  expect(visit).toMatchObject({
    reasons: ['follow_up', 'better'],
    is_new_case: false,
    noted: ['malaria_simple:false'],
    temperature_c: '37.2',
    weight_kg: '12.9',
    outcome: 'home',
  })
  expect(visit?.next_visit_on.toISOString().slice(0, 10)).toBe(inDays(3))

  // Whoever waits next is one tap away; whoever was seen is among those seen.
  await row(feverish.name).getByRole('link', { name: 'Consulter' }).waitFor()
  await examine(nurse, 'the list of the day')
  await malariaVisit(hand, cast)
  console.log(inFigures('new malaria visit', await hand.count()))
  await expect.poll(async () => (await visitsOf(feverish)).length).toBe(1)
  const [fever] = await visitsOf(feverish)
  expect(fever).toMatchObject({
    malaria_test: 'rdt',
    malaria_result: 'positive',
    noted: ['malaria_simple:true'],
    prescription: [
      { medicine_code: 'artemether_lumefantrine', dose: '1 comprimé', times_per_day: 2, days: 3 },
    ],
  })
  await markArrived(hand, cast)
  const arrived = await hand.count()
  console.log(inFigures('somebody expected has arrived', arrived))
  expect(arrived.taps).toBe(1)
}, 60_000)

test('a figure out of range asks, an impossible one is refused; danger and pregnancy change what is said', async () => {
  await nurse.goto(`${webUrl}/patients/${expected.id}/consultation`)
  const weight = nurse.getByLabel('Poids')
  await weight.fill('600')
  await nurse.getByText(/Entre 0,3 et 300/).waitFor()
  await weight.fill('20')
  await nurse.getByText(/20.kg est inhabituel à 30.ans/).waitFor()
  await nurse.getByLabel('Température').fill('39,5')
  await nurse.getByText('Paludisme suspecté', { exact: false }).waitFor()
  await nurse.getByRole('button', { name: 'Enregistrer la consultation' }).click()
  await nurse.getByText('Pas encore enregistré').waitFor()
  await nurse.getByRole('button', { name: 'C’est exact' }).click()
  await nurse.getByLabel('Diagnostic').fill('sumaya')
  await nurse.getByRole('option', { name: /Paludisme simple/ }).click()
  await nurse.getByText('Paludisme confirmé sans test positif').waitFor()
  await nurse.getByLabel('Traitement').fill('amox')
  await nurse.getByRole('option', { name: /Amoxicilline 500 mg/ }).click()
  await nurse.getByText(/pour 20.kg/).waitFor()
  await examine(nurse, 'a visit with everything in it')
  // Left and opened again, everything stands there, and the list says that it was begun.
  await nurse.goto(`${webUrl}/today`)
  await row(expected.name).getByText('Brouillon').waitFor()
  await row(expected.name).getByRole('link', { name: 'Consulter' }).click()
  await nurse.getByText('Votre saisie a été gardée').waitFor()
  expect(await nurse.getByLabel('Température').inputValue()).toBe('39,5')
  await nurse.getByRole('button', { name: 'Recommencer' }).click()
  await expect.poll(() => nurse.getByLabel('Température').inputValue()).toBe('')
}, 60_000)

test('the weight of a child is read against the age', async () => {
  await nurse.goto(`${webUrl}/patients/${feverish.id}/consultation`)
  const weight = nurse.getByLabel('Poids')
  await weight.fill('9')
  await nurse.getByText(/9.kg : poids très bas pour l’âge \(−\d,\d z\)/).waitFor()
  await weight.fill('13')
  await nurse.getByText(/poids très bas/).waitFor({ state: 'detached' })
  await weight.fill('')
}, 30_000)

test('without a network the visit is saved, printed and referred; it arrives once with the network', async () => {
  await nurse.context().setOffline(true)
  await nurse.getByRole('link', { name: 'Attente', exact: true }).first().click()
  const away = row(expected.name)
  await away.getByRole('button', { name: 'Parti sans être vu' }).click()
  await nurse.getByRole('button', { name: 'Annuler' }).click()
  await away.getByRole('link', { name: 'Consulter' }).click()
  await nurse.getByRole('checkbox', { name: 'Convulsions' }).check({ force: true })
  await nurse.getByRole('button', { name: 'Référer' }).click()
  await nurse.getByRole('button', { name: 'Enregistrer et référer' }).click()
  await nurse.waitForURL(/\/referrals\/new\?patient=.*&consultation=/)
  const source = new URL(nurse.url()).searchParams.get('consultation')
  await nurse.getByRole('link', { name: 'Attente', exact: true }).first().click()
  await nurse.getByRole('link', { name: 'Consultation' }).first().click()
  await nurse.waitForURL(new RegExp(`/visits/${source}$`))
  await nurse.getByText('Pas encore envoyé').first().waitFor()
  await nurse.context().setOffline(false)
  await expect
    .poll(async () => (await visitsOf(expected)).map(({ id }) => id), { timeout: 30_000 })
    .toContain(source)
  expect(await visitsOf(expected)).toHaveLength(2)
}, 60_000)

test('a correction keeps its reason and what was said before; a stale one is shown side by side', async () => {
  const address = `${webUrl}/patients/${corrected.id}/visits/${corrected.visit}`
  await nurse.goto(`${address}/edit`)
  await nurse.getByLabel('Poids').fill('12,1')
  await nurse.getByLabel('Signes et examen').fill('Pâleur')
  await examine(nurse, 'a correction')
  // Meanwhile somebody else corrects the weight and the temperature.
  await sql`update sis.consultation set weight_kg = 12.4, temperature_c = 38.2
    where facility_code = ${facility} and id = ${corrected.visit}`
  await nurse.getByText('Cette visite a changé pendant votre correction').waitFor({ timeout: 30_000 })
  await examine(nurse, 'two versions side by side')
  const proceed = nurse.getByRole('button', { name: 'Continuer avec ces réponses' })
  expect(await proceed.isDisabled()).toBe(true)
  await nurse.getByRole('radio', { name: /^12,1.kg/ }).check({ force: true })
  await proceed.click()
  await nurse.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await nurse.getByText('Écrivez pourquoi').waitFor()
  await nurse.getByRole('button', { name: 'Erreur de saisie' }).click()
  await nurse.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await nurse.waitForURL(address)
  await nurse.getByText('« Erreur de saisie »').waitFor()
  await nurse.locator('del', { hasText: '12,4' }).waitFor()
  await examine(nurse, 'a visit with its corrections')
  await expect
    .poll(async () => (await visitsOf(corrected))[0])
    .toMatchObject({ weight_kg: '12.1', temperature_c: '38.2', signs: 'Pâleur', revision: 3 })

  // The head of the centre takes another visit out of the register.
  const { page: head } = await signIn(browser, webUrl, 'seydou.dolo@keneya.test', desk)
  await head.goto(`${webUrl}/patients/${expected.id}`)
  const [, first] = await visitsOf(expected)
  await head.goto(`${webUrl}/patients/${expected.id}/visits/${first?.id}`)
  await head.getByRole('button', { name: 'Retirer' }).click()
  await head.getByRole('button', { name: 'Saisie deux fois' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await head.waitForURL(new RegExp(`/patients/${expected.id}$`))
  await expect.poll(async () => (await visitsOf(expected)).length).toBe(1)
  await head.context().close()
}, 60_000)

test('a visit older than what the phone holds waits for the network, and opens', async () => {
  await nurse.waitForFunction('navigator.serviceWorker.controller !== null')
  await nurse.context().setOffline(true)
  await nurse.goto(`${webUrl}/patients/${longAgo.id}/visits/${longAgo.visit}`)
  await nurse.getByText('Elle est ancienne', { exact: false }).waitFor()
  await nurse.context().setOffline(false)
  await nurse.getByText('Paludisme simple confirmé', { exact: false }).first().waitFor({ timeout: 30_000 })
  await nurse.goto(`${webUrl}/patients/${longAgo.id}/visits/${crypto.randomUUID()}`)
  await nurse.getByText('Elle a été retirée du registre', { exact: false }).waitFor()
}, 60_000)

test('the prescription and the summary print on A5, in dark ink, with what the patient must read', async () => {
  await nurse.goto(`${webUrl}/patients/${corrected.id}/visits/${corrected.visit}`)
  await nurse.evaluate('document.documentElement.setAttribute("data-theme", "dark"); window.print = () => {}')
  for (const [name, words] of [
    [
      'Ordonnance',
      [
        'CSCOM de Sangha',
        corrected.name,
        '12,1 kg',
        '1 comprimé, 2 fois par jour, pendant 3 jours',
        'Awa Guindo',
        'Signature',
      ],
    ],
    ['Résumé', [corrected.name, 'Paludisme simple confirmé', '38,2', 'Pâleur']],
  ] as const) {
    await nurse.getByRole('button', { name, exact: true }).click()
    const { pages, text } = readPdf(await nurse.pdf({ preferCSSPageSize: true }))
    expect(pages, name).toEqual([{ width: 148, height: 210 }])
    for (const word of words) expect(text, name).toContain(word.replace(/\s/g, ''))
    expect(text, name).not.toContain('Corriger')
  }
}, 30_000)

test('killed at any moment, a form loses at most the field under the finger', async () => {
  const address = `${webUrl}/patients/${followed.id}/consultation`
  let typed = 0
  for await (const { lost, gestures } of kills(nurse.context(), address, 8)) {
    expect(lost).toEqual([])
    typed += gestures
  }
  // The pages died with something in them.
  expect(typed).toBeGreaterThan(8)
}, 90_000)
