/**
 * What each person may do, worked out from the role documents alone.
 *
 * Independent on purpose: nothing here asks the database, whose helpers are what is under test.
 */
import { type Area, verbsByArea } from '../../../functions/_shared/contracts/permissions.ts'
import { type Actor, documentOf, type Membership } from './actors.ts'
import { places } from './places.ts'

/** A row as the rules see it: the facility that owns it, and what else decides (author, receiver). */
export type Row = Readonly<{ target: string } & Record<string, unknown>>

/** true: allowed. false: refused. A text: refused by a guard, which says so. */
export type Verdict = boolean | string
export type Rule = (me: Actor, row: Row) => Verdict

const inForce = ({ status = 'active', starts = 0, ends = 0 }: Membership): boolean =>
  status === 'active' && starts <= 0 && ends >= 0

const grants = ({ document, exceptions }: Membership, area: Area, verb: string): boolean => {
  const verbs: readonly string[] = document.areas[area]?.verbs ?? []
  if (exceptions?.deny?.[area]?.includes(verb)) return false
  return verbs.includes(verb) || (exceptions?.allow?.[area]?.includes(verb) ?? false)
}
const limitsOf = ({ document }: Membership, area: Area): readonly string[] =>
  document.areas[area]?.limits ?? []

const current = (me: Actor): readonly Membership[] => me.memberships.filter(inForce)

/** Facilities where the person may do this without any limit, or with none but these. */
export const codesWith = (me: Actor, area: Area, verb: string, borne: readonly string[] = []): string[] =>
  current(me)
    .filter((m) => grants(m, area, verb) && limitsOf(m, area).every((limit) => borne.includes(limit)))
    .map((m) => m.facility)

/** Facilities where the person may do this with their own records only. */
export const codesWithOwn = (me: Actor, area: Area, verb: string): string[] =>
  current(me)
    .filter((m) => grants(m, area, verb) && limitsOf(m, area).join() === 'own_records')
    .map((m) => m.facility)

export const facilitiesOf = (me: Actor): string[] => current(me).map((m) => m.facility)

export const holdsNationally = (me: Actor, area: Area, verb: string): boolean =>
  current(me).some((m) => m.facility === places.ministry.code && grants(m, area, verb))

const areasOf = Object.entries(verbsByArea) as [Area, readonly string[]][]

/** Every right in force, as `facility.area.verb`. */
export const effective = (me: Actor): string[] =>
  current(me).flatMap((m) =>
    areasOf.flatMap(([area, verbs]) =>
      verbs.filter((verb) => grants(m, area, verb)).map((verb) => `${m.facility}.${area}.${verb}`),
    ),
  )

const mayGive = (me: Actor, facility: string, area: Area, verb: string): boolean =>
  codesWith(me, area, verb).includes(facility) ||
  current(me).some(
    (m) =>
      m.facility === facility &&
      (m.document.grants?.[area] as readonly string[] | undefined)?.includes(verb) &&
      !m.exceptions?.deny?.[area]?.includes(verb),
  )

/** May the person give everything that a standard role holds, and everything that it may pass on? */
export const mayGiveRole = (me: Actor, facility: string, role: string): boolean => {
  const { areas, grants: passedOn } = documentOf(role)
  return areasOf.every(([area]) =>
    [...(areas[area]?.verbs ?? []), ...(passedOn?.[area] ?? [])].every((verb) =>
      mayGive(me, facility, area, verb),
    ),
  )
}

// The words of the declarations -----------------------------------------------------------------------

export const nobody: Rule = () => false
export const signedIn: Rule = (me) => me.id !== null

/** The right must be held at the facility that owns the row. */
export const right =
  (area: Area, verb: string): Rule =>
  (me, row) =>
    codesWith(me, area, verb).includes(row.target)

/** The right, limited to what the person wrote. */
export const ownRecords =
  (area: Area, verb: string): Rule =>
  (me, row) =>
    row.author === me.id && codesWithOwn(me, area, verb).includes(row.target)

/** The right at one of the two facilities of a letter. */
export const eitherSide =
  (area: Area, verb: string): Rule =>
  (me, row) => {
    const held = codesWith(me, area, verb)
    return held.includes(row.target) || held.includes(String(row.receiver))
  }

export const member: Rule = (me, row) => facilitiesOf(me).includes(row.target)

/** The right at the Ministry, over every facility. */
export const national =
  (area: Area, verb: string): Rule =>
  (me) =>
    holdsNationally(me, area, verb)

export const anyOf =
  (...rules: Rule[]): Rule =>
  (me, row) =>
    rules.some((rule) => rule(me, row) === true)

/** The rule, except where the guard answers with its own refusal. */
export const guarded =
  (rule: Rule, guard: (me: Actor, row: Row) => string | undefined): Rule =>
  (me, row) =>
    rule(me, row) === true ? (guard(me, row) ?? true) : rule(me, row)
