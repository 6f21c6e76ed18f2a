import { Plural, useLingui } from '@lingui/react/macro'
import { ChevronRight, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { areas } from '../../../../functions/_shared/contracts/permissions.ts'
import { IconTile } from '../../components/Chip.tsx'
import { areaWords } from '../../lib/rightWords.ts'
import type { Role } from '../../lib/roles.ts'
import { held } from './matrix.ts'
import { homeWords } from './words.ts'

interface RoleLinkProps {
  href: string
  title: string
  role?: Role
  icon?: LucideIcon
  note?: ReactNode
  /** How many people hold it; undefined when unknown. */
  people?: number
}

/** A role as a full row to tap: its name, who holds it, where it has rights. */
export function RoleLink({ href, title, role, icon, note, people }: RoleLinkProps) {
  const { i18n } = useLingui()
  const where = role && areas.filter((area) => held(role.document, 'areas', area).length > 0)
  const icons = icon ?? homeWords[role?.document.home ?? 'care'].icon
  return (
    <Link
      href={href}
      className="flex h-full min-h-16 items-start gap-3 rounded-card border border-line bg-surface px-3.5 py-3 text-ink no-underline shadow-card hover:border-action"
    >
      <IconTile icon={icons} tone={role?.facility_code ? 'waiting' : 'action'} />
      <span className="min-w-0 flex-1">
        <span className="block font-[660]">{title}</span>
        {people !== undefined && people > 0 && (
          <span className="nums block text-[0.9375rem] font-[620] text-action-ink">
            <Plural value={people} one="# personne" other="# personnes" />
          </span>
        )}
        <span className="block text-[0.9375rem] text-muted">
          {note ?? where?.map((area) => i18n._(areaWords[area])).join(' · ')}
        </span>
      </span>
      <ChevronRight aria-hidden className="mt-3 size-5 flex-none text-muted" />
    </Link>
  )
}
