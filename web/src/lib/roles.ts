import { useQuery } from '@tanstack/react-query'
import type { PermissionDocument } from '../../../functions/_shared/contracts/permissions.ts'
import { useFacility } from './access.ts'
import { read } from './request.ts'

export interface Role {
  id: string
  /** Null: a standard role, the same everywhere. */
  facility_code: string | null
  code: string
  name_fr: string
  name_en: string
  document: PermissionDocument
  revision: number
}

/** The standard roles and those of the facility in use, never those of another place where one works too. */
export function useRoles() {
  const facility = useFacility()
  return useQuery({
    queryKey: ['roles', facility],
    queryFn: () =>
      read<Role[]>((sis) =>
        sis
          .from('role')
          .select('id,facility_code,code,name_fr,name_en,document,revision')
          .or(`facility_code.is.null,facility_code.eq.${facility}`)
          .order('name_fr'),
      ),
  })
}
