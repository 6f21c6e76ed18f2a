/**
 * Takes the register's pictures of the README from a running `npm start`:
 * `npx tsx web/screenshots/take.ts`. As the nurse of Sangha, on a phone.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser, phone, signIn } from '../e2e/browser.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const { webUrl, accounts } = JSON.parse(readFileSync(here('../../.local/stack.json'), 'utf8')) as {
  webUrl: string
  accounts: { code: string; email: string }[]
}
const nurse = accounts.find(({ code }) => code === 'nurse_sangha')
if (!nurse) throw new Error('the demonstration has no nurse at Sangha')

const browser = await openBrowser()
try {
  const { page } = await signIn(browser, webUrl, nurse.email, phone)
  await page.goto(`${webUrl}/patients`)
  await page.getByLabel('Chercher un patient').fill('dolo')
  const found = page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('listitem')
  await found.nth(2).waitFor()
  await page.getByText('Le registre arrive sur cet appareil').waitFor({ state: 'detached' })
  await page.screenshot({ path: here('patients-360.png') })
  await found
    .first()
    .getByRole('link', { name: /Consulter/ })
    .click()
  await page.getByRole('checkbox', { name: 'Fièvre' }).check({ force: true })
  await page.getByLabel('Température').fill('39,2')
  await page.getByRole('radio', { name: 'Positif' }).check({ force: true })
  const step = page.getByRole('button', { name: /^Noter : Paludisme simple/ })
  await step.evaluate((button) => button.scrollIntoView({ block: 'center' }))
  await page.screenshot({ path: here('visit-360.png') })
} finally {
  await browser.close()
}
