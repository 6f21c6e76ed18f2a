/** What an administrator has changed on the screen and not yet saved, against the row it started from. */
import type { MembershipExceptions } from '../../../../functions/_shared/contracts/membership.ts'
import {
  type Area,
  allows,
  type PermissionDocument,
  type Verb,
  type VerbsOfAreas,
} from '../../../../functions/_shared/contracts/permissions.ts'
import type { Person } from './data.ts'

export type Edits = Partial<
  Pick<Person, 'role_id' | 'display_name' | 'title' | 'starts_on' | 'ends_on' | 'exceptions'>
>

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Only what differs from the row: an edit that comes back to where it was is none. */
export function realEdits(person: Person, edits: Edits): Edits {
  return Object.fromEntries(
    Object.entries(edits).filter(([field, value]) => !same(value, person[field as keyof Edits])),
  )
}

/** What puts a change back: the values that stood there before it. */
export function previous(person: Person, change: Edits): Edits {
  return Object.fromEntries(Object.keys(change).map((field) => [field, person[field as keyof Edits]]))
}

function without(areas: VerbsOfAreas | undefined, area: Area, verb: Verb): VerbsOfAreas {
  const verbs = (areas?.[area] ?? []).filter((known) => known !== verb)
  const { [area]: _, ...rest } = areas ?? {}
  return verbs.length > 0 ? { ...rest, [area]: verbs } : rest
}

const withRight = (areas: VerbsOfAreas, area: Area, verb: Verb): VerbsOfAreas => ({
  ...areas,
  [area]: [...(areas[area] ?? []), verb],
})

/** One right more or less for one person; what the role says anyway is no exception. */
export function setRight(
  role: PermissionDocument,
  exceptions: MembershipExceptions,
  area: Area,
  verb: Verb,
  held: boolean,
): MembershipExceptions {
  const allow = without(exceptions.allow, area, verb)
  const deny = without(exceptions.deny, area, verb)
  const byRole = allows(role, area, verb)
  return compact({
    allow: held && !byRole ? withRight(allow, area, verb) : allow,
    deny: !held && byRole ? withRight(deny, area, verb) : deny,
  })
}

/** Exceptions that still differ from a role: moved to another one, a person keeps only what means something. */
export function fitExceptions(
  role: PermissionDocument,
  exceptions: MembershipExceptions,
): MembershipExceptions {
  const keep = (areas: VerbsOfAreas | undefined, byRole: boolean) =>
    Object.fromEntries(
      Object.entries(areas ?? {})
        .map(([area, verbs]) => [
          area,
          (verbs ?? []).filter((verb) => allows(role, area as Area, verb as Verb) === byRole),
        ])
        .filter(([, verbs]) => (verbs as string[]).length > 0),
    ) as VerbsOfAreas
  return compact({ allow: keep(exceptions.allow, false), deny: keep(exceptions.deny, true) })
}

function compact({ allow, deny }: { allow: VerbsOfAreas; deny: VerbsOfAreas }): MembershipExceptions {
  return {
    ...(Object.keys(allow).length > 0 ? { allow } : {}),
    ...(Object.keys(deny).length > 0 ? { deny } : {}),
  }
}
