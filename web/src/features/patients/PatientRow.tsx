import { Trans } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { formatDate } from '../../lib/format.ts'
import { ageInWords, type FoundPatient, fullName } from './patient.ts'

interface PatientRowProps {
  patient: FoundPatient
  href: string
}

/** One person in a list: enough to tell two Fatoumata Dolo apart. */
export function PatientRow({ patient, href }: PatientRowProps) {
  const { guardian_name: guardian, last_visit_at: lastVisit } = patient
  // A card number is one word: its hyphen does not break the line.
  const number = patient.number.replace('-', '\u2011')
  const details = [ageInWords(patient), patient.sex, patient.village, number].filter(Boolean).join(' · ')
  const day = lastVisit ? formatDate(lastVisit, 'short') : ''
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={href}
        className="flex min-h-16 items-center gap-3 rounded-control px-2 py-2.5 text-ink no-underline hover:bg-action-soft"
      >
        <span className="min-w-0 flex-1">
          <span className="block text-[1.0625rem] font-[680]">{fullName(patient)}</span>
          <span className="block text-[0.9375rem] text-muted">{details}</span>
          {guardian && (
            <span className="block text-[0.9375rem] text-muted">
              <Trans>avec {guardian}</Trans>
            </span>
          )}
        </span>
        {lastVisit && (
          <span className="flex-none text-right text-sm text-muted">
            <Trans>vu le {day}</Trans>
          </span>
        )}
        <ChevronRight aria-hidden className="size-5 flex-none text-muted" />
      </Link>
    </li>
  )
}
