import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { ageInWords, fullName } from '../../lib/people.ts'
import type { PatientRecord } from '../../lib/register/records.ts'

interface PersonRowProps {
  patient: PatientRecord
  /** To the right of the name: how long, or when. */
  aside?: ReactNode
  /** Beside the name: urgent, draft. */
  chips?: ReactNode
  note?: ReactNode
  actions?: ReactNode
}

/** Somebody on the list of the day: who, since when, and what can be done with one touch. */
export function PersonRow({ patient, aside, chips, note, actions }: PersonRowProps) {
  const details = [ageInWords(patient), patient.sex, patient.village].filter(Boolean).join(' · ')
  return (
    <li className="grid gap-x-5 gap-y-2 border-b border-line py-3 last:border-0 last:pb-0 sm:grid-cols-[1fr_auto_auto] sm:items-center">
      <div className="flex items-start justify-between gap-x-3 sm:contents">
        <div className="relative min-w-0">
          <Link
            href={`/patients/${patient.id}`}
            className="font-[680] text-ink after:absolute after:-inset-x-2 after:-top-3 after:bottom-0"
          >
            {fullName(patient)}
          </Link>
          <p className="text-[0.9375rem] text-muted">{details}</p>
          {note && <p className="relative text-[0.9375rem]">{note}</p>}
          {chips && <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">{chips}</p>}
        </div>
        {aside && <div className="flex-none text-right sm:order-last">{aside}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2 empty:hidden max-sm:*:flex-1">{actions}</div>}
    </li>
  )
}
