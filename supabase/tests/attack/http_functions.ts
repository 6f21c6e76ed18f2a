/** The cells of functions over HTTP: the procedures of the API. */
import type { Actor } from './actors.ts'
import { calls } from './declared/index.ts'
import type { Call } from './declared/types.ts'
import { type Answer, valueAt } from './http_client.ts'
import { expected, type HttpPlan } from './http_plans.ts'
import type { Verdict } from './oracle.ts'
import type { FacilityCode } from './places.ts'
import { isRefusal, isSuccess } from './plans.ts'
import { placesOf, rowOf } from './plans_functions.ts'
import type { World } from './prepare.ts'

function outcomeOf(call: Call, answer: Answer): string {
  if (answer.status >= 400 || call.reads === 'rows' || call.reads === 'elements') return answer.outcome
  // Nothing to tell: SQL shows it as an empty value.
  if (answer.status === 204) return 'ok '
  return call.reads ? valueAt(answer.body, call.reads) : answer.outcome
}

function calling(call: Call, fn: string, code: FacilityCode, world: World): HttpPlan {
  const row = rowOf(call, code)
  const verdict = (me: Actor): Verdict => (me.id === null ? false : call.opens(me, row))
  const name = fn.replace(/^sis\.|\(.*/g, '')
  return {
    subject: `rpc ${name}`,
    verb: call.use,
    targets: [row.target],
    phase: call.overHttp === 'last' ? 'last' : call.reads === 'rows' ? 'read' : 'write',
    ask: (me) => ({ method: 'POST', path: `/rest/v1/rpc/${name}`, body: call.args?.(code, world, me) }),
    judge(me, answer) {
      if (me.id === null) return answer.outcome === 'no grant' ? [] : [expected('no grant', answer)]
      const wanted = verdict(me)
      if (wanted !== true) {
        const refusal = wanted || call.refused
        return isRefusal(refusal, answer.outcome) ? [] : [expected(refusal, answer)]
      }
      if (answer.status === 409) return []
      const got = outcomeOf(call, answer)
      const answered = call.answer?.(me, code)
      const good = answered === undefined ? isSuccess(got) : got === answered
      return good ? [] : [expected(answered ?? 'allowed', answer)]
    },
    succeeds: (me) => verdict(me) !== false,
  }
}

const overApi = (call: Call): boolean => call.args !== undefined && call.overHttp !== 'never'

/** Every use of every procedure, in every place. */
export const httpPlansOfCalls = (world: World): HttpPlan[] =>
  calls
    .filter(overApi)
    .flatMap((call) =>
      call.functions
        .filter((fn) => fn.startsWith('sis.'))
        .flatMap((fn) => placesOf(call).map((code) => calling(call, fn, code, world))),
    )

/** Helpers are no procedures of the API. */
export const httpPlansOfHelpers = (): HttpPlan[] =>
  ['codes_with', 'require', 'my_facilities', 'send_referral', 'open_facility'].flatMap((name) =>
    ['sis', 'private'].flatMap((schema) =>
      schema === 'sis' && ['send_referral', 'open_facility'].includes(name)
        ? []
        : [
            {
              subject: `rpc ${schema}.${name}`,
              verb: 'call',
              targets: ['nobody'],
              phase: 'read',
              ask: () => ({
                method: 'POST',
                path: `/rest/v1/rpc/${name}`,
                body: {},
                headers: { 'content-profile': schema },
              }),
              judge: (_me: Actor, answer: Answer) =>
                answer.status >= 400 && answer.status < 500 ? [] : [expected('no such function', answer)],
              succeeds: () => false,
            } satisfies HttpPlan,
          ],
    ),
  )
