import type { GrowthStandard } from '../../lib/lists/lists.ts'
import type { Person } from './vitals.ts'

/**
 * How many standard deviations a weight is from the median of children of this sex and age; undefined where no
 * standard says. By the LMS method; beyond three deviations in equal steps of the distance between the second and
 * the third, as WHO computes it (Child Growth Standards: methods and development, 2006, chapter 7).
 */
export function weightForAge(
  growth: readonly GrowthStandard[],
  kilos: number | undefined,
  { sex, ageMonths }: Person,
): number | undefined {
  const at = growth.find((row) => row.sex === sex && row.age_months === ageMonths)
  if (!at || kilos === undefined || !Number.isFinite(kilos) || kilos <= 0) return undefined
  const { l, m, s } = at
  const weightAt = (z: number) => (l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l))
  const z = l === 0 ? Math.log(kilos / m) / s : ((kilos / m) ** l - 1) / (l * s)
  if (z < -3) return -3 + (kilos - weightAt(-3)) / (weightAt(-2) - weightAt(-3))
  if (z > 3) return 3 + (kilos - weightAt(3)) / (weightAt(3) - weightAt(2))
  return z
}
