import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMembership } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { Problem } from '../../lib/problem.ts'
import { read, rpc } from '../../lib/request.ts'
import {
  type FacilityChange,
  facilityChange,
  type Invitee,
  invitee,
  type Opening,
  opening,
} from './contract.ts'
import { type FacilityParent, geographyOf, type OrgUnit, type UnitParent } from './geography.ts'
import { entriesOn, type Facility } from './registry.ts'

const pageSize = 1000

/** Page after page: the API cuts long answers without saying so, and the country has 1,500 facilities. */
async function everyRow<T>(table: string, columns: string, order: readonly string[]): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const page = await read<T[]>((sis) => {
      const query = sis.from(table).select(columns)
      for (const column of order) query.order(column)
      return query.range(rows.length, rows.length + pageSize - 1)
    })
    rows.push(...page)
    if (page.length < pageSize) return rows
  }
}

/** Areas and their dated parents: reference data that changes by law, not by the hour. */
export function useGeography() {
  const query = useQuery({
    queryKey: ['geography'],
    staleTime: 24 * 3_600_000,
    queryFn: async () => {
      const [units, links] = await Promise.all([
        everyRow<OrgUnit>('org_unit', 'code,name,level', ['code']),
        everyRow<UnitParent>('org_unit_parent', 'child_code,parent_code,valid', ['child_code', 'valid']),
      ])
      return { units, links }
    },
  })
  const geography = useMemo(() => query.data && geographyOf(query.data.units, query.data.links), [query.data])
  return { ...query, geography }
}

/** Every facility with its place of today, and where each has been. */
export function useRegistry() {
  const places = useGeography()
  const query = useQuery({
    queryKey: ['facilities'],
    queryFn: async () => {
      const [facilities, parents] = await Promise.all([
        everyRow<Facility>('facility', '*', ['name', 'code']),
        everyRow<FacilityParent>('facility_parent', 'facility_code,org_unit_code,valid', [
          'facility_code',
          'valid',
        ]),
      ])
      return { facilities, parents }
    },
  })
  const { geography } = places
  const day = today()
  const entries = useMemo(
    () => query.data && geography && entriesOn(query.data.facilities, query.data.parents, geography, day),
    [query.data, geography, day],
  )
  return {
    entries,
    geography,
    parents: query.data?.parents ?? [],
    problem: query.error ?? places.error,
    refetch: () => {
      void query.refetch()
      if (places.isError) void places.refetch()
    },
  }
}

/** Is the facility there, read from the database and not from memory? */
export async function isThere(code: string): Promise<boolean> {
  const rows = await read<{ code: string }[]>((sis) => sis.from('facility').select('code').eq('code', code))
  return rows.length === 1
}

export interface Invitation {
  id: string
  email: string
  code: string
  expires_at: string
}

interface Contract<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false }
}
function checked<T>(contract: Contract<T>, value: unknown): T {
  const result = contract.safeParse(value)
  if (!result.success) throw new Problem('invalid_input')
  return result.data
}

/** The writes of the registry; each is refused by the database to whoever may not. */
export function useRegistryWrites() {
  const queryClient = useQueryClient()
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: ['facilities'] })
  const open = useMutation({
    mutationFn: (request: Opening) =>
      rpc<{ facility_code: string; invitation: Invitation | null }>('open_facility', {
        request: checked(opening, request),
      }),
    onSettled,
  })
  const change = useMutation({
    mutationFn: (wanted: FacilityChange) =>
      rpc<Facility>('change_facility', { change: checked(facilityChange, wanted) }),
    onSettled,
  })
  const move = useMutation({
    mutationFn: (wanted: { facility: string; org_unit: string; from_date: string }) =>
      rpc<FacilityParent[]>('move_facility', wanted),
    onSettled,
  })
  const appoint = useMutation({
    mutationFn: ({ facility_code, ...person }: Invitee & { facility_code: string }) =>
      rpc<Invitation>('appoint_administrator', {
        request: { facility_code, ...checked(invitee, person) },
      }),
  })
  return { open, change, move, appoint }
}

/** What the person may do to a facility: everything from the Ministry, a little of their own. */
export function useHand(code: string): 'ministry' | 'own' | 'none' {
  const membership = useMembership()
  if (!membership.document.areas.facilities?.verbs.includes('update')) return 'none'
  if (membership.facility_kind === 'ministry') return 'ministry'
  return membership.facility_code === code ? 'own' : 'none'
}
