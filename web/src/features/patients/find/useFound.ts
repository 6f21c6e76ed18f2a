import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { rpc } from '../../../lib/request.ts'
import { useSearch } from '../../../lib/search/search.ts'

/** A person of the list, from this device or from the server. */
export type FoundPerson = Pick<
  PatientRecord,
  | 'id'
  | 'number'
  | 'family_name'
  | 'given_name'
  | 'sex'
  | 'birth_date'
  | 'birth_precision'
  | 'village'
  | 'guardian_name'
> &
  Partial<Pick<PatientRecord, 'pregnant' | 'last_visit_on'>>

interface ServerPerson extends FoundPerson {
  last_visit_at: string | null
}

/** Whoever is not among these is found with one more letter. */
export const shownAtMost = 12

async function askServer(facility: string, query: string): Promise<FoundPerson[]> {
  const rows = await rpc<ServerPerson[]>('search_patients', { facility, query, max_rows: shownAtMost })
  return rows.map((row) => ({ ...row, last_visit_on: row.last_visit_at?.slice(0, 10) ?? null }))
}

/**
 * Whom these words mean: this device answers at every keystroke; while the register is still coming to it, the
 * server is asked for the rest.
 */
export function useFound(facility: string, typed: string) {
  const query = typed.trim()
  const asked = query.length >= 2
  const { rows: here, complete } = useSearch(query, shownAtMost)
  const server = useQuery({
    queryKey: ['patients', 'search', facility, query],
    queryFn: () => askServer(facility, query),
    enabled: asked && !complete,
    placeholderData: keepPreviousData,
    meta: { keep: false },
  })
  const known = new Set(here.map(({ id }) => id))
  const others = complete || !asked ? [] : (server.data ?? []).filter(({ id }) => !known.has(id))
  const people: FoundPerson[] = [...here, ...others].slice(0, shownAtMost)
  return {
    people,
    isAsking: asked && !complete && server.isFetching && people.length === 0,
    isOnDevice: here.length > 0,
    /** Why the server did not answer, when it was asked. */
    problem: asked && !complete ? server.error : null,
  }
}
