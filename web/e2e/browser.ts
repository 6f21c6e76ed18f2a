/** A real browser from npm, and the few moves that every story shares. */
import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { expect } from 'vitest'

const password = 'Keneya-Demo-2026'

/** `--single-process` saves memory on a lambda and takes the whole browser down with the second window. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !['--single-process', '--no-zygote'].includes(argument)),
    headless: true,
  })
}

export const phone = { width: 360, height: 760 }
export const desk = { width: 1280, height: 900 }

export interface Visitor {
  page: Page
  /** Every response body and every WebSocket frame that this window has received from the API. */
  heard: () => string
}

/** Opens a window and signs in; the answer waits until the home page is there. */
export async function signIn(
  browser: Browser,
  webUrl: string,
  email: string,
  viewport: { width: number; height: number },
): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Africa/Bamako' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const received: string[] = []
  page.on('response', async (response) => {
    if (/\/(rest|functions)\/v1\//.test(response.url())) received.push(await response.text().catch(() => ''))
  })
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void received.push(payload.toString())),
  )
  await signInAt(page, webUrl, email)
  return { page, heard: () => received.join('\n') }
}

/** Signs in in a window that is open already; waits until the shell is there. */
export async function signInAt(page: Page, webUrl: string, email: string): Promise<void> {
  await page.goto(webUrl)
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByTestId('connection').waitFor()
}

/** Waits until the header says how the news comes. */
export async function transport(page: Page, wanted: 'live' | 'polling' | 'offline'): Promise<void> {
  await page.locator(`[data-testid=connection][data-transport=${wanted}]`).waitFor({ timeout: 30_000 })
}

/** axe finds nothing, and nothing is wider than the screen. */
export async function examine(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found, name).toEqual([])
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `${name}: wider than the screen`).toBeLessThanOrEqual(0)
}
