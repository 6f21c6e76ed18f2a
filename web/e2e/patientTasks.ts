/** The tasks of the desk, done by a hand on the real pages: registering somebody, finding somebody. */
import type { Hand } from './hand.ts'

export interface NewChild {
  familyName: string
  givenName: string
  sex: 'Féminin' | 'Masculin'
  /** In years. */
  age: string
  guardian: string
  /** As many letters as it takes, and the village of the register that they mean. */
  villageLetters: string
  village: string
}

/** From the list of patients to the page of the visit: a child never seen here, with whoever brought it. */
export async function registerChild(hand: Hand, webUrl: string, child: NewChild): Promise<void> {
  const { page } = hand
  await page.goto(`${webUrl}/patients`)
  const start = page.getByRole('link', { name: 'Nouveau patient', exact: true })
  await start.waitFor()
  await hand.begin()
  await hand.tap(start, { think: true })
  // The form opens with the focus in its first field; « Suivant » brings the others.
  await page.getByLabel('Nom de famille').and(page.locator(':focus')).waitFor()
  await hand.type(child.familyName, { think: true })
  await hand.next()
  await hand.type(child.givenName, { think: true })
  await hand.tap(page.getByRole('radio', { name: child.sex }), { think: true })
  await hand.tap(page.getByLabel('Âge aujourd’hui'))
  await hand.type(child.age, { think: true })
  await hand.next()
  await page.getByLabel('Qui accompagne l’enfant').and(page.locator(':focus')).waitFor()
  await hand.type(child.guardian, { think: true })
  await hand.next()
  await page.getByLabel('Village ou quartier').and(page.locator(':focus')).waitFor()
  await hand.type(child.villageLetters, { think: true })
  await hand.tap(page.getByRole('option', { name: child.village }))
  await hand.tap(page.getByRole('button', { name: 'Enregistrer et consulter' }), { think: true })
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}\/consultation/)
}

/** From the list of patients to the page of the visit: somebody of the register, by the first letters. */
export async function findAndConsult(
  hand: Hand,
  webUrl: string,
  { letters, name }: { letters: string; name: string },
): Promise<void> {
  const { page } = hand
  await page.goto(`${webUrl}/patients`)
  await page.getByLabel('Chercher un patient').and(page.locator(':focus')).waitFor()
  await hand.begin()
  await hand.type(letters, { think: true })
  const row = page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('listitem')
  const consult = row
    .filter({ hasText: name })
    .first()
    .getByRole('link', { name: /^Consulter/ })
  await hand.tap(consult, { think: true })
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}\/consultation/)
}
