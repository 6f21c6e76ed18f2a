import { useQuery } from '@tanstack/react-query'
import type {
  MembershipChange,
  MembershipExceptions,
  MembershipStatus,
} from '../../../../functions/_shared/contracts/membership.ts'
import { useCan, useFacility } from '../../lib/access.ts'
import { queryClient } from '../../lib/queryClient.ts'
import { invokeFunction, read } from '../../lib/request.ts'

/** One person at this facility. */
export interface Person {
  id: string
  facility_code: string
  user_id: string
  role_id: string
  display_name: string
  title: string | null
  status: MembershipStatus
  starts_on: string
  ends_on: string | null
  exceptions: MembershipExceptions
  revision: number
}

const personColumns =
  'id,facility_code,user_id,role_id,display_name,title,status,starts_on,ends_on,exceptions,revision'

const staffKey = (facility: string) => ['staff', facility]

/** Everybody who works or worked at the facility in use, by name. */
export function useStaff() {
  const facility = useFacility()
  return useQuery({
    queryKey: staffKey(facility),
    queryFn: () =>
      read<Person[]>((sis) =>
        sis
          .from('membership')
          .select(personColumns)
          .eq('facility_code', facility)
          .order('display_name')
          .limit(1000),
      ),
  })
}

export interface HistoryEntry {
  seq: number
  at: string
  actor_name: string | null
  action: string
  fields: string[]
}

/** What was done to one membership, newest first; for those who read the audit trail. */
export function useHistory(membership: string) {
  const facility = useFacility()
  const enabled = useCan('audit', 'read')
  return useQuery({
    queryKey: ['staff-history', facility, membership],
    enabled,
    queryFn: () =>
      read<HistoryEntry[]>((sis) =>
        sis
          .from('audit')
          .select('seq,at,actor_name,action,fields')
          .eq('facility_code', facility)
          .eq('relation', 'membership')
          .eq('row_id', membership)
          .order('seq', { ascending: false })
          .limit(20),
      ),
  })
}

/** The fields of a person that an administrator changes. */
export type Change = Omit<MembershipChange, 'facility_code' | 'revision'>

/** Changes a person's membership from the revision that is on the screen; answers with the new row. */
export async function changePerson(person: Person, change: Change): Promise<Person> {
  const { facility_code, revision, id } = person
  const changed = await invokeFunction<Person>(`permissions/memberships/${id}`, {
    method: 'PATCH',
    body: { facility_code, revision, ...change },
  })
  showPerson(changed)
  return changed
}

/** Puts a row that the server gave in its place, without waiting for the list to be read again. */
export function showPerson(person: Person): void {
  queryClient.setQueryData<Person[]>(staffKey(person.facility_code), (people) =>
    people?.map((known) => (known.id === person.id && known.revision <= person.revision ? person : known)),
  )
  void queryClient.invalidateQueries({ queryKey: ['staff-history', person.facility_code, person.id] })
}
