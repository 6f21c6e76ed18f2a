import type { Membership } from '../lib/access.ts'
import { ConnectionChip } from './ConnectionChip.tsx'
import { FacilitySwitcher } from './FacilitySwitcher.tsx'
import { NotificationsBell } from './NotificationsBell.tsx'
import { useRoleName } from './useRoleName.ts'

interface HeaderProps {
  membership: Membership
  memberships: Membership[]
}

/** Where, who, how connected, what is new. */
export function Header({ membership, memberships }: HeaderProps) {
  const role = useRoleName(membership)
  return (
    <header data-shell className="sticky top-0 z-30">
      <div className="bg-header pt-[env(safe-area-inset-top)] text-on-header">
        <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-1 py-1.5 pr-1.5 pl-4 lg:px-8">
          <div className="min-w-0 flex-1">
            <FacilitySwitcher membership={membership} memberships={memberships} />
            <p className="text-[0.8125rem] leading-snug text-header-muted">
              {membership.display_name}
              {/* On a phone the line is for the name: « infirmier, infirmière » would take two more. */}
              {role && <span className="hidden sm:inline"> · {role.toLocaleLowerCase()}</span>}
            </p>
          </div>
          <ConnectionChip />
          <NotificationsBell membership={membership} />
        </div>
      </div>
      <div aria-hidden className="band" />
    </header>
  )
}
