import { expect, it } from 'vitest'
import type { VisitRecord } from '../../lib/register/records.ts'
import { frequentMedicines, frequentTerms } from './frequent.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const visit = (days: number, term: string, age: number, medicine?: string) =>
  ({
    consulted_at: new Date(now - days * 86_400_000).toISOString(),
    age_months: age,
    diagnoses: [{ term_code: term }, { term_code: null }],
    prescription: medicine ? [{ medicine_code: medicine }] : [],
  }) as unknown as VisitRecord

it('puts first what this season brings to people of this age', () => {
  const visits = [
    visit(1, 'malaria_simple', 30),
    visit(2, 'malaria_simple', 30),
    visit(80, 'diarrhoea', 30),
    visit(81, 'diarrhoea', 30),
    visit(3, 'hypertension', 600),
    visit(120, 'meningitis_suspected', 30),
  ]
  expect(frequentTerms(visits, 20, now)).toEqual(['malaria_simple', 'diarrhoea'])
  expect(frequentTerms(visits, 500, now)).toEqual(['hypertension'])
  expect(frequentTerms(visits, 20, now, 1)).toEqual(['malaria_simple'])
})

it('offers the medicines that were given for these diagnoses', () => {
  const visits = [
    visit(1, 'malaria_simple', 30, 'artemether_lumefantrine'),
    visit(1, 'malaria_simple', 30, 'paracetamol_500'),
    visit(2, 'malaria_simple', 30, 'artemether_lumefantrine'),
    visit(2, 'diarrhoea', 30, 'zinc_20'),
  ]
  expect(frequentMedicines(visits, ['malaria_simple'], now)).toEqual([
    'artemether_lumefantrine',
    'paracetamol_500',
  ])
  expect(frequentMedicines(visits, [], now)).toEqual([])
})
