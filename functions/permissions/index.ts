/** `/permissions`: reading one's access, and managing roles and memberships with the caller's own rights. */
import { checked, readBody } from '../_shared/body.ts'
import { callerOf } from '../_shared/caller.ts'
import { recordId } from '../_shared/contracts/fields.ts'
import { membershipChange, newRole, roleChange, roleRemoval } from '../_shared/contracts/membership.ts'
import { Refusal } from '../_shared/refusal.ts'
import { json, methodNotAllowed, pathAfter, serve } from '../_shared/respond.ts'
import { readAccess } from './access.ts'
import { changeMembership } from './change_membership.ts'
import { changeRole } from './change_role.ts'
import { createRole } from './create_role.ts'
import { removeRole } from './remove_role.ts'

export default {
  fetch: serve(async (request) => {
    const [kind, id, ...rest] = pathAfter(request, 'permissions')
    if (kind === undefined) {
      if (request.method !== 'GET') return methodNotAllowed('GET')
      return json(await readAccess(await callerOf(request)))
    }
    if (kind === 'roles' && id === undefined) {
      if (request.method !== 'POST') return methodNotAllowed('POST')
      const claims = await callerOf(request)
      return json(await createRole(claims, await readBody(request, newRole)), 201)
    }
    if (!['roles', 'memberships'].includes(kind) || id === undefined || rest.length > 0) {
      throw new Refusal('not_found', 404)
    }
    const allowed = kind === 'roles' ? ['PATCH', 'DELETE'] : ['PATCH']
    if (!allowed.includes(request.method)) return methodNotAllowed(...allowed)
    const claims = await callerOf(request)
    const target = checked(recordId, { id }).id
    if (request.method === 'DELETE') {
      return json(await removeRole(claims, target, await readBody(request, roleRemoval)))
    }
    return kind === 'roles'
      ? json(await changeRole(claims, target, await readBody(request, roleChange)))
      : json(await changeMembership(claims, target, await readBody(request, membershipChange)))
  }),
}
