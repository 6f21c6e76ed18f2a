/** What this facility has written most in the visits that the device holds, the last three months: its season. */
import type { VisitRecord } from '../../lib/register/records.ts'

const recentMs = 90 * 86_400_000

/** Codes by how often they were written, most first; a week ago counts twice as much as two months ago. */
function ranked(weights: Map<string, number>, most: number): string[] {
  return [...weights]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .slice(0, most)
    .map(([code]) => code)
}

function count(visits: Iterable<VisitRecord>, now: number, codesOf: (visit: VisitRecord) => string[]) {
  const weights = new Map<string, number>()
  for (const visit of visits) {
    const age = now - new Date(visit.consulted_at).getTime()
    if (age > recentMs) continue
    const weight = 2 ** (-age / (recentMs / 2))
    for (const code of codesOf(visit)) weights.set(code, (weights.get(code) ?? 0) + weight)
  }
  return weights
}

const isChild = (age: number) => age < 60

/** The diagnoses of people of this age, most written first. */
export function frequentTerms(
  visits: Iterable<VisitRecord>,
  ageMonths: number,
  now: number,
  most = 6,
): string[] {
  const codes = count(visits, now, (visit) =>
    isChild(visit.age_months) === isChild(ageMonths)
      ? visit.diagnoses.flatMap((diagnosis) => diagnosis.term_code ?? [])
      : [],
  )
  return ranked(codes, most)
}

/** The medicines that were given for these diagnoses, most given first. */
export function frequentMedicines(
  visits: Iterable<VisitRecord>,
  terms: readonly string[],
  now: number,
  most = 4,
): string[] {
  const codes = count(visits, now, (visit) =>
    visit.diagnoses.some((diagnosis) => diagnosis.term_code && terms.includes(diagnosis.term_code))
      ? visit.prescription.flatMap((line) => line.medicine_code ?? [])
      : [],
  )
  return ranked(codes, most)
}
