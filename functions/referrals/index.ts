/**
 * `POST /referrals`: sends a referral, records a step of its story, or closes it with the counter-referral.
 *
 * The three database functions hold the order of the steps and the rights; this one holds the contract.
 */
import { readBody } from '../_shared/body.ts'
import { type Claims, callerOf } from '../_shared/caller.ts'
import { type ReferralRequest, referralRequest } from '../_shared/contracts/referral.ts'
import { asCaller, jsonb } from '../_shared/database.ts'
import { json, methodNotAllowed, serve } from '../_shared/respond.ts'

function perform(claims: Claims, request: ReferralRequest): Promise<unknown> {
  return asCaller(claims, async (sql) => {
    const [row] = await (request.action === 'send'
      ? sql`select sis.send_referral(${jsonb(sql, request.referral)}) as answer`
      : request.action === 'step'
        ? sql`select sis.record_referral_step(${jsonb(sql, request.step)}) as answer`
        : sql`select sis.send_counter_referral(${jsonb(sql, request.counter)}) as answer`)
    return row?.answer
  })
}

export default {
  fetch: serve(async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST')
    const claims = await callerOf(request)
    return json(await perform(claims, await readBody(request, referralRequest)))
  }),
}
