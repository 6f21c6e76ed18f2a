import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { breachesOf, type ProofAnswer, proofRecords } from '../../functions/_shared/contracts/proof.ts'
import { desk, examine, openBrowser, phone, signIn } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const head = 'seydou.dolo@keneya.test'
const administrator = 'ibrahim.toure@keneya.test'
let browser: Browser

async function tokenOf(email: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'Keneya-Demo-2026' }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

async function ask(token: string, facility_code: string, record: string) {
  const answer = await fetch(`${apiUrl}/functions/v1/proof`, {
    method: 'POST',
    headers: { apikey: publishableKey, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ facility_code, record }),
  })
  return { status: answer.status, body: (await answer.json()) as ProofAnswer }
}

/** Everything that a trial could leave behind, in the order of their making. */
async function leftBehind(): Promise<Record<string, number>> {
  const [found] = await sql`
    select
      (select count(*)::int from private.probe) as probes,
      (select count(*)::int from auth.users where email like '%@probe.invalid') as users,
      (select count(*)::int from sis.membership where display_name = 'Sonde') as memberships,
      (select count(*)::int from sis.role where code like 'probe\_%' or code like 'trial%') as roles,
      (select count(*)::int from sis.invitation where email like '%@probe.invalid') as invitations,
      (select count(*)::int from sis.patient where family_name = 'Épreuve') as patients,
      (select count(*)::int from sis.referral where reason = 'Épreuve') as letters,
      (select count(*)::int from sis.counter_referral where final_diagnosis = 'Épreuve') as counters,
      (select count(*)::int from sis.webhook_endpoint where url = 'https://trial.invalid') as webhooks,
      (select count(*)::int from sis.activity_count where day = '2000-01-03') as counts,
      (select count(*)::int from sis.event where seq = -1000000 or actor not in (select id from auth.users)) as events,
      (select count(*)::int from sis.audit where seq = -1000000 or actor not in (select id from auth.users)) as entries,
      (select count(*)::int from sis.feed f where f.last_seq is distinct from
        (select coalesce(max(e.seq), 0) from sis.event e where e.facility_code = f.facility_code)) as feeds`
  return found as Record<string, number>
}
const nothing = (found: Record<string, number>) =>
  Object.fromEntries(Object.keys(found).map((key) => [key, 0]))

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await sql`drop policy if exists "A hole on purpose" on sis.patient`
  await sql.end()
})

describe.each([
  ['the head of Sangha', head, 'cscom_sangha'],
  ['the administrator of Djenné', administrator, 'csref_djenne'],
])('%s asks about every type of record', (_, email, facility) => {
  let token: string
  beforeAll(async () => {
    token = await tokenOf(email)
  })

  it.each(proofRecords)('%s: nobody gets more than the rules allow', async (record) => {
    const { status, body } = await ask(token, facility, record)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.rows.filter((row) => breachesOf(row).length > 0)).toEqual([])
    expect(body.statements).toBe(body.probes * body.appendix.trials.length)
    // The trial can see: somebody reads what nobody else may.
    expect(body.rows.some(({ place, read }) => place === 'own' && read.visible > 0)).toBe(true)
    for (const place of ['facility', 'ministry', 'signed_in', 'signed_out']) {
      expect(
        body.rows.some((row) => row.place === place),
        place,
      ).toBe(true)
    }
  })
})

test('only a director asks, and only of their own facility', async () => {
  const nurse = await tokenOf('awa.guindo@keneya.test')
  expect(await ask(nurse, 'cscom_sangha', 'patients')).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
  const director = await tokenOf(administrator)
  expect(await ask(director, 'cscom_sangha', 'patients')).toMatchObject({ status: 403 })
  expect(await ask(director, 'nowhere_at_all', 'patients')).toMatchObject({ status: 403 })
  expect(await ask(director, 'csref_djenne', 'pg_authid')).toMatchObject({ status: 400 })
})

test('the head chooses on a phone, reads the verdict, and prints it', async () => {
  const { page } = await signIn(browser, webUrl, head, phone)
  await page.goto(`${webUrl}/who-reads`)
  await examine(page, 'the list of types')
  await page.getByRole('link', { name: /^Patients Nom/ }).click()
  const verdict = page.getByTestId('verdict')
  await verdict.getByText(/Aucun autre établissement ne peut lire/).waitFor()
  expect(await verdict.textContent()).toMatch(/\d+ sondes, \d+ requêtes/)
  await examine(page, 'the verdict on patients')
  await page.goto(`${webUrl}/who-reads?record=referrals`)
  await verdict.getByText('Une référence appartient à deux établissements').waitFor()
  await examine(page, 'the verdict on referrals')

  await page.emulateMedia({ media: 'print' })
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  await page.getByText('Autorité de protection des données').waitFor()
  await page.getByText('Date, signature et cachet').waitFor()
  await page.getByText('select count(*) from sis.referral').waitFor()
  await page.context().close()
}, 120_000)

test('a policy opened on purpose raises the alarm, and repaired it falls silent', async () => {
  const { page } = await signIn(browser, webUrl, administrator, desk)
  await page.goto(`${webUrl}/who-reads?record=patients`)
  const verdict = page.getByTestId('verdict')
  await verdict.getByText(/Aucun autre établissement ne peut lire/).waitFor()
  await examine(page, 'the proof on a desk')

  // Open to whoever has no address, as probes have none: the people of the tests beside keep their walls.
  await sql`create policy "A hole on purpose" on sis.patient for select to authenticated
    using ((select auth.jwt()) ->> 'email' is null)`
  await page.getByRole('button', { name: 'Demander de nouveau' }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /Alerte.*\d autres établissements peuvent lire/ })
    .waitFor()
  expect(await verdict.textContent()).toContain('CSCOM de Sangha')
  await examine(page, 'the alarm')

  await sql`drop policy "A hole on purpose" on sis.patient`
  await page.getByRole('button', { name: 'Demander de nouveau' }).click()
  await verdict.getByText(/Aucun autre établissement ne peut lire/).waitFor()
  await page.context().close()
}, 120_000)

test('nothing of a trial remains, and nobody could commit one', async () => {
  const found = await leftBehind()
  expect(found).toEqual(nothing(found))
  const committed = sql.begin((tx) => tx`select private.plant_probe(null, array['cscom_sangha'])`)
  await expect(committed).rejects.toMatchObject({ code: '42501', message: 'probe_left_behind' })
  const kept = sql.begin(
    (tx) => tx`select private.plant_specimen('cscom_sangha', 'patients', 'csref_djenne')`,
  )
  await expect(kept).rejects.toMatchObject({ message: 'probe_left_behind' })
  expect(await leftBehind()).toEqual(nothing(found))
})
