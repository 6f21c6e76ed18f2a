import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comeBack, describeRevocations, type Revocation, revoke } from '../../supabase/bench/revocation.ts'
import { desk, openBrowser, signIn, transport } from './browser.ts'
import { myStack } from './ground.ts'
import { traces } from './traces.ts'
import { closed, type Loss, losses, openRecord, Ward } from './ward.ts'

const ground = myStack()
let browser: Browser
let ward: Ward

/** A device of its own, with the record open and kept for the next time. */
async function device(): Promise<Page> {
  await ward.restore()
  const { page } = await signIn(browser, ground.webUrl, ward.emailOf('revoked'), desk)
  await openRecord(page, ground, ward)
  await transport(page, 'live')
  // What is looked for can be found: on the page, and a moment later on the disk, sealed with a key that opens it.
  await expect
    .poll(() => traces(page, ward.patient.family_name), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['page', 'IndexedDB blocks']))
  expect(await traces(page, ward.patient.family_name)).not.toContainEqual(expect.stringContaining('clear'))
  return page
}

/** Nothing of the patient is left on the device, and nothing comes back by itself. */
async function expectForgotten(page: Page): Promise<void> {
  await expect.poll(() => traces(page, ward.patient.family_name), { timeout: 30_000 }).toEqual([])
  await page.waitForTimeout(1500)
  expect(await traces(page, ward.patient.family_name)).toEqual([])
}

/** What somebody sees, keeps and hears who loses a right while they sit still; one file for each loss, side by side. */
export function testRevocation(loss: Loss): void {
  beforeAll(async () => {
    browser = await openBrowser()
    ward = await Ward.open(ground)
  })
  afterAll(async () => {
    await ward?.close()
    await browser?.close()
  })

  test('closes the open page, the channel and the next statement, and the device forgets', async () => {
    const page = await device()
    const all: Revocation[] = []
    for (let round = 0; round < 3; round += 1) {
      if (round > 0) await comeBack(ward, page, ground)
      const revocation = await revoke(ward, page, loss)
      all.push(revocation)
      expect(revocation).toMatchObject({ rows: 0, framesAfter: 0, colleagueHeard: 3 })
      // Whoever only lost the patients still works here, and hears its feed under the new topic.
      expect(revocation.refused).toEqual({ old: true, now: loss === 'suspended' })
    }
    await expectForgotten(page)
    console.log(describeRevocations(loss, all))
    await page.context().close()
  }, 180_000)

  test('closes the page and empties the device with the socket cut, by polling', async () => {
    const page = await device()
    await page.routeWebSocket(/realtime/, (socket) => socket.close())
    await page.reload()
    await transport(page, 'polling')
    await page.getByText(ward.patient.family_name).first().waitFor()
    const closing = closed(page, ward)
    const answered = await ward.change(losses[loss])
    const at = await closing
    await expectForgotten(page)
    console.log(
      `revocation (${loss}), by polling: page closed ${Math.max(0, at - answered).toFixed(0)} ms after the answer`,
    )
    await page.context().close()
  }, 120_000)

  test('empties a device that was offline as soon as it comes back', async () => {
    const page = await device()
    await page.context().setOffline(true)
    await ward.change(losses[loss])
    await transport(page, 'offline')
    // Nobody can reach it: what it kept is still there, and that is all it has.
    expect(await traces(page, ward.patient.family_name)).toContain('page')
    const closing = closed(page, ward)
    await page.context().setOffline(false)
    const back = performance.now()
    const at = await closing
    await expectForgotten(page)
    console.log(
      `revocation (${loss}), offline: page closed ${(at - back).toFixed(0)} ms after the network came back`,
    )
    await page.context().close()
  }, 120_000)

  test('empties a device that was closed when it is opened again', async () => {
    const page = await device()
    const context = page.context()
    await page.close()
    await ward.change(losses[loss])
    const again = await context.newPage()
    await again.goto(ground.webUrl)
    await again.getByRole('main').waitFor()
    await expectForgotten(again)
    await context.close()
  }, 120_000)
}
