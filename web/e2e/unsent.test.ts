/** What the server does not take, as its author sees it: asked in words, held in order, given up knowingly. */
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine, openBrowser, transport } from './browser.ts'
import { myStack } from './ground.ts'
import { facility, openPhone, type Queued, queue } from './queue.ts'

const { webUrl, adminUrl } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const family = 'Attente-Essai'
let browser: Browser
let nurse: Page
let joined: Queued
let stays: Queued

beforeAll(async () => {
  joined = await queue(sql, { given: 'Yagoro', family, bornYearsAgo: 30 })
  stays = await queue(sql, { given: 'Yagorou', family, bornYearsAgo: 30 })
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

const chip = (page: Page) => page.getByTestId('connection')

test('an evacuation behind a refusal says so, and leaves when the person has decided', async () => {
  await nurse.goto(`${webUrl}/patients/${joined.id}`)
  await nurse.getByText(joined.name).first().waitFor()
  await nurse.waitForFunction('navigator.serviceWorker.controller !== null')
  const other = await nurse.context().newPage()
  other.setDefaultTimeout(15_000)
  await other.goto(webUrl)
  await chip(other).waitFor()
  await nurse.context().setOffline(true)
  await transport(nurse, 'offline')

  await nurse.goto(`${webUrl}/patients/${joined.id}/edit`)
  await nurse.getByLabel('Village ou quartier').fill('Sangha Centre')
  await nurse.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await chip(nurse).filter({ hasText: '1 à envoyer' }).waitFor()
  await nurse.goto(`${webUrl}/referrals/new?patient=${joined.id}`)
  await nurse.getByRole('radio', { name: /^Évacuation/ }).check({ force: true })
  await nurse.getByRole('radio', { name: /CSRéf de Djenné/ }).check({ force: true })
  await nurse.getByLabel('Motif').fill('Hémorragie')
  await nurse.getByRole('button', { name: 'Envoyer l’évacuation' }).click()
  await nurse.getByText('Pas encore envoyées').waitFor()
  await examine(nurse, 'a letter that waits')
  // Another window of the same phone knows of it at once.
  await chip(other).filter({ hasText: '2 à envoyer' }).waitFor()
  // A correction is told by what it changes, from what to what.
  await chip(other).click()
  await other.getByRole('dialog').locator('del', { hasText: 'Ogol-Da' }).waitFor()
  await other.getByRole('dialog').locator('ins', { hasText: 'Sangha Centre' }).waitFor()
  await other.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click()

  // Meanwhile somebody joins this record with another one: it takes no corrections any more.
  await sql`update sis.patient set merged_into = ${stays.id} where facility_code = ${facility} and id = ${joined.id}`
  await nurse.context().setOffline(false)
  await chip(nurse).filter({ hasText: '1 à décider' }).waitFor({ timeout: 40_000 })
  await chip(nurse).click()
  const list = nurse.getByRole('dialog')
  await list.getByText('Ce dossier a été réuni avec un autre', { exact: false }).waitFor()
  await list.getByText('Cette évacuation attend votre décision', { exact: false }).waitFor()
  await list.getByRole('button', { name: 'Abandonner cet envoi…' }).click()
  // What exactly goes is there to read, and only that.
  await list.getByRole('alert').getByText('Sangha Centre').waitFor()
  expect(await list.getByRole('alert').textContent()).not.toContain('Hémorragie')
  await examine(nurse, 'what would be lost')
  await list.getByRole('button', { name: 'Effacer pour toujours' }).click()

  const letters = () =>
    sql`select reason from sis.referral where from_facility = ${facility} and patient_id = ${joined.id}`
  await expect.poll(letters, { timeout: 30_000 }).toEqual([{ reason: 'Hémorragie' }])
  await list.getByText('Tout est parti.').waitFor()
  for (const page of [nurse, other]) {
    await expect.poll(() => chip(page).textContent(), { timeout: 15_000 }).not.toMatch(/à décider|à envoyer/)
  }
  const [row] =
    await sql`select village from sis.patient where facility_code = ${facility} and id = ${joined.id}`
  expect(row?.village).not.toBe('Sangha Centre')
  await other.close()
}, 120_000)
