/** The queue of a morning at Sangha: who waits, who was seen lately and who is expected, as other devices left them. */
import type { Browser, Page } from 'playwright-core'
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { phone, signInAt } from './browser.ts'

export const facility = 'cscom_sangha'
const dayMs = 86_400_000

export interface Queued {
  id: string
  name: string
}

interface Wanted {
  given: string
  family?: string
  bornYearsAgo: number
  sex?: 'F' | 'M'
  pregnant?: boolean
  /** A visit that many days ago, for malaria, treated. */
  seenDaysAgo?: number
  /** The visit called for today. */
  expected?: boolean
  /** Waits since that many minutes. */
  waits?: number
}

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10)

/** Writes one person, their last visit and their arrival, with the rights of nobody: the owner's hand. */
export async function queue(sql: postgres.Sql, wanted: Wanted): Promise<Queued & { visit: string }> {
  const { given, family = 'Attente-Essai', bornYearsAgo, sex = 'F', pregnant = false } = wanted
  const [id, visit] = [uuidv7(), uuidv7()]
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, birth_precision, village, pregnant)
    values (${facility}, ${id}, ${family}, ${given}, ${sex}, ${day(bornYearsAgo * 365.25)}, 'month', 'Ogol-Da', ${pregnant})`
  if (wanted.seenDaysAgo !== undefined) {
    const lines = [
      {
        id: uuidv7(),
        medicine_code: 'artemether_lumefantrine',
        free_text: null,
        dose: '1 comprimé',
        times_per_day: 2,
        days: 3,
        note: 'avec un repas ou du lait',
      },
    ]
    await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, temperature_c, weight_kg,
        muac_mm, malaria_test, malaria_result, prescription, next_visit_on, author_name, sex, age_months, in_health_area)
      values (${facility}, ${visit}, ${id}, ${new Date(Date.now() - wanted.seenDaysAgo * dayMs)}, '{fever}', 39.1, 12.6,
        131, 'rdt', 'positive', ${sql.json(lines)}, ${wanted.expected ? day(0) : null}, 'Awa Guindo', ${sex}, 0, true)`
    await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code)
      values (${facility}, ${uuidv7()}, ${visit}, 'malaria_simple')`
  }
  if (wanted.waits !== undefined) {
    await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at)
      values (${facility}, ${uuidv7()}, ${id}, ${new Date(Date.now() - wanted.waits * 60_000)})`
  }
  return { id, visit, name: `${given} ${family}` }
}

/** A phone with touch, signed in. */
export async function openPhone(browser: Browser, webUrl: string, email: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: phone,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Africa/Bamako',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInAt(page, webUrl, email)
  return page
}
