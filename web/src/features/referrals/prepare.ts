import { queryClient } from '../../lib/queryClient.ts'
import { destinationsQuery, facilityNamesQuery } from './data.ts'

/** What a letter needs when there is no network: where this facility refers to, and the names of the places. */
export function prepare(facility: string): void {
  void queryClient.prefetchQuery(destinationsQuery(facility))
  void queryClient.prefetchQuery(facilityNamesQuery)
}
