/** How a device comes by its facility's register and follows it, over a phone's link: bytes, round trips, seconds. */
import { createClient } from '@supabase/supabase-js'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import WebSocket from 'ws'
import type { PushAnswer, WorkingSetPage } from '../../functions/_shared/contracts/sync.ts'
import { openBrowser, phone as screen, signInAt } from '../../web/e2e/browser.ts'
import { demoPassword } from '../local/accounts.ts'
import { slowPhone } from './link.ts'
import { facility, nurse, type PhoneStack, startPhoneStack } from './phone_stack.ts'

interface Exchange {
  name: string
  asked: string
  answer: unknown
  /** On the wire: headers and the compressed body. */
  bytes: number
  /** Bodies as they are without compression, there and back. */
  bodies: number
}

/** Every call of a function of the database by a page, as its browser counted it. */
async function listen(page: Page): Promise<Exchange[]> {
  const found: Exchange[] = []
  page.on('requestfinished', async (request) => {
    const name = /\/rest\/v1\/rpc\/(\w+)/.exec(request.url())?.[1]
    if (!name || request.method() !== 'POST') return
    const asked = request.postData() ?? ''
    try {
      const text = (await (await request.response())?.text()) ?? ''
      const { responseBodySize, responseHeadersSize } = await request.sizes()
      const bytes = responseBodySize + responseHeadersSize
      found.push({ name, asked, answer: JSON.parse(text), bytes, bodies: asked.length + text.length })
    } catch {
      // The page went away.
    }
  })
  return found
}

const pagesOf = (heard: readonly Exchange[]) =>
  heard
    .filter(({ name }) => name === 'working_set')
    .map((one) => ({ ...one, page: one.answer as WorkingSetPage }))

/** The parts whose last page has come. */
const complete = (heard: readonly Exchange[]): number =>
  new Set(
    pagesOf(heard)
      .filter(({ page }) => page.next === undefined)
      .map(({ asked }) => JSON.parse(asked).request.part),
  ).size

async function until(what: string, holds: () => boolean, seconds = 180): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > seconds * 1000) throw new Error(`${what}: not after ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const sum = (heard: readonly Exchange[]): number => heard.reduce((bytes, one) => bytes + one.bytes, 0)
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`
const modelled = (heard: readonly Exchange[]): string =>
  ((sum(heard) * 8) / slowPhone.down + heard.length * (slowPhone.roundTrip / 1000)).toFixed(1)

/** A device on which nobody has worked, signed in; the clock starts when the shell stands. */
async function fresh(context: BrowserContext, stack: PhoneStack): Promise<{ page: Page; heard: Exchange[] }> {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const heard = await listen(page)
  await signInAt(page, stack.webUrl, nurse)
  return { page, heard }
}

async function firstSync(
  context: BrowserContext,
  stack: PhoneStack,
): Promise<{ page: Page; heard: Exchange[] }> {
  const { page, heard } = await fresh(context, stack)
  const began = performance.now()
  await until('the first sync', () => complete(heard) === 4)
  const seconds = (performance.now() - began) / 1000
  const pages = pagesOf(heard)
  const rows = pages.reduce((count, { page: { rows } }) => count + rows.length, 0)
  console.log(
    `first sync of ${rows} rows: ${kib(sum(pages))} on the wire in ${pages.length} pages, of 1024 KiB; ` +
      `${modelled(pages)} s modelled, ${seconds.toFixed(1)} s measured, of 45 s`,
  )
  return { page, heard }
}

/** The network goes in the middle of a page, and later the tab is closed and opened again. */
async function interrupted(context: BrowserContext, stack: PhoneStack): Promise<void> {
  const { page, heard } = await fresh(context, stack)
  await until('three pages', () => pagesOf(heard).length >= 3)
  await new Promise((resolve) => setTimeout(resolve, 700))
  stack.link.cut()
  const before = pagesOf(heard).length
  await new Promise((resolve) => setTimeout(resolve, 3000))
  stack.link.mend()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await until('more pages', () => pagesOf(heard).length >= before + 3)
  await page.close()
  const again = await context.newPage()
  const after = await listen(again)
  await again.goto(stack.webUrl)
  await until('the rest', () => complete([...heard, ...after]) === 4)
  const pages = pagesOf([...heard, ...after])
  const asked = pages.map((one) => one.asked)
  console.log(
    `interrupted in a page, then closed and opened again: ${kib(sum(pages))} in ${pages.length} pages, ` +
      `${asked.length - new Set(asked).size} asked twice`,
  )
  await again.close()
}

async function colleague(stack: PhoneStack) {
  const client = createClient(stack.directUrl, stack.publishableKey, {
    db: { schema: 'sis' },
    auth: { persistSession: false },
    realtime: { transport: WebSocket as never },
  })
  const { error } = await client.auth.signInWithPassword({
    email: 'seydou.dolo@keneya.test',
    password: demoPassword,
  })
  if (error) throw error
  return client
}

/** Somebody else's fifty visits of a day. */
async function aDayElsewhere(stack: PhoneStack): Promise<void> {
  const client = await colleague(stack)
  const people = await stack.sql`
    select id from sis.patient where facility_code = ${facility} order by md5(id::text) limit 50`
  const now = new Date().toISOString()
  const operations = people.map(({ id }) => ({
    id: uuidv7(),
    kind: 'consultation.save',
    subject: id,
    at: now,
    args: {
      facility_code: facility,
      id: uuidv7(),
      patient_id: id,
      consulted_at: now,
      reasons: ['fever'],
      temperature_c: 38.5,
      weight_kg: 41,
      malaria_test: 'rdt',
      malaria_result: 'positive',
      treatment: 'ACT 3 jours, paracétamol',
      diagnoses: [{ id: uuidv7(), term_code: 'malaria_simple', certainty: 'confirmed', is_new_case: true }],
    },
  }))
  const { data, error } = await client.rpc('push', {
    batch: { facility_code: facility, since: null, clock: now, operations },
  })
  if (error) throw error
  const refused = (data as PushAnswer).answers?.filter(({ status }) => status !== 'done') ?? []
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]))
}

async function delta(page: Page, heard: Exchange[], stack: PhoneStack): Promise<void> {
  await until('the exchange after the fill', () => heard.some(({ name }) => name === 'push'))
  stack.link.cut()
  await aDayElsewhere(stack)
  heard.length = 0
  stack.link.mend()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  const brought = () =>
    heard.filter(({ name, answer }) => name === 'push' && (answer as PushAnswer).changes?.visits?.length)
  await until('the day of the others', () => brought().length > 0)
  const visits = brought().flatMap(({ answer }) => (answer as PushAnswer).changes?.visits ?? [])
  console.log(
    `a day of ${visits.length} visits: ${kib(sum(brought()))} on the wire in ${brought().length} round trip, of 10 KiB`,
  )
  // The device stores the day; then nothing is new when the network comes and goes once more.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  stack.link.cut()
  await new Promise((resolve) => setTimeout(resolve, 7000))
  heard.length = 0
  stack.link.mend()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await until('an idle exchange', () =>
    ['push', 'events_since'].every((one) => heard.some(({ name }) => name === one)),
  )
  for (const name of ['push', 'events_since']) {
    const idle = heard.find((one) => one.name === name)
    if (idle) console.log(`idle ${name}: ${idle.bodies} bytes of body there and back, of 500`)
  }
}

/** Prints what the first sync, a day's changes and an idle exchange weigh and take. */
export async function benchSync(): Promise<void> {
  const stack = await startPhoneStack()
  const browser = await openBrowser()
  const newDevice = () =>
    browser.newContext({ viewport: screen, locale: 'fr-FR', timezoneId: 'Africa/Bamako' })
  try {
    const device = await newDevice()
    const { page, heard } = await firstSync(device, stack)
    await delta(page, heard, stack)
    await device.close()
    const other = await newDevice()
    await interrupted(other, stack)
    await other.close()
  } finally {
    await browser.close()
    await stack.stop()
  }
}
