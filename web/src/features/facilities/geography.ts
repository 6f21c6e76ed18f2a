/** The health pyramid with its dates: which area contains which on a day, and how that changed. */

export type Level = 'country' | 'region' | 'district' | 'health_area'
export interface OrgUnit {
  code: string
  name: string
  level: Level
}
export interface UnitParent {
  child_code: string
  parent_code: string
  /** A half-open Postgres range of days: `[2023-03-13,)`. */
  valid: string
}

/** A half-open span of days; null is without bound. */
export interface Span {
  from: string | null
  to: string | null
}

/** 1900 is how the reference data writes « for as long as anyone remembers ». */
const always = '1900-01-01'

/** Reads a range of days as Postgres prints it. */
export function spanOf(range: string): Span {
  const [from = '', to = ''] = range.replace(/[[\]()]/g, '').split(',')
  return { from: from === '' || from <= always ? null : from, to: to === '' ? null : to }
}

/** Does the span hold this day? */
export function holds({ from, to }: Span, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}

export interface Geography {
  unit: (code: string) => OrgUnit | undefined
  /** The area itself, then what contains it on that day, up to the region. */
  chainOn: (code: string, day: string) => OrgUnit[]
  /** Everything under the area on that day, nearest levels first; without one, every region and what it holds. */
  under: (code: string | null, day: string) => OrgUnit[]
  /** The days on which something above the area changed. */
  turns: (code: string) => string[]
}

const depth: Record<Level, number> = { country: 0, region: 1, district: 2, health_area: 3 }

/** Ties the areas and their dated parents together. */
export function geographyOf(units: readonly OrgUnit[], links: readonly UnitParent[]): Geography {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const parents = new Map<string, { parent: string; span: Span }[]>()
  for (const { child_code, parent_code, valid } of links) {
    const known = parents.get(child_code) ?? []
    parents.set(child_code, [...known, { parent: parent_code, span: spanOf(valid) }])
  }
  const unit = (code: string) => byCode.get(code)

  function chainOn(code: string, day: string): OrgUnit[] {
    const chain: OrgUnit[] = []
    for (let at: string | undefined = code; at !== undefined; ) {
      const here = unit(at)
      if (!here || here.level === 'country' || chain.includes(here)) break
      chain.push(here)
      at = parents.get(at)?.find(({ span }) => holds(span, day))?.parent
    }
    return chain
  }
  function under(code: string | null, day: string): OrgUnit[] {
    return units
      .filter((candidate) => {
        if (candidate.level === 'country' || candidate.code === code) return false
        const chain = chainOn(candidate.code, day)
        return code === null ? chain.at(-1)?.level === 'region' : chain.some((above) => above.code === code)
      })
      .sort((a, b) => depth[a.level] - depth[b.level] || a.name.localeCompare(b.name, 'fr'))
  }
  function turns(code: string): string[] {
    const days = new Set<string>()
    const seen = new Set<string>()
    const climb = (at: string) => {
      if (seen.has(at)) return
      seen.add(at)
      for (const { parent, span } of parents.get(at) ?? []) {
        for (const day of [span.from, span.to]) if (day) days.add(day)
        climb(parent)
      }
    }
    climb(code)
    return [...days]
  }
  return { unit, chainOn, under, turns }
}

export interface FacilityParent {
  facility_code: string
  org_unit_code: string
  valid: string
}
export interface Belonging extends Span {
  /** From the area to the region. */
  chain: OrgUnit[]
}

/** Where a facility belonged, span after span: it moves, and so do the areas above it. */
export function belongings(parents: readonly FacilityParent[], geography: Geography): Belonging[] {
  const spans = parents.flatMap(({ org_unit_code, valid }) => {
    const span = spanOf(valid)
    const cuts = geography.turns(org_unit_code).filter((day) => holds(span, day) && day !== span.from)
    const starts = [span.from, ...cuts.sort()]
    return starts.map((from, index): Belonging => {
      const to = starts[index + 1] ?? span.to
      return { from, to, chain: geography.chainOn(org_unit_code, from ?? always) }
    })
  })
  const ordered = spans.sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  // Two spans that say the same are one.
  return ordered.reduce<Belonging[]>((merged, next) => {
    const last = merged.at(-1)
    const path = (belonging: Belonging) => belonging.chain.map(({ code }) => code).join('/')
    if (last && last.to === next.from && path(last) === path(next)) last.to = next.to
    else merged.push(next)
    return merged
  }, [])
}
