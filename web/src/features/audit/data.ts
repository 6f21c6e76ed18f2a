import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { toProblem } from '../../lib/problem.ts'
import { read, rpc } from '../../lib/request.ts'
import { type Filters, nextDay } from './filters.ts'
import { memory } from './memory.ts'

export type Action = 'insert' | 'update' | 'delete' | 'open' | 'emergency' | 'export' | 'sheet' | 'refused'

/** One line of the trail, without the values: those are asked for one by one. */
export interface Entry {
  facility_code: string
  seq: number
  at: string
  actor: string | null
  actor_name: string | null
  by_facility: string | null
  action: Action
  relation: string
  row_id: string | null
  patient_id: string | null
  fields: string[] | null
  purpose: string | null
  request: { id?: string; method?: string; path?: string; agent?: string } | null
  previous_hash: string | null
  hash: string
}

const columns =
  'facility_code,seq,at,actor,actor_name,by_facility,action,relation,row_id,patient_id,fields,purpose,request,previous_hash,hash'
const pageSize = 40

/** The person behind a card number, by way of the sheet: it is how somebody who reads no record can ask. */
async function patientBehind(facility: string, number: string): Promise<string | undefined> {
  const lines = await rpc<{ seq: number }[]>('who_saw', { facility, number }).catch((error: unknown) => {
    if (toProblem(error).code === 'not_found') return []
    throw error
  })
  const seqs = lines.slice(0, 50).map(({ seq }) => seq)
  if (seqs.length === 0) return undefined
  const rows = await read<{ patient_id: string | null }[]>((sis) =>
    sis
      .from('audit')
      .select('patient_id')
      .eq('facility_code', facility)
      .in('seq', seqs)
      .not('patient_id', 'is', null)
      .limit(1),
  )
  return rows[0]?.patient_id ?? undefined
}

async function fetchTrail(facility: string, filters: Filters, before: number | undefined): Promise<Entry[]> {
  const patient = filters.number ? await patientBehind(facility, filters.number) : undefined
  if (filters.number && !patient) return []
  return read<Entry[]>((sis) => {
    let query = sis.from('audit').select(columns).eq('facility_code', facility)
    if (patient) query = query.eq('patient_id', patient)
    if (filters.person?.id) query = query.eq('actor', filters.person.id)
    else if (filters.person)
      query = query.ilike('actor_name', `%${filters.person.name.replace(/[%_\\]/g, '')}%`)
    if (filters.relations.length > 0) query = query.in('relation', filters.relations)
    if (filters.action) query = query.eq('action', filters.action)
    if (filters.since) query = query.gte('at', `${filters.since}T00:00:00Z`)
    if (filters.until) query = query.lt('at', `${nextDay(filters.until)}T00:00:00Z`)
    if (before !== undefined) query = query.lt('seq', before)
    return query.order('seq', { ascending: false }).limit(pageSize)
  })
}

/** The trail of the facility, newest first, a page at a time from the last number seen. */
export function useTrail(filters: Filters) {
  const facility = useFacility()
  return useInfiniteQuery(
    {
      queryKey: ['trail', facility, filters],
      queryFn: ({ pageParam }) => fetchTrail(facility, filters, pageParam),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.seq),
      // Each question about a card number is a line of the trail: it is not asked again behind one's back.
      staleTime: filters.number ? Number.POSITIVE_INFINITY : 10_000,
    },
    memory,
  )
}

export interface Change {
  seq: number
  fields: string[] | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  /** The values are there and this role may not read them. */
  masked: boolean
}

/** What one line changed; the database hides the values of areas that the reader may not read. */
export function useChange(seq: number, enabled: boolean) {
  const facility = useFacility()
  return useQuery(
    {
      queryKey: ['change', facility, seq],
      queryFn: () => rpc<Change>('audit_change', { facility, seq }),
      enabled,
      staleTime: Number.POSITIVE_INFINITY,
    },
    memory,
  )
}

export interface Verification {
  facility_code: string
  entries: number
  intact: boolean
  broken_at: number | null
  problem: 'edited' | 'missing' | 'reordered' | 'inserted' | 'truncated' | null
  head: string | null
  checked_at: string
  /** When the first line was written; undefined when there is none. */
  since?: string
}

async function verify(facility: string): Promise<Verification> {
  const [verdict, first] = await Promise.all([
    rpc<Verification>('verify_audit', { facility }),
    read<{ at: string }[]>((sis) =>
      sis.from('audit').select('at').eq('facility_code', facility).order('seq').limit(1),
    ),
  ])
  return { ...verdict, since: first[0]?.at }
}

/** Is the chain of the facility whole? Computed by the database over every line. */
export function useVerification() {
  const facility = useFacility()
  return useQuery(
    {
      queryKey: ['verification', facility],
      queryFn: () => verify(facility),
      staleTime: 5 * 60_000,
    },
    memory,
  )
}

export interface Person {
  user_id: string
  display_name: string
  title: string | null
}

/** Who works here or did: to choose a person rather than write a name. Empty for whoever may not read them. */
export function usePeople() {
  const facility = useFacility()
  return useQuery(
    {
      queryKey: ['people', facility],
      queryFn: () =>
        read<Person[]>((sis) =>
          sis
            .from('membership')
            .select('user_id,display_name,title')
            .eq('facility_code', facility)
            .order('display_name'),
        ),
    },
    memory,
  )
}

/** Names of the facilities by code: reference data, read once for the whole app. */
export function useFacilityNames(): (code: string) => string {
  const { data } = useQuery({
    queryKey: ['facility-names'],
    staleTime: 24 * 3_600_000,
    queryFn: () =>
      read<{ code: string; name: string }[]>((sis) => sis.from('facility').select('code,name').order('name')),
  })
  return (code) => data?.find((facility) => facility.code === code)?.name ?? code
}

export type SheetLine = Pick<
  Entry,
  'seq' | 'at' | 'actor_name' | 'by_facility' | 'action' | 'relation' | 'purpose' | 'fields'
>

/** Who saw the record with this card number. Asking is a line of the trail, so it is asked on demand. */
export function useSheet() {
  const facility = useFacility()
  return useMutation(
    { mutationFn: (number: string) => rpc<SheetLine[]>('who_saw', { facility, number }) },
    memory,
  )
}

export interface ExportRequest {
  since: string
  until: string
  purpose: string
}

/** The lines with their hashes, for somebody outside; the purpose is written in the trail. */
export function useExport() {
  const facility = useFacility()
  return useMutation(
    {
      mutationFn: (request: ExportRequest) => rpc<Entry[]>('export_audit', { facility, ...request }),
      onSuccess: () => memory.invalidateQueries({ queryKey: ['trail'] }),
    },
    memory,
  )
}
