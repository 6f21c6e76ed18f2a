/** The whole demonstration, in memory: the same for the same day, moment and size. */
import { firstDay, HOUR, startOf } from './calendar.ts'
import type { Patient } from './patients.ts'
import { writeReferral } from './referrals.ts'
import { type Register, type Span, writeRegister } from './register.ts'
import { playScenes } from './scenes.ts'
import type { Story } from './story.ts'
import type { Consultation, Diagnosis } from './visits.ts'

export type Setup = {
  /** The last day, YYYY-MM-DD. */
  today: string
  /** Nothing is dated after this instant; noon of the last day when it is not given. */
  until?: number
  /** 1 is about 900 visits a month over the five facilities. */
  size?: number
  userIds: Record<string, string>
}

export type FacilityRecords = { patients: Patient[]; consultations: Consultation[]; diagnoses: Diagnosis[] }

export type Demonstration = {
  facilities: Map<string, FacilityRecords>
  stories: Story[]
  /** What belongs to the first load only. */
  scenes: { facilities: Map<string, FacilityRecords>; stories: Story[] }
}

export const demoFacilities = [
  'cscom_sangha',
  'csref_djenne',
  'sih_mopti',
  'cabinet_nando',
  'cabinet_etoile',
] as const

const recordsOf = (register: Register): FacilityRecords => ({
  patients: register.patients,
  consultations: register.visits.map((visit) => visit.consultation),
  diagnoses: register.visits.flatMap((visit) => visit.diagnoses),
})

function storiesOf(register: Register, span: Span): Story[] {
  const people = new Map(register.patients.map((patient) => [patient.id, patient]))
  return register.visits.flatMap((visit) => {
    const patient = people.get(visit.consultation.patient_id)
    if (visit.consultation.outcome !== 'referred' || !patient) return []
    return writeReferral(patient, visit, span.until, span.userIds) ?? []
  })
}

/** Writes two years of activity of the five facilities, up to `until`. */
export function writeDemonstration({ today, until, size = 1, userIds }: Setup): Demonstration {
  const span: Span = { from: firstDay(today), until: until ?? startOf(today) + 12 * HOUR, size, userIds }
  const facilities = new Map<string, FacilityRecords>()
  const stories: Story[] = []
  for (const facility of demoFacilities) {
    const register = writeRegister(facility, span)
    facilities.set(facility, recordsOf(register))
    stories.push(...storiesOf(register, span))
  }
  const played = playScenes(today, span)
  return {
    facilities,
    stories,
    scenes: {
      facilities: new Map(
        [...played.registers].map(([facility, register]) => [facility, recordsOf(register)]),
      ),
      stories: played.stories,
    },
  }
}
