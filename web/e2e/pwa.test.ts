import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../supabase/local/ports.ts'
import { serveWeb, type WebServer } from '../../supabase/local/web/serve.ts'
import { builtClient, filesOfWorker, firstVisit } from '../../supabase/local/web/sizes.ts'
import { openBrowser, phone, signInAt } from './browser.ts'
import { myStack } from './ground.ts'

const { apiUrl, adminUrl, publishableKey } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const nurse = 'awa.guindo@keneya.test'
let browser: Browser
let folder: string
let server: WebServer
let webUrl: string
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

/** A host of its own for each test, on a copy of the build that it may change. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keneya-pwa-'))
  cpSync(builtClient, folder, { recursive: true })
  const port = (await freePort(0)) ?? 0
  webUrl = `http://127.0.0.1:${port}`
  server = await serveWeb(port, { apiUrl, publishableKey }, folder)
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', timezoneId: 'Africa/Bamako' })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** Waits until the worker keeps the whole app and answers for this page. */
const whole = (page: Page) =>
  page.waitForFunction(
    async (wanted) => {
      const cache = await caches.open('keneya-app')
      return navigator.serviceWorker.controller && (await cache.keys()).length >= wanted
    },
    // The files, and the list of them.
    filesOfWorker(folder).now.length + 1,
  )

/** Publishes a new version: the same app, under another name, with a word of its own in the page. */
function publish(version: string): void {
  for (const [file, from, to] of [
    ['sw.js', /"version":"[^"]+"/, `"version":"${version}"`],
    ['index.html', /<title>/, `<meta name="version" content="${version}"><title>`],
  ] as const) {
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), text.replace(from, to))
  }
}
const versionOf = (page: Page) => page.locator('meta[name=version]').getAttribute('content', { timeout: 500 })
const lookForNews = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
const firstName = (page: Page) => page.getByRole('textbox', { name: /^Prénom/ })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('the browser may install it, and a first visit downloads what the budget counts and nothing else', async () => {
  const page = await open()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).pathname))
  const cdp = await page.context().newCDPSession(page)
  await page.goto(webUrl)
  await whole(page)
  const counted = firstVisit(folder).map(({ path }) => path)
  expect([...asked].filter((path) => path !== '/' && !counted.includes(path))).toEqual(['/config.json'])
  const { errors, data } = await cdp.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(await cdp.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  const manifest = JSON.parse(data ?? '')
  for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    if (sizes !== 'any') expect(size, src).toBe(sizes)
  }
})

test('whoever is signed in opens the app without a network, in the language that they chose', async () => {
  const page = await open()
  await signInAt(page, webUrl, nurse)
  await whole(page)
  await page.goto(`${webUrl}/settings`)
  await page.getByText('English', { exact: true }).click()
  await page.getByText('Language', { exact: true }).waitFor()
  await page.context().setOffline(true)
  const later = await page.context().newPage()
  await page.close()
  await later.goto(`${webUrl}/`)
  await title(later).filter({ hasText: 'Hello' }).waitFor()
  await later.goto(`${webUrl}/patients`)
  await title(later).filter({ hasText: 'Patients' }).waitFor()
})

test('an installation that a broken network stops breaks nothing, and goes on when it is back', async () => {
  const missing = filesOfWorker(folder).now.find((path) => path.includes('/referrals/')) ?? ''
  renameSync(join(folder, missing), `${folder}-missing`)
  const page = await open()
  await signInAt(page, webUrl, nurse)
  await title(page).waitFor()
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active),
  ).toBeFalsy()
  renameSync(`${folder}-missing`, join(folder, missing))
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await whole(page)
})

test('a new version waits for a word, and for another one while a form is open; no tab is drawn again by itself', async () => {
  const page = await open()
  await signInAt(page, webUrl, nurse)
  await whole(page)
  const other = await page.context().newPage()
  await other.goto(`${webUrl}/`)
  await title(other).waitFor()
  await page.goto(`${webUrl}/patients/new`)
  await firstName(page).fill('Brouillon')
  publish('second')
  await lookForNews(page)
  for (const tab of [page, other]) await tab.getByText('Une nouvelle version est prête.').waitFor()

  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('Un formulaire est ouvert.').waitFor()
  await question.getByRole('button', { name: 'Plus tard' }).click()
  expect(await firstName(page).inputValue()).toBe('Brouillon')

  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  await question.getByRole('button', { name: 'Mettre à jour maintenant' }).click()
  await page.locator('meta[name=version][content=second]').waitFor({ state: 'attached' })
  await firstName(page).waitFor()
  await expect.poll(() => firstName(page).inputValue()).toBe('Brouillon')

  // The other tab goes on as it was, with the pages of its own version, until somebody says so there.
  await other.getByText('Une nouvelle version a été installée dans un autre onglet.').waitFor()
  await expect(versionOf(other)).rejects.toThrow()
  await other.getByRole('button', { name: 'Mettre à jour' }).click()
  await other.locator('meta[name=version][content=second]').waitFor({ state: 'attached' })
})

test('a new version taken with work unsent says so first, and the work is still there and leaves', async () => {
  const page = await open()
  await signInAt(page, webUrl, nurse)
  await whole(page)
  // The register is on the device.
  await page.goto(`${webUrl}/patients`)
  await page.getByLabel('Chercher un patient').waitFor()
  publish('third')
  await lookForNews(page)
  await page.getByText('Une nouvelle version est prête.').waitFor()
  await page.context().setOffline(true)
  await page.goto(`${webUrl}/patients/new`)
  await page.getByLabel('Nom de famille').fill('Mise-à-Jour-Essai')
  await page.getByLabel('Prénom').fill('Nema')
  await page.locator('label', { hasText: 'Féminin' }).click()
  await page.getByLabel('Âge aujourd’hui').fill('26')
  await page.getByRole('button', { name: 'Enregistrer et consulter' }).click()
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}\/consultation/)

  await page.goto(`${webUrl}/`)
  await page.getByText(/1 saisie n’est pas encore envoyée/).waitFor()
  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  await page
    .getByRole('dialog')
    .getByText(/^1 saisie attend le réseau/)
    .waitFor()
  expect(await page.locator('meta[name=version]').count()).toBe(0)
  await page.getByRole('button', { name: 'Mettre à jour maintenant' }).click()
  await page.locator('meta[name=version][content=third]').waitFor({ state: 'attached' })
  await page.getByTestId('connection').filter({ hasText: '1' }).waitFor()

  await page.context().setOffline(false)
  const saved = async () =>
    (
      await sql`select count(*)::int as count from sis.patient where facility_code = 'cscom_sangha'
      and family_name = 'Mise-à-Jour-Essai' and given_name = 'Nema'`
    )[0]?.count
  await expect.poll(saved, { timeout: 30_000 }).toBe(1)
})
