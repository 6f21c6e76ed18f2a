import { useMembership } from '../lib/access.ts'
import { LazyPage } from './LazyPage.tsx'
import { cardsFor } from './places.ts'

/** What the features bring to the home page of this role. */
export function HomeCards() {
  const { document, facility_code: facility } = useMembership()
  return cardsFor(document).map((card) => (
    <LazyPage key={`${facility} ${card.area} ${card.verb}`} load={card.load} params={{}} />
  ))
}
