/**
 * What every demonstration must be able to show on the day it starts, whatever the dice said:
 * referrals at each step of their story, and a measles cluster that an epidemiologist can find.
 *
 * Written once, on the first load; later loads only add the days since.
 */
import { MINUTE } from './calendar.ts'
import { registerPatient } from './patients.ts'
import { randomFrom } from './random.ts'
import { type Scene, writeReferral } from './referrals.ts'
import { drawAuthor, type Register, type Span, settingOf } from './register.ts'
import type { Story } from './story.ts'
import { conditionFor, makeVisit } from './visits.ts'

type Played = { facility: string; term: string; minutesAgo: number; referral?: Scene }

const full = ['sent', 'seen', 'accepted', 'departed', 'arrived', 'counter_referred'] as const

const referrals: readonly Played[] = [
  // Just sent, not yet seen: what a doctor at Djenné finds on opening the app.
  {
    facility: 'cscom_sangha',
    term: 'pneumonia',
    minutesAgo: 38,
    referral: { to: 'csref_djenne', kind: 'evacuation', path: full.slice(0, 1) },
  },
  {
    facility: 'cscom_sangha',
    term: 'obstructed_labour',
    minutesAgo: 170,
    referral: { to: 'sih_mopti', kind: 'evacuation', path: full.slice(0, 4), minutes: [0, 4, 6, 35] },
  },
  {
    facility: 'cscom_sangha',
    term: 'inguinal_hernia',
    minutesAgo: 1500,
    referral: { to: 'csref_djenne', kind: 'reference', path: full.slice(0, 2), minutes: [0, 50] },
  },
  {
    facility: 'cabinet_nando',
    term: 'hypertension',
    minutesAgo: 1700,
    referral: { to: 'csref_djenne', kind: 'reference', path: full.slice(0, 3), minutes: [0, 40, 60] },
  },
  {
    facility: 'cabinet_etoile',
    term: 'appendicitis',
    minutesAgo: 900,
    referral: { to: 'sih_mopti', kind: 'evacuation', path: full.slice(0, 5), minutes: [0, 5, 5, 20, 15] },
  },
  {
    facility: 'csref_djenne',
    term: 'fracture',
    minutesAgo: 3000,
    referral: { to: 'sih_mopti', kind: 'reference', path: full.slice(0, 5), minutes: [0, 30, 60, 300, 170] },
  },
  // The way back: what the nurse at Sangha reads this morning.
  {
    facility: 'cscom_sangha',
    term: 'diarrhoea_dehydration',
    minutesAgo: 4000,
    referral: { to: 'csref_djenne', kind: 'evacuation', path: full, minutes: [0, 5, 8, 30, 250, 2900] },
  },
]

/** Five suspected cases in one area within thirty days is the alert for measles. */
const cluster: readonly Played[] = [19, 12, 6, 5, 2, 1].map((days) => ({
  facility: 'cscom_sangha',
  term: 'measles_suspected',
  minutesAgo: days * 1440 + 95,
}))

/** The people, visits and stories of the scenes, named after the day so that they are the same all day. */
export function playScenes(
  today: string,
  span: Span,
): { registers: Map<string, Register>; stories: Story[] } {
  const registers = new Map<string, Register>()
  const stories: Story[] = []
  for (const [place, played] of [...referrals, ...cluster].entries()) {
    const random = randomFrom('scene', today, place)
    const at = span.until - played.minutesAgo * MINUTE
    const condition = conditionFor(played.term)
    const author = drawAuthor(played.facility, span.userIds, random)
    const patient = registerPatient(played.facility, condition, at, span.until, author.id, random)
    const visit = makeVisit(patient, condition, at, false, author, settingOf(played.facility), random)
    const register = registers.get(played.facility) ?? { patients: [], visits: [] }
    register.patients.push(patient)
    register.visits.push(visit)
    registers.set(played.facility, register)
    if (!played.referral) {
      visit.consultation.outcome = 'home'
      continue
    }
    visit.consultation.outcome = 'referred'
    visit.consultation.next_visit_on = null
    const story = writeReferral(patient, visit, span.until, span.userIds, played.referral)
    if (story) stories.push(story)
  }
  return { registers, stories }
}
