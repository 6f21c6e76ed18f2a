import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound } from 'lucide-react'
import { EmptyState } from '../components/EmptyState.tsx'
import { PageHeader } from '../components/PageHeader.tsx'
import type { Membership } from '../lib/access.ts'
import { LazyPage } from './LazyPage.tsx'
import { PlaceLink } from './MorePage.tsx'
import { homeFor, menuFor } from './places.ts'

/** The home page that fits the role; a role whose home is not built gets its places. */
export function HomePage({ membership }: { membership: Membership }) {
  const home = homeFor(membership.document)
  if (home) return <LazyPage key={membership.facility_code} load={home.load} params={{}} />
  return <PlacesHome membership={membership} />
}

/** « Dr Amadou Traoré » is greeted as « Dr Traoré », « Awa Guindo » as « Awa ». */
export function greetingName(name: string): string {
  const words = name.split(/\s+/)
  return /^(dr|pr)\.?$/i.test(words[0] ?? '') ? `${words[0]} ${words.at(-1)}` : (words[0] ?? name)
}

function PlacesHome({ membership }: { membership: Membership }) {
  const { i18n, t } = useLingui()
  const name = greetingName(membership.display_name)
  const menu = menuFor(membership.document)
  return (
    <>
      <PageHeader title={t`Bonjour ${name}`} note={membership.facility_name} />
      {menu.length === 0 ? (
        <EmptyState icon={KeyRound} title={t`Votre rôle n’ouvre encore aucune page.`}>
          <Trans>Demandez à l’administrateur de votre établissement les droits dont vous avez besoin.</Trans>
        </EmptyState>
      ) : (
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
        </ul>
      )}
    </>
  )
}
