/** A day without a network on a phone of the centre, and what its disk shows to whoever steals it. */
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine, openBrowser, transport } from './browser.ts'
import { everythingOnDisk } from './disk.ts'
import { myStack } from './ground.ts'
import { facility, openPhone, type Queued, queue } from './queue.ts'

const { webUrl, adminUrl } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const family = 'Ténèbres-Essai'
let browser: Browser
let nurse: Page
let known: Queued
let disputed: Queued

beforeAll(async () => {
  known = await queue(sql, { given: 'Oumou', family, bornYearsAgo: 31, seenDaysAgo: 5 })
  disputed = await queue(sql, { given: 'Ramata', family, bornYearsAgo: 44 })
  browser = await openBrowser()
  nurse = await openPhone(browser, webUrl, 'awa.guindo@keneya.test')
})
afterAll(async () => {
  await browser?.close()
  // Nobody answers these letters: the Ministry's share of closed referrals is for the story to move.
  await sql`update sis.referral set status = 'cancelled' where from_facility = ${facility}
    and patient_identity ->> 'family_name' = ${family}`
  await sql.end()
})

const found = (name: string) =>
  nurse.getByRole('list', { name: 'Personnes trouvées' }).getByRole('listitem').filter({ hasText: name })
async function search(typed: string, name: string) {
  await nurse.goto(`${webUrl}/patients`)
  await nurse.getByLabel('Chercher un patient').fill(typed)
  await found(name).first().waitFor()
}
const chip = () => nurse.getByTestId('connection')

test('the whole day goes on without a network, through a reload, and arrives once', async () => {
  await search('tenebr', known.name)
  // The whole app is on the phone.
  await nurse.waitForFunction('navigator.serviceWorker.controller !== null')
  await nurse.reload()
  await search('tenebr', known.name)
  await nurse.context().setOffline(true)
  await transport(nurse, 'offline')

  await nurse.goto(`${webUrl}/patients/new`)
  await nurse.getByLabel('Nom de famille').fill(family)
  await nurse.getByLabel('Prénom').fill('Nouvelle')
  await nurse.getByRole('radio', { name: 'Féminin' }).check({ force: true })
  await nurse.getByLabel('Âge aujourd’hui').fill('26')
  await nurse.getByRole('button', { name: 'Enregistrer et consulter' }).click()
  await nurse.waitForURL(/\/patients\/[0-9a-f-]{36}\/consultation/)
  const id = nurse.url().match(/[0-9a-f-]{36}/)?.[0] as string
  await nurse.getByRole('checkbox', { name: 'Convulsions' }).check({ force: true })
  await nurse.getByLabel('Température').fill('39,8')
  await nurse.getByRole('radio', { name: /^Référer/ }).check({ force: true })
  await nurse.getByRole('button', { name: 'Enregistrer et référer' }).click()
  await nurse.waitForURL(/\/referrals\/new/)
  await nurse.getByRole('radio', { name: /^Évacuation/ }).check({ force: true })
  await nurse.getByRole('radio', { name: /CSRéf de Djenné/ }).check({ force: true })
  await nurse.getByLabel('Motif').fill('Convulsions au village')
  await nurse.getByRole('button', { name: 'Envoyer l’évacuation' }).click()
  await nurse.waitForURL(/\/referrals$/)

  // The battery dies; everything is still there, and found.
  await nurse.reload()
  await chip().filter({ hasText: '3 à envoyer' }).waitFor()
  await search('nouvele tenebre', 'Nouvelle')
  await chip().click()
  const list = nurse.getByRole('dialog')
  await list.getByText(`Évacuation · Nouvelle ${family}`).waitFor()
  await examine(nurse, 'what waits to leave')
  await list.getByRole('button', { name: 'Fermer' }).click()

  // The first answer is lost after the server has committed.
  let lost = 0
  await nurse.route(/rpc\/push/, async (route) => {
    const operations = (route.request().postDataJSON() as { batch: { operations: unknown[] } }).batch
      .operations
    if (lost > 0 || operations.length === 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await nurse.context().setOffline(false)
  const counts = async () => {
    const [row] = await sql`select
      (select count(*)::int from sis.patient where facility_code = ${facility} and family_name = ${family} and given_name = 'Nouvelle') as patients,
      (select count(*)::int from sis.consultation where facility_code = ${facility} and patient_id = ${id}) as visits,
      (select count(*)::int from sis.referral where from_facility = ${facility} and patient_id = ${id} and kind = 'evacuation') as referrals`
    return row
  }
  await expect.poll(counts, { timeout: 30_000 }).toEqual({ patients: 1, visits: 1, referrals: 1 })
  await expect.poll(() => chip().textContent(), { timeout: 40_000 }).not.toContain('à envoyer')
  expect(lost).toBe(1)
  expect(await counts()).toEqual({ patients: 1, visits: 1, referrals: 1 })
  await nurse.unroute(/rpc\/push/)
}, 120_000)

test('a record read on the phone is in the audit trail, with the time it was read', async () => {
  await search('tenebr oumou', known.name)
  await nurse.goto(`${webUrl}/patients/${known.id}`)
  await nurse.getByText(known.name).first().waitFor()
  // An opening leaves with the next thing that is said.
  await nurse.getByRole('button', { name: 'Faire attendre' }).first().click()
  await expect
    .poll(
      () => sql`select request ->> 'on_device' as on_device, purpose from sis.audit
        where facility_code = ${facility} and patient_id = ${known.id} and action = 'open'`,
      { timeout: 30_000 },
    )
    .toContainEqual({ on_device: 'true', purpose: 'care' })
}, 60_000)

test('two people correct the same identity: the late one is asked, in words, field by field', async () => {
  await search('tenebr ramata', disputed.name)
  await nurse.context().setOffline(true)
  await transport(nurse, 'offline')
  await nurse.goto(`${webUrl}/patients/${disputed.id}/edit`)
  await nurse.getByLabel('Village ou quartier').fill('Sangha Centre')
  await nurse.getByLabel('Téléphone').fill('76 00 00 01')
  await nurse.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await chip().filter({ hasText: '1 à envoyer' }).waitFor()
  await sql`update sis.patient set village = 'Bongo' where facility_code = ${facility} and id = ${disputed.id}`
  await nurse.context().setOffline(false)
  await chip().filter({ hasText: '1 à décider' }).waitFor({ timeout: 30_000 })
  await chip().click()
  const list = nurse.getByRole('dialog')
  await list.getByText('Quelqu’un d’autre a enregistré cette fiche avant vous', { exact: false }).waitFor()
  await examine(nurse, 'a question about two versions')
  await list.getByRole('radio', { name: /^Bongo/ }).check({ force: true })
  await list.getByRole('radio', { name: /^76 00 00 01/ }).check({ force: true })
  await list.getByRole('button', { name: 'Enregistrer ce choix' }).click()
  await expect
    .poll(
      () =>
        sql`select village, phone from sis.patient where facility_code = ${facility} and id = ${disputed.id}`,
      { timeout: 30_000 },
    )
    .toEqual([{ village: 'Bongo', phone: '76 00 00 01' }])
  await list.getByText('Tout est parti.').waitFor()
  await list.getByRole('button', { name: 'Fermer' }).click()
}, 90_000)

test('the disk of the phone shows nobody’s name, and nothing opens after a sign-out', async () => {
  const kept = await everythingOnDisk(nurse)
  // Keys, answers of the server, blocks of the register: few when this file runs alone.
  expect(kept.records).toBeGreaterThan(10)
  for (const word of ['Ténèbres', 'Oumou', 'Nouvelle', 'Ramata', 'Ogol-Da', 'Convulsions']) {
    expect(kept.text, word).not.toContain(word)
  }
  // The scan can see: what is not secret (the lists, with their codes) is there in clear.
  expect(kept.text).toContain('paludisme')
  expect(kept.keys).toBeGreaterThan(0)
  await nurse.goto(`${webUrl}/settings`)
  await nurse.getByRole('button', { name: 'Se déconnecter' }).click()
  await nurse.getByLabel('Adresse e-mail').waitFor()
  const after = await everythingOnDisk(nurse)
  expect(after.workingKeys).toEqual([])
  expect(after.blocks).toBe(0)
}, 60_000)
