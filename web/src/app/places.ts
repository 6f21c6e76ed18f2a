import { allows, type PermissionDocument } from '../../../functions/_shared/contracts/permissions.ts'
import type { Feature, HomeCard, Place } from './feature.ts'

/** Every feature declares itself in its folder; none needs a line here. */
const modules = import.meta.glob<{ feature: Feature }>('../features/*/feature.ts', { eager: true })
export const features: readonly Feature[] = Object.values(modules).map((module) => module.feature)

/** Is this place there for this role? */
export function isOpen(place: Place, document: PermissionDocument): boolean {
  if (place.homes && !place.homes.includes(document.home)) return false
  return allows(document, place.area, place.verb)
}

/** The places of the menu for this role, in order. */
export function menuFor(document: PermissionDocument, from: readonly Feature[] = features): Place[] {
  return from
    .flatMap((feature) => feature.places ?? [])
    .filter((place) => place.menu && isOpen(place, document))
    .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))
}

/** The features that this role can reach: theirs are the words and the screens worth downloading. */
export function featuresFor(document: PermissionDocument, from: readonly Feature[] = features): Feature[] {
  return from.filter(
    (feature) =>
      feature.home?.for.includes(document.home) || feature.places?.some((place) => isOpen(place, document)),
  )
}

/** The home page of this role, if a feature has it. */
export function homeFor(document: PermissionDocument): Feature['home'] {
  return features.find((feature) => feature.home?.for.includes(document.home))?.home
}

/** What the features bring to the home page of this role. */
export function cardsFor(document: PermissionDocument): HomeCard[] {
  return features
    .flatMap((feature) => feature.cards ?? [])
    .filter((card) => card.for.includes(document.home) && allows(document, card.area, card.verb))
}

/** Where the subject of an event opens, if a place of this role shows it. */
export function addressOf(kind: string, id: string | null, document: PermissionDocument): string | undefined {
  if (!id) return undefined
  const feature = featuresFor(document).find((candidate) => candidate.opens?.[kind])
  return feature?.opens?.[kind]?.(id)
}
