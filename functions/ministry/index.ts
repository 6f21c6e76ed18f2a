/** `GET /ministry?week=YYYY-MM-DD`: the consolidated figures of the week that holds this day. */
import { checked } from '../_shared/body.ts'
import { callerOf } from '../_shared/caller.ts'
import { ministryQuery } from '../_shared/contracts/ministry.ts'
import { json, methodNotAllowed, serve } from '../_shared/respond.ts'
import { readFigures } from './figures.ts'
import { weekOf } from './week.ts'

export default {
  fetch: serve(async (request) => {
    if (request.method !== 'GET') return methodNotAllowed('GET')
    const claims = await callerOf(request)
    const query = checked(ministryQuery, Object.fromEntries(new URL(request.url).searchParams))
    return json(await readFigures(claims, weekOf(query.week)))
  }),
}
