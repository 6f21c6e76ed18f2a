import type { KeyboardEvent, ReactNode } from 'react'
import { useCan, useFacility, useMembership } from '../../../lib/access.ts'
import { useMakeWait, useMayNoteArrival, useWaiting } from '../arrivals.ts'
import { ResultRow } from './ResultRow.tsx'
import type { FoundPerson } from './useFound.ts'

interface ResultsProps {
  people: readonly FoundPerson[]
  forVisit: boolean
  label: string
  children?: ReactNode
}

/** Arrows go from person to person; Enter opens, as on any link. */
function onArrows(event: KeyboardEvent<HTMLUListElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-result]')]
  const row = (event.target as HTMLElement).closest('li')
  const here = links.findIndex((link) => row?.contains(link))
  const next = links[here + step]
  event.preventDefault()
  if (next) next.focus()
  else if (here === 0 && step === -1) document.querySelector<HTMLElement>('input[type=search]')?.focus()
}

/** The people found, each with what the role does next. */
export function Results({ people, forVisit, label }: ResultsProps) {
  const facility = useFacility()
  const isDesk = useMembership().document.home === 'desk'
  const consults = useCan('consultations', 'create')
  const notesArrivals = useMayNoteArrival()
  const waiting = useWaiting()
  const makeWait = useMakeWait(facility)
  const rights = { consults, notesArrivals, isDesk, forVisit: forVisit && consults }
  return (
    <ul aria-label={label} onKeyDown={onArrows} className="m-0 list-none p-0">
      {people.map((person) => (
        <ResultRow
          key={person.id}
          person={person}
          rights={rights}
          arrival={waiting.get(person.id)}
          onWait={(id) => void makeWait(id)}
        />
      ))}
    </ul>
  )
}
