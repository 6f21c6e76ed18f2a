import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { desk, examine, openBrowser, phone, signIn, transport, type Visitor } from './browser.ts'
import { myStack } from './ground.ts'

const { webUrl, apiUrl, adminUrl, publishableKey } = myStack()

let browser: Browser
let receiver: Server
let nurse: Visitor
let doctor: Visitor
let ministry: Visitor
const received: { headers: Record<string, string>; body: string }[] = []
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    received.push({ headers: request.headers as Record<string, string>, body })
    response.end()
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  browser = await openBrowser()
})
// `KENEYA_SCREENSHOTS=folder npx vitest run --project browser` shows what each window saw at the end of each test.
afterEach(async ({ task }) => {
  const folder = process.env.KENEYA_SCREENSHOTS
  if (!folder) return
  const contexts = browser.contexts()
  for (const [index, context] of contexts.entries()) {
    for (const page of context.pages()) {
      await page.screenshot({ path: `${folder}/${task.id}-${index}.png`, fullPage: true })
    }
  }
})
afterAll(async () => {
  await browser?.close()
  receiver?.close()
  await sql.end()
})

/** Subscribes the receiver to Djenné's referrals, as its administrator. */
async function subscribe(): Promise<string> {
  const headers = { apikey: publishableKey, 'content-type': 'application/json' }
  const credentials = { email: 'ibrahim.toure@keneya.test', password: 'Keneya-Demo-2026' }
  const session = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers,
    body: JSON.stringify(credentials),
  })
  const { access_token: token } = (await session.json()) as { access_token: string }
  const { port } = receiver.address() as AddressInfo
  const answer = await fetch(`${apiUrl}/rest/v1/rpc/create_webhook_endpoint`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}`, 'content-profile': 'sis' },
    body: JSON.stringify({
      endpoint: {
        facility_code: 'csref_djenne',
        url: `http://127.0.0.1:${port}/hook`,
        event_types: ['referral.sent'],
      },
    }),
  })
  const made = (await answer.json()) as { secret: string }
  expect(answer.status, JSON.stringify(made)).toBe(200)
  return made.secret
}

test('a child with malaria is referred from Sangha to Djenné, and everybody hears what they may', async () => {
  const secret = await subscribe()
  nurse = await signIn(browser, webUrl, 'awa.guindo@keneya.test', phone)
  doctor = await signIn(browser, webUrl, 'amadou.traore@keneya.test', desk)
  ministry = await signIn(browser, webUrl, 'mariam.coulibaly@keneya.test', desk)
  for (const { page } of [nurse, doctor, ministry]) await transport(page, 'live')
  await examine(nurse.page, 'the home of the nurse')

  // The nurse registers the child.
  await nurse.page.goto(`${webUrl}/patients/new`)
  await nurse.page.getByLabel('Nom de famille').fill('N’Dolo-Essai')
  await nurse.page.getByLabel('Prénom').fill('Fatoumata')
  await nurse.page.getByRole('radio', { name: 'Féminin' }).check({ force: true })
  await nurse.page.getByLabel('Âge aujourd’hui').fill('3')
  await nurse.page.getByLabel('Qui accompagne l’enfant').fill('Aminata Dolo')
  await nurse.page.getByLabel('Village ou quartier').fill('Ogol-Da')
  await examine(nurse.page, 'the new patient')
  await nurse.page.getByRole('button', { name: 'Enregistrer et consulter' }).click()
  // The visit follows at once; the record is one step back.
  await nurse.page.waitForURL(/\/patients\/[0-9a-f-]{36}\/consultation$/)
  await nurse.page.getByRole('link', { name: 'Retour' }).click()
  await nurse.page.waitForURL(/\/patients\/[0-9a-f-]{36}$/)
  await nurse.page.getByText('Fatoumata N’Dolo-Essai').first().waitFor()
  await examine(nurse.page, 'the patient')

  // She records the visit.
  await nurse.page
    .getByRole('link', { name: /[Cc]onsult/ })
    .first()
    .click()
  await nurse.page.waitForURL(/consultation$/)
  await nurse.page.getByRole('checkbox', { name: 'Fièvre' }).check({ force: true })
  await nurse.page.getByRole('checkbox', { name: 'Convulsions' }).check({ force: true })
  await nurse.page.getByLabel('Température').fill('39,4')
  await nurse.page.getByLabel('Poids').fill('13')
  await nurse.page.getByRole('radio', { name: 'Positif' }).check({ force: true })
  await nurse.page.getByRole('button', { name: /^Noter : Paludisme grave/ }).click()
  await nurse.page.getByRole('radio', { name: /^Référer/ }).check({ force: true })
  for (const exact of await nurse.page.getByRole('button', { name: 'C’est exact' }).all()) await exact.click()
  await examine(nurse.page, 'the consultation')
  await nurse.page.getByRole('button', { name: 'Enregistrer et référer' }).click()

  // She refers the child as an emergency.
  await nurse.page.waitForURL(/\/referrals\/new/)
  await nurse.page.getByRole('radio', { name: /^Évacuation/ }).check({ force: true })
  await nurse.page.getByRole('radio', { name: /CSRéf de Djenné/ }).check({ force: true })
  await nurse.page.getByLabel('Motif').fill('Convulsions, paludisme grave')
  await examine(nurse.page, 'the referral letter')
  await doctor.page.goto(`${webUrl}/referrals`)
  await transport(doctor.page, 'live')
  await nurse.page.getByRole('button', { name: 'Envoyer l’évacuation' }).click()
  await nurse.page.waitForURL(/\/referrals\/[0-9a-f-]{36}/)
  const referralId = nurse.page.url().match(/[0-9a-f-]{36}/)?.[0] as string

  // The doctor sees it arrive without touching anything.
  const arrived = doctor.page.getByText('N’Dolo-Essai').first()
  await arrived.waitFor()
  await examine(doctor.page, 'the list of referrals')
  await arrived.click()
  await doctor.page.waitForURL(new RegExp(referralId))
  await nurse.page.getByText('Vue, sans réponse').first().waitFor()
  await examine(doctor.page, 'the referral at the receiver')
  await doctor.page.getByRole('button', { name: 'Accepter' }).click()
  await doctor.page.getByRole('button', { name: 'Confirmer' }).click()
  await nurse.page.getByRole('button', { name: 'Le patient est parti' }).waitFor()

  // The receiver outside has a signed webhook that names nobody.
  await expect.poll(() => received.length, { timeout: 30_000 }).toBe(1)
  const [hook] = received as [(typeof received)[number]]
  const message = new Webhook(secret).verify(hook.body, hook.headers)
  expect(message).toMatchObject({
    type: 'referral.sent',
    data: { facility: 'csref_djenne', subject_id: referralId },
  })
  expect(() => new Webhook(secret).verify(hook.body.replace('csref', 'csrex'), hook.headers)).toThrow()
  expect(hook.body).not.toMatch(/Dolo|Fatoumata|alu/)
}, 180_000)

test('with the WebSocket cut the news comes by polling, and the header says so', async () => {
  await doctor.page.context().setOffline(false)
  await nurse.page.routeWebSocket(/realtime/, (socket) => socket.close())
  await nurse.page.reload()
  await transport(nurse.page, 'polling')
  await nurse.page.getByText('Par intervalles').waitFor()
  await examine(nurse.page, 'the referral, by polling')
  await doctor.page.getByRole('button', { name: 'Le patient est arrivé' }).click()
  await doctor.page.getByRole('button', { name: 'Confirmer' }).click()
  await nurse.page.getByText('Arrivée', { exact: true }).first().waitFor()
  await doctor.page.getByRole('button', { name: 'Écrire la contre-référence' }).click()
  await doctor.page.getByLabel('Diagnostic retenu').fill('Paludisme grave')
  await doctor.page.getByRole('radio', { name: 'Guéri' }).check({ force: true })
  await doctor.page.getByLabel('Conduite à tenir').fill('Contrôle dans sept jours')
  await examine(doctor.page, 'the counter-referral')
  await doctor.page.getByRole('button', { name: 'Envoyer la contre-référence' }).click()
  await nurse.page.getByText('Contrôle dans sept jours').first().waitFor()
}, 120_000)

test('the Ministry sees the case and the referral, and nobody’s name in anything it received', async () => {
  const figure = ministry.page.locator('main')
  await expect.poll(() => figure.textContent(), { timeout: 30_000 }).toContain('100\u202f%')
  await examine(ministry.page, 'the consolidated view')
  const heard = ministry.heard()
  expect(heard).toContain('case.counted')
  expect(heard).toContain('cscom_sangha')
  expect(heard).not.toMatch(/Dolo|Fatoumata|Aminata/)
  // The scan can see: the doctor's window did receive the name.
  expect(doctor.heard()).toMatch(/Dolo-Essai/)
  const names = await sql`select 1 from sis.event where detail::text ~ 'Dolo'`
  expect(names).toHaveLength(0)
}, 60_000)

test('each role has its own menu, and the private practice sees nothing of the others', async () => {
  const menu = (visitor: Visitor) => visitor.page.getByRole('navigation').first().textContent()
  const pharmacist = await signIn(browser, webUrl, 'kadidia.saye@keneya.test', phone)
  await examine(pharmacist.page, 'the home of the pharmacist')
  expect(await menu(pharmacist)).not.toBe(await menu(nurse))
  await pharmacist.page.context().close()
  const nando = await signIn(browser, webUrl, 'salif.nando@keneya.test', desk)
  for (const path of ['/', '/patients', '/referrals']) {
    await nando.page.goto(webUrl + path)
    await nando.page.getByRole('main').waitFor()
    await nando.page.waitForLoadState('networkidle')
    await examine(nando.page, `${path} at Nando`)
  }
  expect(nando.heard()).not.toMatch(/Dolo-Essai/)
  await nando.page.context().close()
}, 120_000)
