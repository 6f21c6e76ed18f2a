import { today } from '../_shared/contracts/fields.ts'

const dayMs = 86_400_000

/** An ISO week: Monday to Sunday; week 1 holds the year's first Thursday. */
export interface Week {
  year: number
  week: number
  start: string
  end: string
}

/** The week a day falls in; today's when none is given. */
export function weekOf(day: string = today()): Week {
  const at = Date.parse(`${day}T00:00:00Z`)
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs
  const thursday = new Date(monday + 3 * dayMs)
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return {
    year: thursday.getUTCFullYear(),
    week: Math.floor((thursday.getTime() - firstDay) / (7 * dayMs)) + 1,
    start: new Date(monday).toISOString().slice(0, 10),
    end: new Date(monday + 6 * dayMs).toISOString().slice(0, 10),
  }
}
