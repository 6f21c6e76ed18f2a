import { Trans, useLingui } from '@lingui/react/macro'
import { House, type LucideIcon, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { classes } from '../components/classes.ts'
import type { Membership } from '../lib/access.ts'
import type { Place } from './feature.ts'

/** Does this place hold the current address? */
export function isCurrent(path: string, location: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`)
}

interface SidebarProps {
  menu: Place[]
  membership: Membership
}

/** The menu of a wide screen. */
export function Sidebar({ menu, membership }: SidebarProps) {
  const { i18n, t } = useLingui()
  return (
    <aside data-shell className="hidden bg-header text-on-header lg:block">
      <div className="sticky top-0 flex h-dvh flex-col">
        <Link href="/" className="flex min-h-16 items-center gap-3 px-5 text-on-header no-underline">
          <img
            src="/icon.svg"
            alt=""
            width="36"
            height="36"
            className="rounded-[9px] ring-1 ring-on-header/25"
          />
          <span className="text-[1.375rem] font-[740] tracking-tight">Kénéya</span>
        </Link>
        <div aria-hidden className="band flex-none" />
        <nav aria-label={t`Menu principal`} className="grid gap-0.5 overflow-y-auto py-3">
          <SidebarLink href="/" icon={House}>
            <Trans>Accueil</Trans>
          </SidebarLink>
          {menu.map(
            (place) =>
              place.menu && (
                <SidebarLink key={place.path} href={place.path} icon={place.menu.icon}>
                  {i18n._(place.menu.label)}
                </SidebarLink>
              ),
          )}
        </nav>
        <div className="mt-auto border-t border-on-header/15 py-2">
          <SidebarLink href="/settings" icon={Settings}>
            <Trans>Réglages</Trans>
          </SidebarLink>
          <p className="px-5 pt-1 pb-3 text-sm text-header-muted">
            {membership.display_name}
            <br />
            {membership.facility_name}
          </p>
        </div>
      </div>
    </aside>
  )
}

function SidebarLink({
  href,
  icon: Icon,
  children,
}: {
  href: string
  icon: LucideIcon
  children: ReactNode
}) {
  const [location] = useLocation()
  const current = isCurrent(href, location)
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={classes(
        'flex min-h-12 items-center gap-3 border-l-4 py-2 pr-4 pl-4 no-underline',
        current
          ? 'border-[#e39a45] bg-on-header/10 font-[680] text-on-header'
          : 'border-transparent font-[560] text-header-muted hover:bg-on-header/5 hover:text-on-header',
      )}
    >
      <Icon aria-hidden className="size-[21px] flex-none" strokeWidth={1.9} />
      {children}
    </Link>
  )
}
