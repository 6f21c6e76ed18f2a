/** What a nurse waits for on a cheap phone: the first screen, the second morning, the day without a network. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, phone as screen, signInAt } from '../../web/e2e/browser.ts'
import { Hand } from '../../web/e2e/hand.ts'
import { queue } from '../../web/e2e/queue.ts'
import { malariaVisit } from '../../web/e2e/tasks.ts'
import { quantile } from './measure.ts'
import { nurse, type PhoneStack, startPhoneStack } from './phone_stack.ts'
import { type Interaction, largestPaint, observeVitals, slowDown, takeInteractions } from './vitals.ts'

declare global {
  interface Window {
    benchSaves: number[]
  }
}

const rounds = 5

async function newPhone(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: screen,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Africa/Bamako',
  })
  await observeVitals(context)
  await context.addInitScript(timeSaves)
  return context
}

/** From the touch on the button of a form to the page after it: what was said is durable on the device then. */
function timeSaves(): void {
  window.benchSaves = []
  let touched: number | undefined
  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if ((target as Element).closest('button[type=submit]')) touched = timeStamp
    },
    true,
  )
  const replace = history.replaceState.bind(history)
  history.replaceState = (...to: Parameters<History['replaceState']>) => {
    if (touched !== undefined) window.benchSaves.push(performance.now() - touched)
    touched = undefined
    replace(...to)
  }
}

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await slowDown(page)
  await page.goto(address, { waitUntil: 'commit' })
  return page
}

const say = (what: string, values: number[], budget: number, note: string) =>
  console.log(
    `${what}: median ${quantile(values, 0.5).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms of ${budget} ms (${note})`,
  )

/** A phone that has never been here. */
async function coldSignIn(browser: Browser, stack: PhoneStack): Promise<void> {
  const times: number[] = []
  let what = ''
  for (let round = 0; round < rounds; round++) {
    const context = await newPhone(browser)
    const page = await openPage(context, stack.webUrl)
    const paint = await largestPaint(page)
    times.push(paint.at)
    what = `${paint.what}, first paint ${paint.first.toFixed(0)} ms`
    await context.close()
  }
  say('cold LCP of the sign-in page', times, 5000, what)
}

/** Waits until the worker and the store have everything: the last page of each part of the register is in. */
async function settle(page: Page, stack: PhoneStack): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active)
  for (let before = -1; before !== stack.link.down.bytes; ) {
    before = stack.link.down.bytes
    await page.waitForTimeout(5000)
  }
}

async function again(context: BrowserContext, address: string, what: string): Promise<void> {
  const times: number[] = []
  let note = ''
  for (let round = 0; round < rounds; round++) {
    const page = await openPage(context, address)
    const paint = await largestPaint(page)
    times.push(paint.at)
    note = `${paint.what}, first paint ${paint.first.toFixed(0)} ms`
    await page.close()
  }
  say(what, times, 1000, note)
}

const slowest = (found: Interaction[]) =>
  found
    .slice(0, 3)
    .map(({ name, target, duration }) => `${duration} ms ${name} on ${target}`)
    .join('; ')

/** INP as web.dev defines it: the longest interaction of a visit, leaving out one in fifty. */
const inp = (found: Interaction[]): number => found[Math.floor(found.length / 50)]?.duration ?? 0

function sayInteractions(what: string, found: Interaction[][], budget: number): void {
  const worst = found.map((round) => round[0]?.duration ?? 0)
  const all = found.flat().sort((a, b) => b.duration - a.duration)
  console.log(
    `INP ${what}: ${inp(all)} ms of ${budget} ms; longest of a round: median ${quantile(worst, 0.5)} ms, worst ${Math.max(...worst)} ms ` +
      `(${all.length} interactions over 16 ms in ${found.length} rounds: ${slowest(all)})`,
  )
}

/** Searching, opening a record and filling a visit, on a slow processor, with the whole register in memory. */
async function interact(context: BrowserContext, stack: PhoneStack): Promise<void> {
  const children = await Promise.all(
    ['Binta', 'Djeneba', 'Fanta', 'Nema', 'Oumou'].map((given) =>
      queue(stack.sql, { given, bornYearsAgo: 3, waits: 40 }),
    ),
  )
  const page = await openPage(context, `${stack.webUrl}/patients`)
  const hand = await Hand.on(page)
  const searched: Interaction[][] = []
  const opened: Interaction[][] = []
  const filled: Interaction[][] = []
  const saves: number[] = []
  const queries = ['coulibaly aminata', 'kulibali', 'dolo yasagou', 'keita moussa', 'traore fatoumata']
  for (const query of queries) {
    await page.goto(`${stack.webUrl}/patients`)
    const box = page.getByLabel('Chercher un patient')
    await box.and(page.locator(':focus')).waitFor()
    // The register is read from the device after the page is drawn.
    await page.waitForTimeout(6000)
    await takeInteractions(page)
    await page.keyboard.type(query, { delay: 150 })
    await page.waitForTimeout(500)
    searched.push(await takeInteractions(page))
    const first = page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('link').first()
    await hand.tap(first)
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}/)
    await page.waitForTimeout(1500)
    opened.push(await takeInteractions(page))
  }
  for (const child of children) {
    await malariaVisit(hand, { webUrl: stack.webUrl, feverish: child.name, followed: '', expected: '' })
    filled.push(await takeInteractions(page))
    saves.push(...(await page.evaluate(() => window.benchSaves)))
  }
  sayInteractions('while typing in the search', searched, 100)
  sayInteractions('opening a record', opened, 100)
  sayInteractions('filling a consultation', filled, 100)
  say(
    'a visit saved, from the touch to the next page',
    saves,
    100,
    `${saves.length} visits, encrypted and durable`,
  )
  await page.close()
}

/** Prints LCP and INP of a nurse's phone, with ten thousand patients on it. */
export async function benchPhone(): Promise<void> {
  const stack = await startPhoneStack()
  const browser = await openBrowser()
  try {
    await coldSignIn(browser, stack)
    const context = await newPhone(browser)
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    const began = performance.now()
    await signInAt(page, stack.webUrl, nurse)
    await settle(page, stack)
    console.log(`signed in and kept on the device after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    await page.close()
    await again(context, stack.webUrl, 'warm LCP of the home page')
    await interact(context, stack)
    stack.link.cut()
    await again(context, stack.webUrl, 'LCP of the home page without a network')
  } finally {
    await browser.close()
    await stack.stop()
  }
}
