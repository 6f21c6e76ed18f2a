/** Who works where and with which rights, and whom the facility's events are told to. */
import { newcomer } from '../actors.ts'
import { anyOf, guarded, member, type Rule, right, signedIn } from '../oracle.ts'
import { idOf } from '../places.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const target = 'facility_code'
const self: Rule = (me, row) => me.id !== null && row.user === me.id
const standard: Rule = (_me, row) => row.target === 'common'

export const access: readonly Relation[] = [
  {
    name: 'sis.role',
    key: 'id::text',
    target: `coalesce(facility_code, 'common')`,
    select: (me, row) => signedIn(me, row) === true && anyOf(standard, member)(me, row),
    insert: right('roles', 'create'),
    update: right('roles', 'update'),
    delete: right('roles', 'delete'),
    columns: {
      insert: ['facility_code', 'code', 'name_fr', 'name_en', 'document'],
      update: ['name_fr', 'name_en', 'document'],
    },
    fresh: (code) => ({ id: quoted(idOf('role_new', code)), code: quoted('new_role') }),
    touch: `name_fr = 'Touché'`,
    sample: (code) => idOf('role_spare', code),
    blind: { delete: 'role_in_use' },
    home: 'facility_code',
  },
  {
    name: 'sis.membership',
    key: 'id::text',
    target,
    facts: { user: 'user_id' },
    select: anyOf(self, right('staff', 'read')),
    update: guarded(right('staff', 'update'), (me, row) =>
      self(me, row) === true ? '42501 own_membership' : undefined,
    ),
    columns: {
      update: ['role_id', 'display_name', 'title', 'status', 'starts_on', 'ends_on', 'exceptions'],
    },
    fresh: (code) => ({ id: quoted(idOf('membership_new', code)), user_id: quoted(newcomer) }),
    touch: `title = 'Touché'`,
    sample: (code) => idOf('membership_resident', code),
    home: 'facility_code',
  },
  {
    name: 'sis.invitation',
    key: 'id::text',
    target,
    select: right('staff', 'read'),
    delete: right('staff', 'create'),
    columns: {
      select: [
        ...['id', 'facility_code', 'email', 'role_id', 'display_name', 'created_at', 'expires_at'],
        ...['accepted_at', 'title', 'starts_on', 'ends_on', 'tries', 'invited_by_name'],
      ],
    },
    fresh: (code) => ({ id: quoted(idOf('invitation_new', code)) }),
    sample: (code) => idOf('invitation', code),
    touch: 'tries = 0',
    home: 'facility_code',
  },
  {
    name: 'sis.webhook_endpoint',
    key: 'id::text',
    target,
    select: right('webhooks', 'read'),
    update: right('webhooks', 'update'),
    delete: right('webhooks', 'delete'),
    columns: { update: ['url', 'description', 'event_types', 'status'] },
    fresh: (code) => ({ id: quoted(idOf('endpoint_new', code)) }),
    touch: `description = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.webhook_delivery',
    key: 'id::text',
    target,
    select: right('webhooks', 'read'),
    fresh: (code) => ({ id: quoted(idOf('delivery_new', code)), event_id: quoted(idOf('event_new', code)) }),
    touch: 'attempts = 7',
    home: 'facility_code',
  },
  {
    name: 'sis.webhook_source',
    key: 'code',
    target,
    select: right('webhooks', 'read'),
    columns: { select: ['code', 'facility_code', 'description'] },
    fresh: (code) => ({ code: quoted(`new_${code}`) }),
    touch: `description = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.webhook_inbox',
    key: `source || '/' || webhook_id`,
    target,
    select: right('webhooks', 'read'),
    fresh: () => ({ webhook_id: quoted('new') }),
    touch: `event_type = 'touched'`,
    home: 'facility_code',
  },
]
