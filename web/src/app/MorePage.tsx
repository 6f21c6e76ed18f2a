import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, type LucideIcon, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { IconTile } from '../components/Chip.tsx'
import { PageHeader } from '../components/PageHeader.tsx'
import type { Place } from './feature.ts'
import { SignOutButton } from './SignOutButton.tsx'

/** What the bar of a phone has no room for. */
export function MorePage({ menu }: { menu: Place[] }) {
  const { i18n, t } = useLingui()
  return (
    <>
      <PageHeader title={t`Plus`} />
      <ul className="grid gap-2.5 sm:grid-cols-2">
        {menu.map(
          (place) =>
            place.menu && (
              <li key={place.path}>
                <PlaceLink href={place.path} icon={place.menu.icon}>
                  {i18n._(place.menu.label)}
                </PlaceLink>
              </li>
            ),
        )}
        <li>
          <PlaceLink href="/settings" icon={Settings}>
            <Trans>Réglages</Trans>
          </PlaceLink>
        </li>
      </ul>
      <SignOutButton />
    </>
  )
}

/** A place as a full row to tap. */
export function PlaceLink({ href, icon, children }: { href: string; icon: LucideIcon; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="flex min-h-16 items-center gap-3.5 rounded-card border border-line bg-surface px-3.5 py-2 font-[640] text-ink no-underline shadow-card hover:border-action"
    >
      <IconTile icon={icon} />
      <span className="min-w-0 flex-1">{children}</span>
      <ChevronRight aria-hidden className="size-5 flex-none text-muted" />
    </Link>
  )
}
