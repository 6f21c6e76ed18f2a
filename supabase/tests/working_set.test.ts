/** What a device holds the first time, page by page, and the older visits that it asks for. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  type Part,
  parts,
  type WireRow,
  type WorkingSetPage,
} from '../../functions/_shared/contracts/sync.ts'
import { cloneDatabase } from './cluster.ts'
import { arrivalOf, call, facility, patientFrom, person, push, visitFrom, visitOf } from './device.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  // 130 people; of the visits a third is older than ninety days, and several were at the same instant.
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, deleted_at)
    select ${facility}, gen_random_uuid(), 'Dolo', 'Awa ' || n, 'F', '2000-01-01', case when n % 20 = 0 then now() end
    from generate_series(1, 130) n`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, deleted_at)
    select ${facility}, gen_random_uuid(), p.id, now() - (n * 40 + 1) * interval '1 day', case when right(p.given_name, 1) = '7' and n = 0 then now() end
    from sis.patient p, generate_series(0, 2) n where p.facility_code = ${facility}`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code)
    select ${facility}, gen_random_uuid(), c.id, 'malaria_simple' from sis.consultation c where c.facility_code = ${facility}`
  await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at)
    select ${facility}, gen_random_uuid(), p.id, now() - n * interval '1 day' from sis.patient p, generate_series(1, 3) n
    where p.facility_code = ${facility} and p.deleted_at is null`
  const known = await sql`select id from sis.patient where facility_code = ${facility} order by id limit 30`
  for (let place = 0; place < 30; place += 2)
    await sql`insert into sis.distinct_pair (facility_code, patient_a, patient_b)
      values (${facility}, ${known[place]?.id}, ${known[place + 1]?.id})`
})
afterAll(() => sql.end())

const page = (who: Person, part: Part, size: number, after?: string): Promise<WorkingSetPage> =>
  call(sql, who, 'working_set', { facility_code: facility, part, size, after: after ?? null })

/** All pages of a part; the device stores each before it asks for the next. */
async function fill(who: Person, part: Part, size: number, after?: string): Promise<WorkingSetPage[]> {
  const pages = [await page(who, part, size, after)]
  for (let last = pages[0]; last?.next && pages.length < 2000; ) {
    last = await page(who, part, size, last.next)
    pages.push(last)
  }
  return pages
}
const rowsOf = (pages: readonly WorkingSetPage[]): WireRow[] => pages.flatMap(({ rows }) => rows)
const keyOf = (part: Part) => (row: WireRow) => (part === 'distincts' ? row.join() : String(row[0]))

const stored: Record<Part, () => Promise<readonly { key: string }[]>> = {
  patients: () =>
    sql`select id::text as key from sis.patient where facility_code = ${facility} and deleted_at is null`,
  visits: () => sql`select id::text as key from sis.consultation
    where facility_code = ${facility} and deleted_at is null and consulted_at > now() - interval '90 days'`,
  arrivals: () =>
    sql`select id::text as key from sis.arrival where facility_code = ${facility} and arrived_at > now() - interval '2 days'`,
  distincts: () =>
    sql`select patient_a || ',' || patient_b as key from sis.distinct_pair where facility_code = ${facility}`,
}

describe('the working set', () => {
  it.each(parts)('is all the %s, each once, whatever the size of the page', async (part) => {
    const expected = (await stored[part]()).map(({ key }) => key).sort()
    expect(expected.length).toBeGreaterThan(10)
    for (const size of [1, 7, expected.length, 5000]) {
      const pages = await fill('nurse', part, size)
      expect(pages.length, String(size)).toBe(Math.ceil(expected.length / size))
      expect(rowsOf(pages).map(keyOf(part)).sort(), String(size)).toEqual(expected)
      expect(pages.map(({ total }) => total)).toEqual([
        expected.length,
        ...pages.slice(1).map(() => undefined),
      ])
    }
  })

  it.each(parts)('goes on with the %s where it was interrupted', async (part) => {
    const whole = rowsOf(await fill('nurse', part, 9))
    const first = await page('nurse', part, 9)
    const rest = await fill('nurse', part, 9, first.next)
    expect([...first.rows, ...rowsOf(rest)]).toEqual(whole)
  })

  it('is completed by what happened while it came down', async () => {
    const first = await page('nurse', 'patients', 50)
    const [latecomer] = [person()]
    const [leaves] = first.rows
    await call(sql, 'nurse', 'save_patient', latecomer)
    await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${String(leaves?.[0])}`
    const held = new Map(
      rowsOf([first, ...(await fill('nurse', 'patients', 50, first.next))]).map((row) => [row[0], row]),
    )
    const { changes } = await push(sql, 'nurse', [], { since: first.seq })
    for (const row of changes?.patients ?? []) held.set(row[0], row)
    for (const id of changes?.gone?.patients ?? []) held.delete(id)
    expect([...held.keys()].sort()).toEqual((await stored.patients()).map(({ key }) => key).sort())
  })

  it('begins with the latest visit, with its diagnoses and its patient’s last day', async () => {
    const rows = rowsOf(await fill('nurse', 'visits', 40)).map(visitFrom)
    const times = rows.map(({ consulted_at }) => Date.parse(String(consulted_at)))
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(rows.every(({ diagnoses }) => diagnoses[0]?.term_code === 'malaria_simple')).toBe(true)
    const last = await sql`select p.id, (select max(c.consulted_on)::text from sis.consultation c
        where c.facility_code = ${facility} and c.patient_id = p.id and c.deleted_at is null) as day
      from sis.patient p where p.facility_code = ${facility} and p.deleted_at is null`
    const days = new Map(
      rowsOf(await fill('nurse', 'patients', 5000)).map((row) => [row[0], patientFrom(row).last_visit_on]),
    )
    expect(days).toEqual(new Map(last.map(({ id, day }) => [id, day])))
    expect(new Set(days.values()).size).toBeGreaterThan(1)
  })

  it('holds nothing that the person may not read', async () => {
    await sql`with r as (insert into sis.role (facility_code, code, name_fr, name_en, document) values (${facility}, 'desk', 'Accueil', 'Desk',
        '{"version": 1, "home": "desk", "areas": {"patients": {"verbs": ["read"], "limits": ["own_records"]}}}') returning id)
      insert into sis.membership (facility_code, user_id, role_id, display_name) select ${facility}, ${people.stranger}, id, 'desk' from r`
    const mine = (
      await sql`update sis.patient set created_by = ${people.stranger} where facility_code = ${facility} and id = (select min(id::text)::uuid from sis.patient
            where facility_code = ${facility} and deleted_at is null) returning id`
    )[0]?.id
    for (const part of parts) {
      const answer = await page('stranger', part, 100)
      expect(answer.rows.map(keyOf(part)), part).toEqual(part === 'patients' ? [mine] : [])
      expect(answer.total).toBe(part === 'patients' ? 1 : 0)
    }
    await sql`update sis.membership set status = 'suspended' where display_name = 'desk'`
    await expect(page('stranger', 'patients', 10)).rejects.toThrow('forbidden')
    await expect(page('doctor', 'patients', 10)).rejects.toThrow('forbidden')
  })

  it.each([
    [{ part: 'invoices' }, 'invalid_input'],
    [{ size: 0 }, 'invalid_input'],
    [{ size: 5001 }, 'invalid_input'],
    [{ size: 'all' }, 'invalid_input'],
    [{ after: 'x' }, 'invalid_input'],
    [{ part: 'visits', after: uuidv7() }, 'invalid_input'],
    [{ facility_code: 'nowhere' }, 'forbidden'],
  ])('refuses %j', async (wrong, code) => {
    const request = { facility_code: facility, part: 'patients', size: 10, ...wrong }
    await expect(call(sql, 'nurse', 'working_set', request)).rejects.toThrow(code)
  })
})

describe('older visits', () => {
  const timeline = (who: Person, patient: string, before: string | null, size: number): Promise<WireRow[]> =>
    as(
      sql,
      who,
      async (tx) =>
        (await tx`select sis.timeline_visits(${facility}, ${patient}, ${before}, ${size}) as rows`)[0]?.rows,
    )

  async function story(who: Person, patient: string, size: number): Promise<unknown[]> {
    const all: WireRow[] = []
    while (all.length < 500) {
      const rows = await timeline(who, patient, (all.at(-1)?.[2] as string) ?? null, size)
      all.push(...rows)
      if (rows.length < size) return all.map(([id]) => id)
    }
    throw new Error('the story has no end')
  }

  it('are those of the person, records merged included, newest first, none lost between two pages', async () => {
    const [kept, merged, again] = [person(), person(), person()]
    for (const one of [kept, merged, again]) await call(sql, 'nurse', 'save_patient', one)
    await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
      select ${facility}, gen_random_uuid(), (array[${kept.id}, ${merged.id}, ${again.id}]::uuid[])[n % 3 + 1], '2025-06-01'::timestamptz + (n / 4) * interval '1 day'
      from generate_series(1, 50) n`
    await sql`update sis.consultation set deleted_at = now() where facility_code = ${facility} and consulted_on = '2025-06-04' and patient_id = ${merged.id}`
    await sql`update sis.patient set merged_into = ${merged.id} where facility_code = ${facility} and id = ${again.id}`
    await sql`update sis.patient set merged_into = ${kept.id} where facility_code = ${facility} and id = ${merged.id}`
    const expected = (
      await sql`select id from sis.consultation where facility_code = ${facility} and deleted_at is null
        and patient_id in (${kept.id}, ${merged.id}, ${again.id}) order by consulted_at desc, id desc`
    ).map(({ id }) => id)
    for (const asked of [kept, merged, again]) expect(await story('nurse', asked.id, 7)).toEqual(expected)
    expect(await timeline('nurse', kept.id, '2025-06-02T00:00:00Z', 50)).toHaveLength(3)
  })

  it('are nobody else’s to read', async () => {
    const patient = person()
    await call(sql, 'nurse', 'save_patient', patient)
    await call(sql, 'nurse', 'save_consultation', visitOf(patient.id))
    await call(sql, 'nurse', 'save_arrival', arrivalOf(patient.id))
    expect(await timeline('nurse', patient.id, null, 10)).toHaveLength(1)
    for (const other of ['doctor', 'epidemiologist', 'administrator', 'stranger'] as const)
      expect(await timeline(other, patient.id, null, 10), other).toEqual([])
    expect(await timeline('nurse', uuidv7(), null, 10)).toEqual([])
  })
})
