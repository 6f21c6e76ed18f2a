/** Referrals: the story of a patient sent elsewhere, from the decision to the counter-referral. */
import { travelMinutes } from '../reference/facilities.ts'
import { termOf } from '../reference/terms.ts'
import { accountOf, authors } from './accounts.ts'
import { DAY, isoTime, MINUTE } from './calendar.ts'
import { writeCounterReferral } from './counter-referrals.ts'
import { ageAt, type Patient } from './patients.ts'
import { type Random, randomFrom } from './random.ts'
import type { Referral, Step, StepKind, Story } from './story.ts'
import { uuidv7 } from './uuid.ts'
import type { Visit } from './visits.ts'

type Destination = readonly [facility: string, weight: number]

const destinations: Record<string, readonly Destination[]> = {
  cscom_sangha: [
    ['csref_djenne', 55],
    ['sih_mopti', 45],
  ],
  csref_djenne: [['sih_mopti', 1]],
  cabinet_nando: [
    ['sih_mopti', 8],
    ['csref_djenne', 2],
  ],
  cabinet_etoile: [
    ['sih_mopti', 8],
    ['csref_djenne', 2],
  ],
}

type Fate = readonly [path: readonly StepKind[], weight: number]

/** Seven in ten come back with a counter-referral; the rest is how stories break in real life. */
const fates: readonly Fate[] = [
  [['sent', 'seen', 'accepted', 'departed', 'arrived', 'counter_referred'], 52],
  [['sent', 'accepted', 'arrived', 'counter_referred'], 20],
  [['sent', 'seen', 'accepted', 'departed', 'arrived'], 9],
  [['sent', 'seen', 'declined'], 8],
  [['sent', 'seen', 'cancelled'], 6],
  [['sent', 'seen', 'accepted'], 3],
  [['sent'], 2],
]

/** After two months somebody has tidied up: nobody waits any more for a patient who never left. */
const settledFates = fates.map(([path, weight]): Fate => {
  const waiting = path.at(-1) === 'sent' || path.at(-1) === 'accepted'
  return waiting ? [['sent', 'seen', 'cancelled'], weight] : [path, weight]
})
const SETTLED_AFTER = 60 * DAY

const SENDER_STEPS: readonly StepKind[] = ['sent', 'departed', 'cancelled']

const refusals = [
  ['no_capacity', 'Plus de lit disponible ce jour'],
  ['no_specialist', 'Pas de chirurgien cette semaine'],
  ['wrong_level', 'Relève de l’hôpital régional'],
] as const

/** Minutes from one step to the next; an evacuation is answered at once. */
function pause(kind: StepKind, urgent: boolean, travel: number, random: Random): number {
  switch (kind) {
    case 'seen':
      return random.int(2, urgent ? 14 : 240)
    case 'accepted':
    case 'declined':
    case 'cancelled':
      return random.int(3, urgent ? 20 : 300)
    case 'departed':
      return random.int(10, urgent ? 55 : 900)
    case 'arrived':
      return Math.round(travel * (1 + random.next() * 0.4))
    case 'counter_referred':
      return random.int(1, 5) * 1440 + random.int(0, 600)
    default:
      return 0
  }
}

const escorts = (ageMonths: number, sex: 'F' | 'M') =>
  ageMonths < 180
    ? ['Mère', 'Père', 'Grand-mère']
    : sex === 'F'
      ? ['Mari', 'Mère', 'Sœur', 'Belle-mère']
      : ['Frère', 'Épouse', 'Fils']

const measuredOnly = (entries: Record<string, number | null>): Record<string, number> =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, number] => entry[1] !== null))

/** What a scene fixes of a story; the rest is drawn. */
export type Scene = {
  to: string
  kind: Referral['kind']
  path: readonly StepKind[]
  minutes?: readonly number[]
}

/** The referral that follows a visit whose outcome is `referred`, as far as it has gone by now. */
export function writeReferral(
  patient: Patient,
  visit: Visit,
  until: number,
  userIds: Record<string, string>,
  scene?: Scene,
): Story | undefined {
  const { consultation, severity } = visit
  const from = consultation.facility_code
  const random = randomFrom('referral', consultation.id)
  const choices = destinations[from]
  if (!choices) return undefined
  const to = scene?.to ?? random.weighted(choices)
  const likely = until - Date.parse(consultation.consulted_at) > SETTLED_AFTER ? settledFates : fates
  const urgent = scene ? scene.kind === 'evacuation' : random.chance(severity === 'severe' ? 0.75 : 0.15)
  const travel = travelMinutes(from, to) ?? 120
  const decidedAt = Date.parse(consultation.consulted_at) + 5 * MINUTE
  const sentAt = decidedAt + random.int(1, 12) * MINUTE
  if (sentAt > until) return undefined
  const receiver = accountOf(random.weighted(authors[to] ?? []))
  const id = uuidv7(sentAt, random)

  const steps: Step[] = []
  let at = sentAt
  for (const [index, kind] of (scene?.path ?? random.weighted(likely)).entries()) {
    at += (scene?.minutes?.[index] ?? pause(kind, urgent, travel, random)) * MINUTE
    if (at > until) break
    const bySender = SENDER_STEPS.includes(kind)
    const refusal = kind === 'declined' ? random.pick(refusals) : null
    steps.push({
      // The first step shares the referral's id, as the server writes it.
      id: kind === 'sent' ? id : uuidv7(at, random),
      referral_id: id,
      position: steps.length + 1,
      kind,
      at: isoTime(at),
      actor: bySender ? consultation.author : (userIds[receiver.code] ?? consultation.author),
      actor_name: bySender ? consultation.author_name : receiver.name,
      actor_facility: bySender ? from : to,
      note: refusal ? refusal[1] : kind === 'cancelled' ? 'La famille a préféré rentrer' : null,
      reason_code: refusal ? refusal[0] : null,
      redirect_to: refusal && to === 'csref_djenne' ? 'sih_mopti' : null,
    })
  }
  const last = steps[steps.length - 1]
  if (!last) return undefined
  const term = termOf(visit.diagnoses[0]?.term_code ?? 'abdominal_pain')
  const referral: Referral = {
    id,
    from_facility: from,
    to_facility: to,
    patient_id: patient.id,
    consultation_id: consultation.id,
    kind: urgent ? 'evacuation' : 'reference',
    status: last.kind === 'counter_referred' ? 'closed' : last.kind,
    patient_identity: {
      family_name: patient.family_name,
      given_name: patient.given_name,
      sex: patient.sex,
      age_months: ageAt(patient, sentAt),
      village: patient.village,
      phone: patient.phone,
      guardian_name: patient.guardian_name,
    },
    reason: `${term.labelFr}${urgent ? ', prise en charge urgente' : ', avis et suite de la prise en charge'}`,
    history: random.pick([
      'Symptômes depuis deux jours, aggravés cette nuit',
      'Évolution depuis une semaine, traitement traditionnel au village',
      'Début brutal hier soir',
      null,
    ]),
    signs: measuredOnly({
      temperature_c: consultation.temperature_c,
      weight_kg: consultation.weight_kg,
      systolic_mmhg: consultation.systolic_mmhg,
      diastolic_mmhg: consultation.diastolic_mmhg,
      pulse_bpm: consultation.pulse_bpm,
      respiration_rpm: consultation.respiration_rpm,
      spo2_pct: consultation.spo2_pct,
    }),
    tests: consultation.malaria_result
      ? `Test du paludisme : ${consultation.malaria_result === 'positive' ? 'positif' : 'négatif'}`
      : null,
    treatment: consultation.treatment,
    pregnancy: consultation.reasons.includes('pregnancy') ? 'Grossesse suivie, voir le carnet' : null,
    transport: urgent
      ? random.pick(['Ambulance', 'Ambulance', 'Moto-ambulance'])
      : random.pick(['Moto', 'Transport en commun', 'Charrette']),
    escort: random.pick(escorts(consultation.age_months, patient.sex)),
    decided_at: isoTime(decidedAt),
    sent_at: isoTime(sentAt),
    sent_by: consultation.author,
    sent_by_name: consultation.author_name,
    status_at: last.at,
    revision: steps.length,
  }
  const arrived = steps.find((step) => step.kind === 'arrived')
  return {
    referral,
    steps,
    counterReferral:
      last.kind === 'counter_referred'
        ? writeCounterReferral(last.id, id, term, arrived?.at ?? last.at, last.at, receiver.name, random)
        : null,
  }
}

/** Is the story recent enough to be news? The rest is history and is loaded without events. */
export const isRecent = (story: Story, until: number): boolean =>
  Date.parse(story.referral.sent_at) > until - 3 * DAY
