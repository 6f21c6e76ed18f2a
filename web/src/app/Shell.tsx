import { useEffect, useRef } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import type { Membership } from '../lib/access.ts'
import { BottomBar } from './BottomBar.tsx'
import { ForbiddenPage } from './ForbiddenPage.tsx'
import { Header } from './Header.tsx'
import { HomePage } from './HomePage.tsx'
import { KeepingNotice } from './KeepingNotice.tsx'
import { LazyPage } from './LazyPage.tsx'
import { MorePage } from './MorePage.tsx'
import { NewVersion } from './NewVersion.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { features, isOpen, menuFor } from './places.ts'
import { SettingsPage } from './SettingsPage.tsx'
import { Sidebar } from './Sidebar.tsx'
import { SkipLink } from './SkipLink.tsx'
import { useUrgentNews } from './useUrgentNews.ts'

interface ShellProps {
  membership: Membership
  memberships: Membership[]
}

/** The frame around every page: who, where, how connected, and the places of this role. */
export function Shell({ membership, memberships }: ShellProps) {
  const { document: rights } = membership
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useUrgentNews(membership)

  // A new page starts at its top, with the focus on its title for those who listen to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed.
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    scrollTo(0, 0)
    const title = main.current?.querySelector('h1')
    ;(title ?? main.current)?.focus({ preventScroll: true })
  }, [location])

  const places = features.flatMap((feature) => feature.places ?? [])
  const menu = menuFor(rights)
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <SkipLink />
      <Sidebar menu={menu} membership={membership} />
      <div className="flex min-h-dvh min-w-0 flex-1 flex-col">
        <Header membership={membership} memberships={memberships} />
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-6xl content-start gap-4 px-4 pt-4 pb-28 lg:px-8 lg:pt-6 lg:pb-10"
        >
          <KeepingNotice />
          <NewVersion />
          <Switch>
            <Route path="/">
              <HomePage membership={membership} />
            </Route>
            <Route path="/settings">
              <SettingsPage membership={membership} />
            </Route>
            <Route path="/more">
              <MorePage menu={menu} />
            </Route>
            {places.map((place) => (
              <Route key={place.path} path={place.path}>
                {(params) =>
                  isOpen(place, rights) ? (
                    // The facility in the key: another facility is another page, with none of its state.
                    <LazyPage
                      key={`${membership.facility_code} ${place.path}`}
                      load={place.load}
                      params={params as Record<string, string | undefined>}
                    />
                  ) : (
                    <ForbiddenPage membership={membership} />
                  )
                }
              </Route>
            ))}
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </main>
      </div>
      <BottomBar menu={menu} />
    </div>
  )
}
