import { useQuery } from '@tanstack/react-query'
import { queryClient } from '../../lib/queryClient.ts'
import { read, rpc } from '../../lib/request.ts'
import type { FoundPatient, Patient } from './patient.ts'

const columns =
  'facility_code,id,number,family_name,given_name,sex,birth_date,birth_precision,village,in_health_area,phone,guardian_name,pregnant,revision,created_at,updated_at'

export const patientKey = (facility: string, id: string) => ['patient', facility, id] as const

/** Why a record is opened; it is written in the audit trail beside the name of who opened it. */
export type OpeningPurpose = 'care' | 'correction'

/** Reads through the function that logs the opening: who, when, why (once in a quarter of an hour). */
function fetchPatient(facility: string, id: string, purpose: OpeningPurpose): Promise<Patient> {
  return rpc<Patient>('open_record', { facility, patient: id, purpose })
}

/** One patient of the facility. A correction starts from what the server says now, and says why it asks. */
export function usePatient(facility: string, id: string, purpose: OpeningPurpose = 'care') {
  return useQuery({
    queryKey: patientKey(facility, id),
    queryFn: () => fetchPatient(facility, id, purpose),
    ...(purpose === 'correction' && { staleTime: 0 }),
  })
}

/** Shows a patient just saved, before the server has said it back; offline it is all there is. */
export function rememberPatient(patient: Patient): void {
  queryClient.setQueryData(patientKey(patient.facility_code, patient.id), patient)
  void queryClient.invalidateQueries({ queryKey: ['patients'] })
}

/** People by name as it sounds, card number or telephone, closest first. */
export function usePatientSearch(facility: string, query: string) {
  return useQuery({
    queryKey: ['patients', 'search', facility, query],
    queryFn: () => rpc<FoundPatient[]>('search_patients', { facility, query, max_rows: 20 }),
    enabled: query.length >= 2,
  })
}

async function fetchRecent(facility: string): Promise<FoundPatient[]> {
  const visits = await read<{ patient_id: string; consulted_at: string }[]>((sis) =>
    sis
      .from('consultation')
      .select('patient_id,consulted_at')
      .eq('facility_code', facility)
      .is('deleted_at', null)
      .order('consulted_at', { ascending: false })
      .limit(30),
  )
  const lastVisit = new Map<string, string>()
  for (const visit of visits)
    if (!lastVisit.has(visit.patient_id)) lastVisit.set(visit.patient_id, visit.consulted_at)
  if (lastVisit.size === 0) return []
  const patients = await read<Patient[]>((sis) =>
    sis
      .from('patient')
      .select(columns)
      .eq('facility_code', facility)
      .in('id', [...lastVisit.keys()])
      .is('deleted_at', null),
  )
  return patients
    .map((patient) => ({ ...patient, last_visit_at: lastVisit.get(patient.id) ?? null, score: 0 }))
    .sort((a, b) => (b.last_visit_at ?? '').localeCompare(a.last_visit_at ?? ''))
}

/** The people seen last: who comes back is often among them, and they are found without a network. */
export function useRecentPatients(facility: string) {
  return useQuery({ queryKey: ['patients', 'recent', facility], queryFn: () => fetchRecent(facility) })
}

export interface Visit {
  id: string
  consulted_at: string
  reasons: string[]
  temperature_c: number | null
  weight_kg: number | null
  muac_mm: number | null
  malaria_test: string
  malaria_result: string | null
  treatment: string | null
  outcome: 'home' | 'observation' | 'referred' | 'deceased'
  next_visit_on: string | null
  author_name: string | null
  diagnoses: { label_fr: string; label_en: string; certainty: string }[]
}
interface DiagnosisRow {
  consultation_id: string
  term_code: string | null
  free_text: string | null
  certainty: string
}
interface Labels {
  code: string
  label_fr: string
  label_en: string
}

const visitColumns =
  'id,consulted_at,reasons,temperature_c,weight_kg,muac_mm,malaria_test,malaria_result,treatment,outcome,next_visit_on,author_name'

async function fetchHistory(facility: string, patientId: string): Promise<Visit[]> {
  const visits = await read<Omit<Visit, 'diagnoses'>[]>((sis) =>
    sis
      .from('consultation')
      .select(visitColumns)
      .eq('facility_code', facility)
      .eq('patient_id', patientId)
      .is('deleted_at', null)
      .order('consulted_at', { ascending: false })
      .limit(50),
  )
  if (visits.length === 0) return []
  const rows = await read<DiagnosisRow[]>((sis) =>
    sis
      .from('diagnosis')
      .select('consultation_id,term_code,free_text,certainty')
      .eq('facility_code', facility)
      .in(
        'consultation_id',
        visits.map((visit) => visit.id),
      ),
  )
  const codes = [...new Set(rows.flatMap((row) => row.term_code ?? []))]
  const labels = codes.length
    ? await read<Labels[]>((sis) =>
        sis.from('diagnosis_term').select('code,label_fr,label_en').in('code', codes),
      )
    : []
  const byCode = new Map(labels.map((label) => [label.code, label]))
  return visits.map((visit) => ({
    ...visit,
    diagnoses: rows
      .filter((row) => row.consultation_id === visit.id)
      .map((row) => {
        const label = row.term_code ? byCode.get(row.term_code) : undefined
        const own = row.free_text ?? row.term_code ?? ''
        return {
          label_fr: label?.label_fr ?? own,
          label_en: label?.label_en ?? own,
          certainty: row.certainty,
        }
      }),
  }))
}

/** Every visit of a patient with its diagnoses, latest first. */
export function useHistory(facility: string, patientId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['patient-history', facility, patientId],
    queryFn: () => fetchHistory(facility, patientId),
    enabled,
  })
}

export interface SentReferral {
  id: string
  code: string
  kind: 'reference' | 'evacuation'
  status: 'sent' | 'seen' | 'accepted' | 'declined' | 'departed' | 'arrived' | 'closed' | 'cancelled'
  to_facility: string
  sent_at: string
  status_at: string
}

/** The referrals that this facility made for a patient, latest first. */
export function useReferralsOf(facility: string, patientId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['patient-referrals', facility, patientId],
    queryFn: () =>
      read<SentReferral[]>((sis) =>
        sis
          .from('referral')
          .select('id,code,kind,status,to_facility,sent_at,status_at')
          .eq('from_facility', facility)
          .eq('patient_id', patientId)
          .order('sent_at', { ascending: false }),
      ),
    enabled,
  })
}
