/** Where a person stands today, and who could still put rights in order if they left. */
import { allows, effectiveDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import type { Role } from '../../lib/roles.ts'
import type { Person } from './data.ts'

export type Standing = 'present' | 'upcoming' | 'suspended' | 'left'

/** In post today, expected later, put aside for a time, or gone. */
export function standingOf(person: Person, today: string): Standing {
  if (person.status === 'ended' || (person.ends_on !== null && person.ends_on < today)) return 'left'
  if (person.status === 'suspended') return 'suspended'
  return person.starts_on > today ? 'upcoming' : 'present'
}

/** How many single rights were added to the role or taken from it. */
export function exceptionCount({ exceptions }: Person): number {
  return [exceptions.allow, exceptions.deny]
    .flatMap((areas) => Object.values(areas ?? {}))
    .reduce((total, verbs) => total + (verbs?.length ?? 0), 0)
}

function administers(person: Person, roles: readonly Role[], today: string): boolean {
  const role = roles.find(({ id }) => id === person.role_id)
  if (!role || person.ends_on !== null || standingOf(person, today) !== 'present') return false
  return allows(effectiveDocument(role.document, person.exceptions), 'staff', 'update')
}

/** Is this the only person left who administers the facility, as `private.keep_administrator` counts? */
export function isLastAdministrator(
  person: Person,
  people: readonly Person[],
  roles: readonly Role[],
  today: string,
): boolean {
  if (!administers(person, roles, today)) return false
  return !people.some((other) => other.id !== person.id && administers(other, roles, today))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

export interface Filter {
  text: string
  role: string
  standing: Standing | 'all'
}

/** The people that a search leaves: every word found in the name, the title or the role, accents aside. */
export function filterPeople(
  people: readonly Person[],
  filter: Filter,
  today: string,
  roleName: (person: Person) => string,
): Person[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    if (filter.role && person.role_id !== filter.role) return false
    if (filter.standing !== 'all' && standingOf(person, today) !== filter.standing) return false
    const text = plain(`${person.display_name} ${person.title ?? ''} ${roleName(person)}`)
    return words.every((word) => text.includes(word))
  })
}
