import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newRole, roleChange, roleRemoval } from '../../../../functions/_shared/contracts/membership.ts'
import { useCan, useFacility } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { Problem } from '../../lib/problem.ts'
import { invokeFunction, read } from '../../lib/request.ts'
import type { Role } from '../../lib/roles.ts'

export interface Holder {
  id: string
  role_id: string
  display_name: string
  title: string | null
  status: 'active' | 'suspended' | 'ended'
  starts_on: string
  ends_on: string | null
}

/** Does the person work here today? Only they feel a change of role at once. */
export function worksToday(holder: Holder, day: string = today()): boolean {
  return (
    holder.status === 'active' &&
    holder.starts_on <= day &&
    (holder.ends_on === null || holder.ends_on >= day)
  )
}

/** Who holds which role; only for those who may see the staff, otherwise the count would be a lie. */
export function useHolders() {
  const facility = useFacility()
  const allowed = useCan('staff', 'read')
  const query = useQuery({
    queryKey: ['role-holders', facility],
    enabled: allowed,
    queryFn: () =>
      read<Holder[]>((sis) =>
        sis
          .from('membership')
          .select('id,role_id,display_name,title,status,starts_on,ends_on')
          .eq('facility_code', facility)
          .neq('status', 'ended')
          .order('display_name'),
      ),
  })
  const all = query.data ?? []
  return {
    known: allowed && query.data !== undefined,
    of: (roleId: string) => all.filter((holder) => holder.role_id === roleId),
  }
}

/** A role's name in the language of the reader. */
export function useRoleTitle(): (role: Pick<Role, 'name_fr' | 'name_en'>) => string {
  const { i18n } = useLingui()
  return (role) => (i18n.locale === 'en' ? role.name_en : role.name_fr)
}

interface Contract<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false }
}

/** What the server would refuse for its shape is refused here, before it costs a journey. */
function checked<T>(contract: Contract<T>, value: unknown): T {
  const result = contract.safeParse(value)
  if (!result.success) throw new Problem('invalid_input')
  return result.data
}

/** The three writes of the permissions function that concern roles. */
export function useRoleWrites() {
  const facility = useFacility()
  const queryClient = useQueryClient()
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: ['roles', facility] })
  const create = useMutation({
    mutationFn: (role: Pick<Role, 'code' | 'name_fr' | 'name_en' | 'document'>) =>
      invokeFunction<Role>('permissions/roles', {
        body: checked(newRole, { ...role, facility_code: facility }),
      }),
    onSettled,
  })
  const change = useMutation({
    mutationFn: ({ id, ...role }: Pick<Role, 'id' | 'name_fr' | 'name_en' | 'document' | 'revision'>) =>
      invokeFunction<Role>(`permissions/roles/${id}`, {
        method: 'PATCH',
        body: checked(roleChange, { ...role, facility_code: facility }),
      }),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: ({ id, revision }: Pick<Role, 'id' | 'revision'>) =>
      invokeFunction<{ removed: true }>(`permissions/roles/${id}`, {
        method: 'DELETE',
        body: checked(roleRemoval, { facility_code: facility, revision }),
      }),
    onSettled,
  })
  return { create, change, remove }
}
