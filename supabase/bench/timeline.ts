/**
 * Opening a record on a slow phone: one with ten visits and one with five hundred, in turns, each first as often as
 * the other, in a real browser. The clock is the page's own, from the change of address to the frame that shows the
 * story.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { openBrowser, phone, signIn } from '../../web/e2e/browser.ts'
import { startStack } from '../local/stack.ts'
import { inPairs, median } from './measure.ts'
import { slowDown } from './vitals.ts'

const facility = 'cscom_sangha'
const rounds = 40
/** The first openings fetch code and words. */
const warmUp = 4

async function somebodyWith(sql: postgres.Sql, visits: number): Promise<string> {
  const id = crypto.randomUUID()
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (${facility}, ${id}, 'Mesure', ${`Visites ${visits}`}, 'F', '1990-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, sex, age_months, in_health_area,
      temperature_c, weight_kg, malaria_test, malaria_result, treatment, author_name)
    select ${facility}, gen_random_uuid(), ${id}, now() - n * interval '4 hours', '{fever}', 'F', 430, true,
      38.2, 61.5, 'rdt', case when n % 3 = 0 then 'positive' else 'negative' end, 'Paracétamol, contrôle dans trois jours', 'Awa Guindo'
    from generate_series(1, ${visits}) n`
  return id
}

/** In the page: from the change of address to the frame after which the story stands. Text, so that no tool renames in it. */
const opening = `(id) => new Promise((resolve) => {
  const began = performance.now()
  const watching = new MutationObserver(() => {
    if (document.querySelectorAll('ol[aria-label="Histoire"] > li').length < 10) return
    watching.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
  })
  watching.observe(document.body, { childList: true, subtree: true })
  history.pushState(null, '', '/patients/' + id)
})`

const open = (page: Page, id: string): Promise<number> => page.evaluate(`(${opening})(${JSON.stringify(id)})`)

async function leave(page: Page): Promise<void> {
  await page.evaluate(`history.pushState(null, '', '/patients')`)
  await page.getByLabel('Chercher un patient').waitFor()
  // What the last page still had to do is not the next one's.
  await page.waitForTimeout(150)
}

/** Prints how long a record takes to open with 10 and with 500 entries, and how many rows each draws. */
export async function benchTimeline(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-timeline-'))
  const stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'accounts',
    web: 'built',
  })
  const sql = postgres(stack.adminUrl, { max: 1, onnotice: () => {} })
  const browser = await openBrowser()
  try {
    const short = await somebodyWith(sql, 10)
    const long = await somebodyWith(sql, 500)
    const { page } = await signIn(browser, stack.webUrl, 'awa.guindo@keneya.test', phone)
    await page.goto(`${stack.webUrl}/patients/${long}`)
    const rows = page.locator('ol[aria-label="Histoire"] > li')
    await rows.first().waitFor()
    const drawn = await rows.count()
    await page.goto(`${stack.webUrl}/patients`)
    await page.getByLabel('Chercher un patient').waitFor()
    await slowDown(page)
    const once = (id: string) => async () => {
      const time = await open(page, id)
      await leave(page)
      return time
    }
    const pairs = (await inPairs(rounds + warmUp, once(short), once(long))).slice(warmUp)
    const ten = median(pairs.map(([a]) => a))
    const many = median(pairs.map(([, b]) => b))
    const ratio = median(pairs.map(([a, b]) => b / a))
    console.log(
      `opening a record, 4x slower processor, ${rounds} pairs in turns: 10 entries ${ten.toFixed(0)} ms, 500 entries ${many.toFixed(0)} ms (${drawn} rows drawn), median ratio ${ratio.toFixed(2)} of 1.20`,
    )
  } finally {
    await browser.close()
    await sql.end()
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
