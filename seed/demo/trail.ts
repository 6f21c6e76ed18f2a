/**
 * What the demonstration people did lately that leaves a trace: records opened, a visit and a card corrected,
 * an export, and one emergency access between Mopti and Djenné, already closed.
 *
 * The trail is written by the database and by nobody else, so these are requests, made by the real functions.
 */
import { randomFrom } from './random.ts'
import { uuidv7 } from './uuid.ts'

export type Row = Record<string, unknown>

/** One request: who makes it, which function, with which arguments; some need the answer before. */
export type Act = { by: string; call: string; args: Row | ((answer: Row) => Row) }

/** The rows that the acts are about, found in the database. */
export type TrailSubjects = {
  /** The patients seen last, by facility. */
  patients: Record<string, readonly string[]>
  /** The letters received last at Djenné. */
  letters: readonly string[]
  /** A visit of the doctor at Djenné with its diagnoses, as `save_consultation` takes it. */
  visit: Row | undefined
  /** The card of a patient at Djenné, as `save_patient` takes it. */
  card: Row | undefined
  /** People of Sangha seen some days ago: they are here again. */
  waiting: readonly string[]
  /** Somebody who came often to Djenné. */
  known: { number: string } | undefined
}

const open = (by: string, facility: string, patient: string, purpose: string): Act => ({
  by,
  call: 'open_record',
  args: { facility, patient, purpose },
})

function openings({ patients, letters }: TrailSubjects): Act[] {
  const [sangha = [], djenne = []] = [patients.cscom_sangha, patients.csref_djenne]
  return [
    ...sangha.slice(0, 4).map((id) => open('nurse_sangha', 'cscom_sangha', id, 'care')),
    ...sangha.slice(0, 2).map((id) => open('head_sangha', 'cscom_sangha', id, 'follow_up')),
    ...sangha.slice(1, 2).map((id) => open('pharmacist_sangha', 'cscom_sangha', id, 'care')),
    ...djenne.slice(0, 4).map((id) => open('doctor_djenne', 'csref_djenne', id, 'care')),
    ...djenne.slice(0, 1).map((id) => open('clerk_djenne', 'csref_djenne', id, 'administration')),
    ...letters.slice(0, 2).map((referral) => ({
      by: 'doctor_djenne',
      call: 'open_letter',
      args: { referral, purpose: 'referral' },
    })),
  ]
}

/** A temperature read wrong, and a treatment completed. */
function correctedVisit({ visit }: TrailSubjects): Act[] {
  if (!visit) return []
  const before = Number(visit.temperature_c ?? 37.2)
  const consultation = {
    ...visit,
    temperature_c: Math.round((before >= 38 ? before - 0.6 : before + 0.4) * 10) / 10,
    treatment: `${visit.treatment ?? ''}. Revoir si la fièvre dure plus de deux jours.`.replace(/^\. /, ''),
    reason: 'Température relue au registre papier',
  }
  return [
    open('doctor_djenne', String(visit.facility_code), String(visit.patient_id), 'correction'),
    { by: 'doctor_djenne', call: 'save_consultation', args: { consultation } },
  ]
}

/** The front desk learns a telephone number. */
function correctedCard({ card }: TrailSubjects): Act[] {
  if (!card) return []
  return [
    open('clerk_djenne', String(card.facility_code), String(card.id), 'correction'),
    { by: 'clerk_djenne', call: 'save_patient', args: { patient: { ...card, phone: '76 41 28 03' } } },
  ]
}

/** The queue of the morning at Sangha; one of them is urgent. */
function queue({ waiting }: TrailSubjects, today: string, at: number): Act[] {
  const id = randomFrom('queue', today)
  return waiting.map((patient, place) => {
    const arrived = at - (12 + place * 17) * 60_000
    const urgent = place === 1
    const arrival = {
      facility_code: 'cscom_sangha',
      id: uuidv7(arrived, id),
      patient_id: patient,
      arrived_at: new Date(arrived).toISOString(),
      urgent,
      note: urgent ? 'Respire vite, portée par sa mère' : null,
    }
    return { by: 'nurse_sangha', call: 'save_arrival', args: { arrival } }
  })
}

function brokenGlass({ known }: TrailSubjects, today: string, at: number): Act[] {
  if (!known) return []
  const request = {
    id: uuidv7(at, randomFrom('glass', today)),
    facility_code: 'csref_djenne',
    by_facility: 'sih_mopti',
    number: known.number,
    reason_code: 'unconscious',
    reason: 'Trouvé sans connaissance au marché, carte de Djenné sur lui. Traitements en cours à connaître.',
  }
  return [
    { by: 'doctor_mopti', call: 'break_glass', args: { request } },
    { by: 'doctor_mopti', call: 'emergency_record', args: ({ id }) => ({ access: id }) },
    { by: 'doctor_mopti', call: 'end_emergency', args: ({ access }) => ({ access: (access as Row).id }) },
  ]
}

/** Everything, in order; the emergency access comes last and says that the rest is done. */
export function actsOf(subjects: TrailSubjects, today: string, at: number): Act[] {
  return [
    ...openings(subjects),
    ...correctedVisit(subjects),
    ...correctedCard(subjects),
    {
      by: 'admin_djenne',
      call: 'export_audit',
      args: {
        facility: 'csref_djenne',
        since: today,
        until: today,
        purpose: 'Contrôle trimestriel du district',
      },
    },
    ...queue(subjects, today, at),
    ...brokenGlass(subjects, today, at),
  ]
}
