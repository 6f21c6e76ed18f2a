import { addDays } from '../../lib/epiWeek.ts'
import type { Action } from './data.ts'

export interface Filters {
  /** A person of the list, or a name as it was written when the person is not in it. */
  person: { id?: string; name: string } | null
  /** The kinds of things, as names of tables; empty: all. */
  relations: string[]
  action: Action | null
  since: string
  until: string
  /** The card number of a patient; stays out of the address of the page. */
  number: string
}

export const noFilters: Filters = {
  person: null,
  relations: [],
  action: null,
  since: '',
  until: '',
  number: '',
}

/** How many questions are asked of the trail. */
export function countFilters(filters: Filters): number {
  return [
    filters.person,
    filters.relations.length > 0,
    filters.action,
    filters.since || filters.until,
    filters.number,
  ].filter(Boolean).length
}

export const isFiltered = (filters: Filters): boolean => countFilters(filters) > 0

/** The day after, as `YYYY-MM-DD`. */
export const nextDay = (day: string): string => addDays(day, 1)
