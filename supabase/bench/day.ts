/** The nurse's tasks by the keystroke-level model, and forms killed at random: on a stack and a browser of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import { openBrowser } from '../../web/e2e/browser.ts'
import { describe, Hand, operators } from '../../web/e2e/hand.ts'
import { kills } from '../../web/e2e/kills.ts'
import { findAndConsult, registerChild } from '../../web/e2e/patientTasks.ts'
import { openPhone, queue } from '../../web/e2e/queue.ts'
import { followUpVisit, malariaVisit, markArrived } from '../../web/e2e/tasks.ts'
import { startStack } from '../local/stack.ts'

const nurse = 'awa.guindo@keneya.test'

async function onStack(
  work: (ground: { webUrl: string; sql: postgres.Sql; browser: Browser }) => Promise<void>,
) {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-day-'))
  const stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'accounts',
    web: 'built',
  })
  const sql = postgres(stack.adminUrl, { max: 1, onnotice: () => {} })
  const browser = await openBrowser()
  try {
    await work({ webUrl: stack.webUrl, sql, browser })
  } finally {
    await browser.close()
    await sql.end()
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Counts taps and keys of each task on the real pages and prints what the model makes of them. */
export async function benchTaps(): Promise<void> {
  await onStack(async ({ webUrl, sql, browser }) => {
    const followed = await queue(sql, { given: 'Awa', bornYearsAgo: 3, seenDaysAgo: 3, waits: 50 })
    const feverish = await queue(sql, { given: 'Binta', bornYearsAgo: 3, waits: 40 })
    const expected = await queue(sql, { given: 'Coumba', bornYearsAgo: 30, seenDaysAgo: 7, expected: true })
    const names = { followed: followed.name, feverish: feverish.name, expected: expected.name }
    const { key, point, press, think } = operators
    console.log(
      `operators, in seconds: K ${key}, P ${point}, B ${press}, M ${think}; tap and swipe = P + B; R = 0`,
    )
    const hand = await Hand.on(await openPhone(browser, webUrl, nurse))
    const tell = async (task: string) => console.log(describe(task, await hand.count()))
    await followUpVisit(hand, { webUrl, ...names })
    await tell('follow-up visit, list to list')
    await malariaVisit(hand, { webUrl, ...names })
    await tell('new malaria visit, list to list')
    await markArrived(hand, { webUrl, ...names })
    await tell('somebody expected has arrived')
    await findAndConsult(hand, webUrl, { letters: 'coum', name: 'Coumba' })
    await tell('find somebody and open the visit')
    await registerChild(hand, webUrl, {
      familyName: 'Kodio',
      givenName: 'Yakouria',
      sex: 'Féminin',
      age: '3',
      guardian: 'Aminata Kodio',
      villageLetters: 'og',
      village: 'Ogol-Da',
    })
    await tell('register a child and open the visit')
  })
}

/** Kills the form of a visit at random moments and prints what was lost. */
export async function benchKills(count = 200): Promise<void> {
  await onStack(async ({ webUrl, sql, browser }) => {
    const child = await queue(sql, { given: 'Awa', bornYearsAgo: 3, waits: 50 })
    const page = await openPhone(browser, webUrl, nurse)
    let gestures = 0
    let current = 0
    const lost: string[] = []
    const address = `${webUrl}/patients/${child.id}/consultation`
    for await (const kill of kills(page.context(), address, count)) {
      gestures += kill.gestures
      current += kill.current ? 1 : 0
      lost.push(...kill.lost)
    }
    console.log(
      `${count} kills after ${gestures} answers: ${lost.length} fields lost beside the one under the finger`,
    )
    console.log(`the field under the finger said less than was typed: ${current} times`)
    for (const field of lost) console.log(`lost: ${field}`)
  })
}
