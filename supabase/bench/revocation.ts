/**
 * How long a revocation takes to hold, from its answer on: for the open page, for the channel, for the next
 * statement. Nobody touches the page.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { desk, openBrowser, signIn, transport } from '../../web/e2e/browser.ts'
import { closed, type Ground, type Loss, listen, losses, openRecord, Ward } from '../../web/e2e/ward.ts'
import { startStack } from '../local/stack.ts'
import { median } from './measure.ts'

/** What one revocation did; times are milliseconds after its answer. */
export interface Revocation {
  page: number
  /** The last frame that the old channel carried; below zero when it came before the answer. */
  lastFrame: number
  /** Frames on the old channel after the revocation, of events that a colleague heard. */
  framesAfter: number
  colleagueHeard: number
  /** When a new join of the topic was refused, and the topics that were refused. */
  refusal: number
  refused: { old: boolean; now: boolean }
  /** Rows of the first statement after the answer, and when they were there. */
  rows: number
  statement: number
}

const ringsAfter = 3

/** Withdraws the rights of somebody whose page is open, and watches what they still get. */
export async function revoke(ward: Ward, page: Page, loss: Loss): Promise<Revocation> {
  const before = await ward.topic()
  const ear = await ward.listen('revoked', before)
  if (ear.state !== 'SUBSCRIBED' || (await ward.read('revoked')) !== 1) throw new Error('nothing to lose')
  const closing = closed(page, ward)
  const answered = await ward.change(losses[loss])
  const rows = await ward.read('revoked')
  const statement = performance.now() - answered
  const now = await ward.topic()
  // The client keeps one channel per topic: another client of the same person asks again.
  const stranger = await ward.signIn('revoked')
  const isRefused = async (topic: string) => (await listen(stranger, topic)).state !== 'SUBSCRIBED'
  const refused = { old: await isRefused(before), now: await isRefused(now) }
  const refusal = performance.now() - answered
  await stranger.removeAllChannels()
  stranger.realtime.disconnect()

  const colleague = await ward.listen('colleague', now)
  const known = ear.heard.length
  for (let ring = 0; ring < ringsAfter; ring += 1) await ward.register()
  const patience = Date.now() + 10_000
  while (colleague.heard.length < ringsAfter && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const last = ear.heard.at(known - 1)?.at ?? answered
  const result = {
    page: Math.max(0, (await closing) - answered),
    lastFrame: last - answered,
    framesAfter: ear.heard.length - known,
    colleagueHeard: colleague.heard.length,
    refusal,
    refused,
    rows,
    statement,
  }
  await ward.leave('revoked')
  await ward.leave('colleague')
  return result
}

/** Gives the rights back and opens the page again. */
export async function comeBack(ward: Ward, page: Page, ground: Ground): Promise<void> {
  await ward.restore()
  await openRecord(page, ground, ward)
  await transport(page, 'live')
}

/** The figures of several revocations as one line. */
export function describeRevocations(loss: Loss, all: readonly Revocation[]): string {
  const ms = (pick: (one: Revocation) => number) => `${median(all.map(pick)).toFixed(0)} ms`
  return (
    `revocation (${loss}, median of ${all.length}, after the answer): page closed ${ms(({ page }) => page)}, ` +
    `last frame of the old channel ${ms(({ lastFrame }) => lastFrame)}, ` +
    `new join refused ${ms(({ refusal }) => refusal)}, next statement empty ${ms(({ statement }) => statement)}`
  )
}

/** Prints the figures, on a stack of its own. */
export async function benchRevocation(rounds = 15): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-revocation-'))
  const stack = await startStack({ directory, ports: { api: 0, db: 0, web: 0 }, seed: 'accounts' })
  const browser = await openBrowser()
  const ward = await Ward.open(stack)
  try {
    const { page } = await signIn(browser, stack.webUrl, ward.emailOf('revoked'), desk)
    for (const loss of Object.keys(losses) as Loss[]) {
      const all: Revocation[] = []
      for (let round = 0; round < rounds; round += 1) {
        await comeBack(ward, page, stack)
        all.push(await revoke(ward, page, loss))
      }
      console.log(describeRevocations(loss, all))
    }
  } finally {
    await ward.close()
    await browser.close()
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
