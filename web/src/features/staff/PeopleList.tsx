import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import type { Role } from '../../lib/roles.ts'
import type { Person } from './data.ts'
import { Period } from './Period.tsx'
import { StandingChip } from './StandingChip.tsx'
import { exceptionCount, standingOf } from './standing.ts'
import { useWide } from './useWide.ts'
import { useWords } from './useWords.ts'

interface PeopleListProps {
  people: readonly Person[]
  roles: readonly Role[]
  me: string
  today: string
}

/** The team: cards under a thumb, a calm table on a desk. */
export function PeopleList(props: PeopleListProps) {
  return useWide() ? <PeopleTable {...props} /> : <PeopleCards {...props} />
}

function Exceptions({ person }: { person: Person }) {
  const count = exceptionCount(person)
  if (count === 0) return null
  return (
    <Chip tone="waiting">
      <Plural value={count} one="# exception" other="# exceptions" />
    </Chip>
  )
}

function Name({ person, me }: { person: Person; me: string }) {
  return (
    // One span: the link that holds it lays its children out in a row and would eat the space.
    <span>
      {person.display_name}
      {person.user_id === me && (
        <span className="font-normal text-muted">
          {' '}
          <Trans>(vous)</Trans>
        </span>
      )}
    </span>
  )
}

function PeopleTable({ people, roles, me, today }: PeopleListProps) {
  const { t } = useLingui()
  const { post } = useWords()
  const columns: Column<Person>[] = [
    { id: 'name', header: t`Nom`, cell: (person) => <Name person={person} me={me} /> },
    {
      id: 'role',
      header: t`Rôle`,
      cell: (person) => {
        const { name, title } = post(
          person,
          roles.find(({ id }) => id === person.role_id),
        )
        return (
          <>
            {name}
            {title && <span className="block text-sm text-muted">{title}</span>}
          </>
        )
      },
    },
    {
      id: 'period',
      header: t`Période`,
      cell: (person) => <Period from={person.starts_on} until={person.ends_on} today={today} />,
    },
    ...(people.some((person) => exceptionCount(person) > 0)
      ? [
          {
            id: 'exceptions',
            header: t`Exceptions`,
            cell: (person: Person) => <Exceptions person={person} />,
          },
        ]
      : []),
    {
      id: 'standing',
      header: t`État`,
      cell: (person) => <StandingChip standing={standingOf(person, today)} />,
    },
  ]
  return (
    <DataTable
      caption={t`Équipe`}
      columns={columns}
      rows={people}
      rowId={({ id }) => id}
      href={({ id }) => `/staff/${id}`}
    />
  )
}

function PeopleCards({ people, roles, me, today }: PeopleListProps) {
  const { roleName } = useWords()
  return (
    <ul className="grid gap-2.5 sm:grid-cols-2">
      {people.map((person) => (
        <li key={person.id}>
          <Link
            href={`/staff/${person.id}`}
            className="flex h-full items-center gap-2 rounded-card border border-line bg-surface py-3 pr-2 pl-4 text-ink no-underline shadow-card hover:border-action"
          >
            <span className="min-w-0 flex-1">
              <span className="block text-[1.0625rem] font-[660]">
                <Name person={person} me={me} />
              </span>
              <span className="block">{roleName(roles.find(({ id }) => id === person.role_id))}</span>
              <span className="block text-[0.9375rem] text-muted">
                <Period from={person.starts_on} until={person.ends_on} today={today} />
              </span>
              <span className="mt-1.5 flex flex-wrap gap-1.5">
                <StandingChip standing={standingOf(person, today)} />
                <Exceptions person={person} />
              </span>
            </span>
            <ChevronRight aria-hidden className="size-5 flex-none text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
