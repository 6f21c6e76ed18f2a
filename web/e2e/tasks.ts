/** The tasks of a nurse's day, done by a hand on the real pages; each ends where the next can begin. */
import type { Hand } from './hand.ts'

/** Whom the tasks are about, by the names on the screen. */
export interface Cast {
  webUrl: string
  /** Waits, and was seen lately. */
  followed: string
  /** Waits with a fever. */
  feverish: string
  /** Expected today, not here yet. */
  expected: string
}

/** The line of the list of the day that is about this person. */
const row = (hand: Hand, name: string) => hand.page.locator('main li', { hasText: name }).first()

async function openToday({ page }: Hand, { webUrl }: Cast): Promise<void> {
  await page.goto(`${webUrl}/today`)
  await page.getByRole('heading', { name: 'En attente' }).waitFor()
}

/** From the list of the day to the list of the day: temperature, weight, better, in three days. */
export async function followUpVisit(hand: Hand, cast: Cast): Promise<void> {
  const { page } = hand
  await openToday(hand, cast)
  const control = row(hand, cast.followed).getByRole('link', { name: 'Contrôle' })
  await control.waitFor()
  await hand.begin()
  await hand.tap(control, { think: true })
  await page.locator('[data-field="temperature_c"] input:focus').waitFor()
  await hand.type('37,2')
  await hand.next()
  await hand.type('12,9')
  await hand.tap(page.getByRole('radio', { name: 'Va mieux' }), { think: true })
  await hand.tap(page.getByRole('checkbox', { name: '+3 j' }), { think: true })
  await hand.tap(page.getByRole('button', { name: 'Enregistrer la consultation' }))
  await page.waitForURL(/\/today/)
}

/** A child with a fever and a positive test: treated by the scheme, seen again in three days. */
export async function malariaVisit(hand: Hand, cast: Cast): Promise<void> {
  const { page } = hand
  await openToday(hand, cast)
  const consult = row(hand, cast.feverish).getByRole('link', { name: 'Consulter' })
  await consult.waitFor()
  await hand.begin()
  await hand.tap(consult, { think: true })
  await hand.tap(page.getByRole('checkbox', { name: 'Fièvre' }), { think: true })
  await hand.tap(page.getByLabel('Température'))
  await hand.type('39,4')
  await hand.next()
  await hand.type('12,5')
  await hand.next()
  await hand.type('132')
  await hand.tap(page.getByRole('radio', { name: 'Positif' }), { think: true })
  await hand.tap(page.getByRole('button', { name: /^Noter : Paludisme simple/ }), { think: true })
  await hand.tap(page.getByRole('checkbox', { name: '+3 j' }), { think: true })
  await hand.tap(page.getByRole('button', { name: 'Enregistrer la consultation' }))
  await page.waitForURL(/\/today/)
}

/** Somebody expected has come. */
export async function markArrived(hand: Hand, cast: Cast): Promise<void> {
  await openToday(hand, cast)
  const here = row(hand, cast.expected).getByRole('button', { name: 'Arrivé' })
  await here.waitFor()
  await hand.begin()
  await hand.tap(here, { think: true })
  await row(hand, cast.expected).getByRole('link', { name: 'Consulter' }).waitFor()
}
