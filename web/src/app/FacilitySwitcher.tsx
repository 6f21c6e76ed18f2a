import { useLingui } from '@lingui/react/macro'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Dialog } from '../components/Dialog.tsx'
import { chooseFacility, type Membership } from '../lib/access.ts'
import { useRoleName } from './useRoleName.ts'

interface FacilitySwitcherProps {
  membership: Membership
  memberships: Membership[]
}

/** The name of the facility; a choice for those who work in several. */
export function FacilitySwitcher({ membership, memberships }: FacilitySwitcherProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const name = 'text-[1.0625rem] leading-tight font-[650]'
  if (memberships.length < 2) return <p className={name}>{membership.facility_name}</p>
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className="-ml-2 inline-flex min-h-10 items-center gap-1 rounded-control px-2 text-left hover:bg-on-header/10"
      >
        <span className="sr-only">{t`Changer d’établissement :`} </span>
        <span className={name}>{membership.facility_name}</span>
        <ChevronDown aria-hidden className="size-5 flex-none" />
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`Travailler dans`}>
        <ul className="grid gap-2">
          {memberships.map((candidate) => (
            <li key={candidate.membership_id}>
              <FacilityChoice
                membership={candidate}
                current={candidate === membership}
                onPick={() => {
                  chooseFacility(candidate.facility_code)
                  setOpen(false)
                  navigate('/')
                }}
              />
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}

function FacilityChoice(props: { membership: Membership; current: boolean; onPick: () => void }) {
  const role = useRoleName(props.membership)
  return (
    <button
      type="button"
      aria-current={props.current || undefined}
      onClick={props.onPick}
      className="flex min-h-14 w-full items-center gap-3 rounded-control border-[1.5px] border-edge px-4 py-2 text-left hover:bg-action-soft aria-[current]:border-action aria-[current]:bg-action-soft"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-[640]">{props.membership.facility_name}</span>
        <span className="block text-[0.9375rem] text-muted">{role}</span>
      </span>
      {props.current && <Check aria-hidden className="size-5 flex-none" />}
    </button>
  )
}
