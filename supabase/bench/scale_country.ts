/** A country for the figures: its facilities, the roles of each one, and who works where. */
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { loadReference } from '../../seed/load/reference.ts'
import { roles } from '../../seed/reference/roles.ts'
import { startCluster } from '../tests/cluster.ts'
import { signOut, timed } from './measure.ts'

export interface Country {
  /** The owner of the migrations; several connections. */
  owner: postgres.Sql
  /** The superuser, for loads that pass by the triggers; one connection. */
  admin: postgres.Sql
  stop(): Promise<void>
}

/** People whom the figures need by name. */
export const cast = {
  /** A nurse of `stage`, and of nothing else. */
  nurse: '00000000-0000-4000-8000-0000000000a1',
  /** The Ministry's administrator, who opens facilities. */
  minister: '00000000-0000-4000-8000-0000000000a2',
}
/** The facility where statements are measured: a large one. */
export const stage = 'csref_djenne'

export const rolesEach = 20
const memberId = (n: string) => `('00000000-0000-4000-9000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** A cluster with every migration and the reference data, tuned to be loaded: it will be thrown away. */
export async function startCountry(): Promise<Country> {
  const { template, stop } = await startCluster()
  const owner = postgres(template.ownerUrl, { max: 12, onnotice: () => {} })
  const admin = postgres(template.adminUrl, { max: 1, onnotice: () => {} })
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'])
    await admin.unsafe(`alter system set ${setting} = off`)
  await admin`select pg_reload_conf()`
  await loadReference(owner)
  return {
    owner,
    admin,
    async stop() {
      await Promise.all([owner.end(), admin.end()])
      await stop()
    },
  }
}

/** Opens facilities until there are `wanted`, quietly and many in one transaction: nobody is measured here. */
export async function openUntil(owner: postgres.Sql, wanted: number): Promise<void> {
  const session = await owner.reserve()
  try {
    await session`select set_config('keneya.quiet', 'on', false)`
    for (;;) {
      const [{ now }] = (await session`select count(*)::int as now from sis.facility`) as unknown as [
        { now: number },
      ]
      if (now >= wanted) return
      await session`select private.open_facility('cscom_n' || n, 'CSCOM ' || n, 'cscom', 'community', 9000)
        from generate_series(${now}::int, ${Math.min(wanted, now + 20) - 1}::int) n`
    }
  } finally {
    await signOut(session)
  }
}

/** Opens one as the Ministry's administrator does from the app, and says how many milliseconds it took. */
export async function openOne(session: postgres.ReservedSql): Promise<number> {
  const code = `cscom_x${uuidv7().slice(-12)}`
  const request = JSON.stringify({ code, name: 'CSCOM neuf', kind: 'cscom', org_unit_code: 'area_sangha' })
  return timed(() => session`select sis.open_facility(${request}::text::jsonb)`)
}

async function castPeople(admin: postgres.Sql): Promise<void> {
  const places = { nurse: [stage, 'nurse'], minister: ['ministere', 'national_administrator'] } as const
  for (const [name, [facility, role]] of Object.entries(places)) {
    const person = cast[name as keyof typeof cast]
    await admin`insert into auth.users (id, email) values (${person}, ${`${name}@bench.test`})`
    await admin`insert into sis.membership (facility_code, user_id, role_id, display_name)
      select ${facility}, ${person}, r.id, ${name} from sis.role r where r.facility_code is null and r.code = ${role}`
  }
}

/** The two people of the cast, so that opening can be measured before the country is full. */
export async function hireCast({ admin }: Country): Promise<void> {
  await castPeople(admin)
  await admin`analyze sis.membership, sis.role, sis.facility`
}

/**
 * `rolesEach` roles for each facility, `members` memberships spread over all: every tenth person works in
 * three places, every twentieth has an exception of their own, every fiftieth is suspended.
 */
export async function fillStaff({ admin }: Country, members: number): Promise<void> {
  const documents = JSON.stringify(
    roles.filter((role) => role.document.home !== 'ministry').map((role) => role.document),
  )
  await admin.unsafe(`set session_replication_role = replica`)
  await admin`insert into sis.role (facility_code, code, name_fr, name_en, document)
    select f.code, 'own_' || n, 'Rôle ' || n, 'Role ' || n, d.list -> (n % jsonb_array_length(d.list))
    from sis.facility f, generate_series(1, ${rolesEach}::int) n, (select ${documents}::text::jsonb as list) d`
  await admin.unsafe(`
    with place as (select code, row_number() over (order by code) - 1 as n, count(*) over () as total from sis.facility),
    person as (
      select i, case when i % 12 < 2 then i - i % 12 + 2 else i end as user_no from generate_series(1, ${members}) i
    ), account as (
      insert into auth.users (id, email) select distinct ${memberId('user_no')}, 'm' || user_no || '@bench.test' from person
    )
    insert into sis.membership (facility_code, user_id, role_id, display_name, status, exceptions)
    select p.code, ${memberId('user_no')}, r.id, 'Membre ' || i, case when i % 50 = 0 then 'suspended' else 'active' end,
      case when i % 20 = 0 then '{"allow": {"messages": ["create"]}, "deny": {"patients": ["update"]}}'::jsonb else '{}' end
    from person join place p on p.n = (i * 7) % p.total
    join sis.role r on r.facility_code = p.code and r.code = 'own_' || (i % ${rolesEach} + 1)
    on conflict do nothing`)
  await admin.unsafe(`reset session_replication_role`)
  await admin`analyze sis.membership, sis.role, sis.facility, sis.feed`
}
