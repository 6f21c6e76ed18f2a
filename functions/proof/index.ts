/** `POST /proof`: who can read and write one type of record of a facility, asked live by impersonating probes. */
import { readBody } from '../_shared/body.ts'
import { type Claims, callerOf } from '../_shared/caller.ts'
import { type ProofAnswer, proofRequest } from '../_shared/contracts/proof.ts'
import { asCaller } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'
import { json, methodNotAllowed, serve } from '../_shared/respond.ts'
import { prove } from './prove.ts'

/** The name of the director who asks; 403 for whoever may read neither the trail nor who works here. */
async function directorOf(claims: Claims, facility: string): Promise<string> {
  const [mine] = await asCaller(
    claims,
    (sql) => sql`
      select m.display_name as name from sis.membership m
      where m.facility_code = ${facility} and m.user_id = ${claims.sub}
        and (m.facility_code = any ((select private.codes_with('audit', 'read'))::text[])
          or m.facility_code = any ((select private.codes_with('staff', 'read'))::text[])
            and m.facility_code = any ((select private.codes_with('roles', 'read'))::text[]))`,
  )
  if (!mine) throw new Refusal('forbidden', 403)
  return String(mine.name)
}

export default {
  fetch: serve(async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST')
    const claims = await callerOf(request)
    const { facility_code, record } = await readBody(request, proofRequest)
    const asked_by = await directorOf(claims, facility_code)
    const answer: ProofAnswer = { ...(await prove(facility_code, record)), asked_by }
    return json(answer)
  }),
}
