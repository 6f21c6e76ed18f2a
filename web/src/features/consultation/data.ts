import { useQuery } from '@tanstack/react-query'
import { today } from '../../lib/epiWeek.ts'
import { read } from '../../lib/request.ts'
import type { DiagnosisTerm } from './terms.ts'

interface TermRow extends DiagnosisTerm {
  valid: string
}
interface DiseaseRow {
  code: string
  notification: 'immediate' | 'weekly' | 'none'
}

/** Is a day inside a half-open range of days as Postgres prints it, « [2020-01-01,) »? */
export function inForce(range: string, day: string): boolean {
  const [, from = '', to = ''] = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(range) ?? []
  return (from === '' || from <= day) && (to === '' || day < to)
}

export interface DiagnosisList {
  terms: DiagnosisTerm[]
  /** Codes of the diseases that are notified the same day. */
  immediate: string[]
}

async function fetchList(): Promise<DiagnosisList> {
  const [terms, diseases] = await Promise.all([
    read<TermRow[]>((sis) =>
      sis
        .from('diagnosis_term')
        .select('code,label_fr,label_en,synonyms,icd10,disease_code,certainty,valid')
        .order('label_fr'),
    ),
    read<DiseaseRow[]>((sis) => sis.from('disease').select('code,notification')),
  ])
  const day = today()
  return {
    terms: terms.filter((term) => inForce(term.valid, day)),
    immediate: diseases.flatMap((disease) => (disease.notification === 'immediate' ? disease.code : [])),
  }
}

/** The list of diagnoses, kept on the device: choosing one never waits for the network. */
export function useDiagnosisList() {
  return useQuery({ queryKey: ['diagnosis-list'], queryFn: fetchList, staleTime: 12 * 3_600_000 })
}
