import { Trans, useLingui } from '@lingui/react/macro'
import { Ellipsis, House, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { classes } from '../components/classes.ts'
import type { Place } from './feature.ts'
import { isCurrent } from './Sidebar.tsx'

/** How many places of the menu stand between Accueil and Plus. */
export const barSize = 3

/** The bar under the thumb: home, three places, and the rest behind « Plus ». */
export function BottomBar({ menu }: { menu: Place[] }) {
  const { i18n, t } = useLingui()
  const [location] = useLocation()
  const shown = menu.slice(0, barSize)
  const inMore =
    isCurrent('/more', location) ||
    isCurrent('/settings', location) ||
    menu.slice(barSize).some((place) => isCurrent(place.path, location))
  return (
    <nav
      data-shell
      aria-label={t`Menu principal`}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface px-1 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:hidden"
    >
      <BarLink href="/" icon={House} current={location === '/'}>
        <Trans>Accueil</Trans>
      </BarLink>
      {shown.map(
        (place) =>
          place.menu && (
            <BarLink
              key={place.path}
              href={place.path}
              icon={place.menu.icon}
              current={isCurrent(place.path, location)}
            >
              {i18n._(place.menu.label)}
            </BarLink>
          ),
      )}
      <BarLink href="/more" icon={Ellipsis} current={inMore}>
        <Trans>Plus</Trans>
      </BarLink>
    </nav>
  )
}

interface BarLinkProps {
  href: string
  icon: LucideIcon
  current: boolean
  children: ReactNode
}

function BarLink({ href, icon: Icon, current, children }: BarLinkProps) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={classes(
        'flex min-h-[52px] min-w-0 flex-col items-center justify-center gap-0.5 rounded-control text-center text-xs leading-tight tracking-tighter no-underline',
        current ? 'font-[720] text-action-ink' : 'font-[560] text-muted',
      )}
    >
      <span
        className={classes(
          'grid h-7 w-14 max-w-full place-items-center rounded-full',
          current && 'bg-action-soft',
        )}
      >
        <Icon aria-hidden className="size-[23px]" strokeWidth={current ? 2.2 : 1.9} />
      </span>
      <span className="max-w-full overflow-hidden text-ellipsis">{children}</span>
    </Link>
  )
}
