/** The cells of edge functions. */
import type { Actor } from './actors.ts'
import { calls } from './declared/index.ts'
import { forbidden, notFound } from './declared/notation.ts'
import type { Call } from './declared/types.ts'
import type { Answer, Request } from './http_client.ts'
import { expected, type HttpPlan, passed } from './http_plans.ts'
import { anyOf, facilitiesOf, holdsNationally, member, type Rule, right, type Verdict } from './oracle.ts'
import { codes, type FacilityCode, idOf } from './places.ts'
import type { World } from './prepare.ts'

interface Edge {
  subject: string
  use: string
  phase: HttpPlan['phase']
  opens: Rule
  /** What the refused are told: status and code. */
  refused: string
  facts?: Call['facts']
  request: (code: FacilityCode, me: Actor) => Omit<Request, 'path'> & { path?: string }
  good?: (me: Actor, answer: Answer) => boolean
}

/** Status and code, as edge functions answer where the database says this. */
const onTheEdge: Record<string, string> = { [forbidden]: '403 forbidden', [notFound]: '404 not_found' }

/** A letter's three actions: the same rights as the procedures. */
function lettersOnTheEdge(world: World): Edge[] {
  const actions = { send_referral: 'send', record_referral_step: 'step', send_counter_referral: 'counter' }
  return Object.entries(actions).flatMap(([name, action]) =>
    calls
      .filter((call) => call.functions.includes(`sis.${name}(jsonb)`))
      .map(
        (call): Edge => ({
          subject: 'edge referrals',
          use: call.use,
          phase: 'write',
          opens: (me, row) => {
            const verdict = call.opens(me, row)
            return typeof verdict === 'string' ? (onTheEdge[verdict] ?? verdict) : verdict
          },
          refused: onTheEdge[call.refused] ?? call.refused,
          ...(call.facts && { facts: call.facts }),
          request: (code, me) => ({ method: 'POST', body: { action, ...call.args?.(code, world, me) } }),
        }),
      ),
  )
}

/** A row that one sees and may not change is forbidden; one that one does not see is not there. */
const seenOrNot =
  (may: Rule, see: Rule): Rule =>
  (me, row) =>
    may(me, row) === true || (see(me, row) === true && '403 forbidden')

const emptyRole = { version: 1, home: 'care', areas: {} }

const edges = (world: World): Edge[] => [
  ...lettersOnTheEdge(world),
  {
    subject: 'edge permissions',
    use: 'changes a role',
    phase: 'write',
    opens: seenOrNot(right('roles', 'update'), member),
    refused: '404 not_found',
    request: (code) => ({
      method: 'PATCH',
      path: `/roles/${idOf('role_spare', code)}`,
      body: { facility_code: code, name_fr: 'Touché', revision: 1 },
    }),
  },
  {
    subject: 'edge permissions',
    use: 'makes a role',
    phase: 'write',
    opens: right('roles', 'create'),
    refused: '403 forbidden',
    request: (code, me) => ({
      method: 'POST',
      path: '/roles',
      body: {
        facility_code: code,
        code: `edge_${me.code}`,
        name_fr: 'Essai',
        name_en: 'Trial',
        document: emptyRole,
      },
    }),
  },
  {
    subject: 'edge permissions',
    use: 'removes a role',
    phase: 'last',
    opens: seenOrNot(right('roles', 'delete'), member),
    refused: '404 not_found',
    request: (code) => ({
      method: 'DELETE',
      path: `/roles/${idOf('role_spare', code)}`,
      body: { facility_code: code, revision: 1 },
    }),
    // Somebody changed it meanwhile: whoever may remove it is told so, and of nothing else.
    good: (_me, answer) => answer.status < 300 || answer.status === 409,
  },
  {
    subject: 'edge permissions',
    use: 'changes a membership',
    phase: 'write',
    opens: seenOrNot(right('staff', 'update'), right('staff', 'read')),
    refused: '404 not_found',
    request: (code) => ({
      method: 'PATCH',
      path: `/memberships/${idOf('membership_resident', code)}`,
      body: { facility_code: code, title: 'Touché', revision: 1 },
    }),
  },
  {
    subject: 'edge proof',
    use: 'asks who may read',
    phase: 'last',
    opens: anyOf(
      right('audit', 'read'),
      (me, row) => right('staff', 'read')(me, row) === true && right('roles', 'read')(me, row) === true,
    ),
    refused: '403 forbidden',
    request: (code) => ({ method: 'POST', body: { facility_code: code, record: 'roles' } }),
  },
]

function edgePlan(edge: Edge, code: FacilityCode): HttpPlan {
  const row = { target: code, ...edge.facts?.(code) }
  const verdict = (me: Actor): Verdict => (me.id === null ? false : edge.opens(me, row))
  const stale = (answer: Answer) => answer.outcome === '409 stale_revision'
  return {
    subject: edge.subject,
    verb: edge.use,
    targets: [code],
    phase: edge.phase,
    ask(me) {
      const { path = '', ...request } = edge.request(code, me)
      return { ...request, path: `/functions/v1/${edge.subject.replace('edge ', '')}${path}` }
    },
    judge(me, answer) {
      if (me.id === null)
        return answer.outcome === '401 session_expired' ? [] : [expected('401 session_expired', answer)]
      const wanted = verdict(me)
      if (wanted === true)
        return (edge.good?.(me, answer) ?? passed(answer)) ? [] : [expected('allowed', answer)]
      const refusal = wanted || edge.refused
      // Whoever sees the row learns that it moved on, and still changes nothing.
      return answer.outcome === refusal || (typeof wanted === 'string' && stale(answer))
        ? []
        : [expected(refusal, answer)]
    },
    succeeds: (me) => verdict(me) !== false,
  }
}

const once = (plan: Omit<HttpPlan, 'targets' | 'phase'>): HttpPlan => ({
  ...plan,
  targets: ['all'],
  phase: 'read',
})
const sessionExpired = (answer: Answer): string[] =>
  answer.outcome === '401 session_expired' ? [] : [expected('401 session_expired', answer)]

/** Every use of every edge function, in every place. */
export const httpPlansOfEdges = (world: World): HttpPlan[] => [
  ...edges(world).flatMap((edge) => codes.map((code) => edgePlan(edge, code))),
  once({
    subject: 'edge permissions',
    verb: 'tells where I work',
    ask: () => ({ method: 'GET', path: '/functions/v1/permissions' }),
    judge(me, answer) {
      if (me.id === null) return sessionExpired(answer)
      const { memberships = [] } = (answer.body ?? {}) as { memberships?: { facility_code: string }[] }
      const got = memberships.map((m) => m.facility_code).sort()
      return answer.status === 200 && got.join() === facilitiesOf(me).sort().join()
        ? []
        : [expected(facilitiesOf(me).join() || 'nothing', answer)]
    },
    succeeds: (me) => me.id !== null,
  }),
  once({
    subject: 'edge ministry',
    verb: 'shows the country',
    ask: () => ({ method: 'GET', path: '/functions/v1/ministry' }),
    judge(me, answer) {
      if (me.id === null) return sessionExpired(answer)
      const may = holdsNationally(me, 'reports', 'read') && holdsNationally(me, 'surveillance', 'read')
      const right = may ? answer.status === 200 : answer.outcome === '403 forbidden'
      return right ? [] : [expected(may ? 'figures' : '403 forbidden', answer)]
    },
    succeeds: (me) => holdsNationally(me, 'reports', 'read'),
  }),
  once({
    subject: 'edge dispatch',
    verb: 'delivers webhooks',
    ask: () => ({ method: 'POST', path: '/functions/v1/dispatch', body: {} }),
    judge: (_me, answer) => sessionExpired(answer),
    succeeds: () => false,
  }),
  ...codes.map((code) => ({
    ...once({
      subject: 'edge webhooks',
      verb: 'delivers without a signature',
      ask: () => ({
        method: 'POST',
        path: `/functions/v1/webhooks/lab_${code}`,
        body: { type: 'lab.result', data: {} },
      }),
      judge: (_me: Actor, answer: Answer) => (answer.status === 401 ? [] : [expected('401', answer)]),
      succeeds: () => false,
    }),
    targets: [code],
  })),
]
