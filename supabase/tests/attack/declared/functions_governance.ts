/** Functions by which administrators appoint, and the Ministry opens and moves facilities. */
import { anyOf, mayGiveRole, national, type Rule, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import { forbidden, notFound } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string): string[] => [`sis.${name}`, `private.${name}`]
const exceeds = '42501 grant_exceeds_own'

/** May staff this facility, and may give what the role holds. */
const appoints =
  (role: string): Rule =>
  (me, row) =>
    right('staff', 'create')(me, row) === true && (mayGiveRole(me, row.target, role) || exceeds)

const invite = (role: string, functions = ['sis.invite(jsonb)']): Call => ({
  functions,
  use: `invites a ${role}`,
  each: 'facility',
  args: (code) => ({
    invitation: {
      facility_code: code,
      email: 'somebody@attack.test',
      role_id: idOf('role', role),
      display_name: 'Somebody',
    },
  }),
  opens: appoints(role),
  refused: forbidden,
})

/** Nobody without an end date administers the facility any more; all keep their rights for today. */
const withoutAdministrator = (code: string): string =>
  `update sis.membership set ends_on = current_date + 30 where facility_code = '${code}' and ends_on is null`

const appointment = (code: string) => ({
  request: { facility_code: code, email: 'somebody@attack.test', display_name: 'Somebody' },
})

export const governing: readonly Call[] = [
  invite('nurse', both('invite(jsonb)')),
  invite('epidemiologist'),
  invite('administrator'),
  {
    functions: both('renew_invitation(uuid)'),
    use: 'gives a new code',
    each: 'facility',
    args: (code) => ({ invitation: idOf('invitation_kept', code) }),
    opens: appoints('nurse'),
    refused: notFound,
  },
  {
    functions: both('accept_invitation(text)'),
    use: 'takes up somebody else’s invitation',
    each: 'facility',
    // An invitation to the director: the code was overheard by everybody.
    before: (code) => `insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
      values ('${code}', 'director@attack.test', '${idOf('role', 'nurse')}', 'Director', extensions.digest('ABCD-EF01', 'sha256'))`,
    args: () => ({ code: 'ABCD-EF01' }),
    reads: ['accepted'],
    opens: (me) => me.code === 'director',
    refused: 'PT404 invitation_unknown',
    answer: () => 'ok true',
  },
  {
    functions: both('appoint_administrator(jsonb)'),
    use: 'appoints where no administrator is left',
    each: 'facility',
    before: withoutAdministrator,
    args: appointment,
    overHttp: 'never',
    opens: national('staff', 'create'),
    refused: forbidden,
  },
  {
    functions: both('appoint_administrator(jsonb)'),
    use: 'appoints beside an administrator',
    each: 'facility',
    args: appointment,
    opens: (me, row) => national('staff', 'create')(me, row) === true && 'PT409 has_administrator',
    refused: forbidden,
  },
  {
    functions: ['sis.open_facility(jsonb)', 'private.request_facility(jsonb)'],
    use: 'opens a facility',
    each: 'once',
    args: () => ({
      request: { code: 'cscom_opened', name: 'CSCOM ouvert', kind: 'cscom', org_unit_code: 'area_own' },
    }),
    opens: national('facilities', 'create'),
    refused: forbidden,
  },
  {
    functions: both('change_facility(jsonb)'),
    use: 'changes the telephone',
    each: 'facility',
    args: (code) => ({ change: { code, revision: 1, phone: '66 77 88 99' } }),
    opens: anyOf(right('facilities', 'update'), national('facilities', 'update')),
    refused: forbidden,
  },
  {
    functions: both('change_facility(jsonb)'),
    use: 'changes the name',
    each: 'facility',
    args: (code) => ({ change: { code, revision: 1, name: 'Autre nom' } }),
    opens: national('facilities', 'update'),
    refused: forbidden,
  },
  {
    functions: both('move_facility(text,text,date)'),
    use: 'moves a facility',
    each: 'facility',
    args: (code) => ({ facility: code, org_unit: 'district_other', from_date: '2026-11-24' }),
    opens: national('facilities', 'update'),
    refused: forbidden,
  },
  {
    functions: both('create_webhook_endpoint(jsonb)'),
    use: 'subscribes an address',
    each: 'facility',
    args: (code) => ({
      endpoint: { facility_code: code, url: 'https://attacker.example', event_types: ['nothing.ever'] },
    }),
    opens: right('webhooks', 'create'),
    refused: forbidden,
  },
]
