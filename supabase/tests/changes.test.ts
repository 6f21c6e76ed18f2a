/** What comes down with an exchange: every change since a number, as the row is now, for whoever may read it. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { PushAnswer } from '../../functions/_shared/contracts/sync.ts'
import { cloneDatabase } from './cluster.ts'
import {
  ago,
  arrivalFrom,
  arrivalOf,
  call,
  catchUp,
  consulting,
  facility,
  operation,
  outcomes,
  patientFrom,
  person,
  push,
  saving,
  visitFrom,
  visitOf,
} from './device.ts'
import { makeWorld, people } from './world.ts'

let sql: postgres.Sql
/** Where the journal stands as each test begins. */
let since: number
const lastSeq = async () =>
  Number((await sql`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq)
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
beforeEach(async () => {
  since = await lastSeq()
})
afterAll(() => sql.end())

const registered = async (more: object = {}) => {
  const patient = person(more)
  await call(sql, 'nurse', 'save_patient', patient)
  return patient
}
const consulted = async (patientId: string, more: object = {}) => {
  const visit = visitOf(patientId, more)
  await call(sql, 'nurse', 'save_consultation', visit)
  return visit
}
const changes = async (who: 'nurse' | 'stranger' = 'nurse', from = since) =>
  (await push(sql, who, [], { since: from })).changes ?? {}
const ids = (rows: unknown[][] | undefined) => (rows ?? []).map(([id]) => id)

/** The stranger works here with these limits. */
async function hire(areas: object): Promise<void> {
  const document = { version: 1, home: 'care', areas }
  await sql`with r as (insert into sis.role (facility_code, code, name_fr, name_en, document)
      values (${facility}, 'limited', 'Essai', 'Trial', ${sql.json(document as never)})
      on conflict (facility_code, code) do update set document = excluded.document returning id)
    insert into sis.membership (facility_code, user_id, role_id, display_name)
    select ${facility}, ${people.stranger}, id, 'limited' from r on conflict do nothing`
}

describe('the columns of a row', () => {
  it('stand in the order of the contract, each with the value of the table', async () => {
    const patient = await registered({
      ...{ birth_precision: 'month', village: 'Banani', phone: '+223 70000000', guardian_name: 'Yaya' },
      ...{ pregnant: true, national_number: 'N1', earlier_number: 'E2', insurance_number: 'A3' },
      ...{ in_health_area: false, birth_date: '1995-03-01' },
    })
    const vitals = {
      ...{ temperature_c: 38.5, weight_kg: 61.5, height_cm: 170.5, muac_mm: 250, systolic_mmhg: 120 },
      ...{ diastolic_mmhg: 80, pulse_bpm: 90, respiration_rpm: 20, spo2_pct: 97, gestation_weeks: 20 },
    }
    const prescription = [
      { id: uuidv7(), medicine_code: 'al', dose: '4 comprimés', times_per_day: 2, days: 3 },
    ]
    const visit = await consulted(patient.id, {
      ...{ ...vitals, prescription, signs: 'Frissons', treatment: 'Repos', outcome: 'observation' },
      ...{ is_new_case: false, next_visit_on: '2030-01-01', reasons: ['fever', 'cough'] },
      diagnoses: [
        { id: uuidv7(), term_code: 'malaria_simple', certainty: 'suspected', is_new_case: true },
        { id: uuidv7(), free_text: 'Fatigue' },
      ],
    })
    const arrival = arrivalOf(patient.id, { urgent: true, note: 'Convulse', left_at: ago(0) })
    await call(sql, 'nurse', 'save_arrival', arrival)
    const found = await changes()

    const stored = async (table: string, id: string) =>
      (
        await sql`select to_jsonb(t) as row from ${sql(`sis.${table}`)} t where facility_code = ${facility} and id = ${id}`
      )[0]?.row
    const { last_visit_on, ...identity } = patientFrom(found.patients?.[0] ?? [])
    expect(await stored('patient', patient.id)).toMatchObject(identity)
    expect(last_visit_on).toBe(new Date().toISOString().slice(0, 10))
    const { diagnoses, ...seen } = visitFrom(found.visits?.[0] ?? [])
    expect(await stored('consultation', visit.id)).toMatchObject(seen)
    // Every figure is another one, so that two columns in each other's place would show.
    expect(seen).toMatchObject({ ...vitals, prescription, author: people.nurse, author_name: 'nurse' })
    expect(diagnoses).toEqual([
      { ...(visit.diagnoses[0] as object), free_text: null },
      { ...(visit.diagnoses[1] as object), term_code: null, certainty: 'confirmed', is_new_case: false },
    ])
    expect(await stored('arrival', arrival.id)).toMatchObject(arrivalFrom(found.arrivals?.[0] ?? []))
  })
})

describe('changes', () => {
  it('are none when nothing happened, in a few dozen bytes', async () => {
    const answer = await push(sql, 'nurse', [], { since })
    expect(answer).toEqual({ now: expect.any(String), seq: since })
    expect(JSON.stringify(answer).length).toBeLessThan(100)
  })

  it('of one’s own exchange come in its answer, once', async () => {
    const patient = person()
    const visit = visitOf(patient.id)
    const answer = await push(sql, 'nurse', [saving(patient), consulting(visit)], { since })
    expect(ids(answer.changes?.patients)).toEqual([patient.id])
    expect(ids(answer.changes?.visits)).toEqual([visit.id])
    expect(answer.seq).toBe(await lastSeq())
    expect(await push(sql, 'nurse', [], { since: answer.seq })).toEqual({
      now: expect.any(String),
      seq: answer.seq,
    })
  })

  it('of others are not lost when they are numbered during one’s own exchange', async () => {
    // A colleague's visit commits between the reading of the journal and the numbering of the exchange's own events.
    const [mine, theirs] = [person(), person()]
    const answer = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: people.nurse })}, true)`
      await tx`set local role authenticated`
      const base = Number(
        (await tx`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq,
      )
      await tx`select sis.save_patient(${tx.json(mine as never)})`
      await call(sql, 'nurse', 'save_patient', theirs)
      const [row] = await tx`select private.number_now(${facility}, ${base}) as seq`
      return { base, seq: Number(row?.seq) }
    })
    expect(answer.seq).toBe(answer.base)
    expect(ids((await changes()).patients).sort()).toEqual([mine.id, theirs.id].sort())
  })

  it('tell of each subject once, as it is now, with the patient of a visit', async () => {
    const patient = await registered()
    const visit = await consulted(patient.id, { consulted_at: ago(60 * 24 * 3) })
    since = await lastSeq()
    for (const signs of ['Toux', 'Toux grasse'])
      await call(sql, 'nurse', 'save_consultation', {
        ...visit,
        signs,
        reason: 'Oubli',
        revision: signs === 'Toux' ? 1 : 2,
      })
    const found = await changes()
    expect(found.visits).toHaveLength(1)
    expect(visitFrom(found.visits?.[0] ?? [])).toMatchObject({ signs: 'Toux grasse', revision: 3 })
    expect(ids(found.patients)).toEqual([patient.id])
    expect(found.gone).toBeUndefined()
  })

  it('tell what is gone, and which visit is the last one now', async () => {
    const patient = await registered()
    const older = await consulted(patient.id, { consulted_at: ago(60 * 24 * 5) })
    const visit = await consulted(patient.id)
    since = await lastSeq()
    await call(sql, 'nurse', 'withdraw_consultation', {
      facility_code: facility,
      id: visit.id,
      revision: 1,
      reason: 'Erreur',
    })
    const found = await changes()
    expect(found.gone).toEqual({ visits: [visit.id] })
    expect(found.visits).toBeUndefined()
    expect(patientFrom(found.patients?.[0] ?? []).last_visit_on).toBe(older.consulted_at.slice(0, 10))
    await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${patient.id}`
    expect((await changes()).gone).toEqual({ visits: [visit.id], patients: [patient.id] })
  })

  it('tell of merges, of pairs that are two people, and of visits derived again', async () => {
    const [kept, merged, other] = [await registered(), await registered(), await registered()]
    const visit = await consulted(kept.id)
    const pair = [kept.id, other.id].sort()
    since = await lastSeq()
    const id = uuidv7()
    const sent = [
      operation('patient.merge', kept.id, {
        facility_code: facility,
        id,
        kept_id: kept.id,
        merged_id: merged.id,
        kept_revision: 1,
        merged_revision: 1,
        reason: 'Doublon',
        chosen: [],
      }),
      operation('distinct.save', kept.id, {
        facility_code: facility,
        patient_a: other.id,
        patient_b: kept.id,
      }),
    ]
    const answer = await push(sql, 'nurse', sent, { since })
    expect(outcomes(answer)).toEqual(['done', 'done'])
    const lines = (answer.changes?.patients ?? []).map(patientFrom)
    expect(lines.find((line) => line.id === merged.id)).toMatchObject({ merged_into: kept.id })
    expect(answer.changes?.distincts).toEqual([pair])
    const undone = await push(
      sql,
      'nurse',
      [operation('merge.undo', kept.id, { facility_code: facility, id, reason: 'Deux personnes' })],
      {
        since: answer.seq,
      },
    )
    expect(
      (undone.changes?.patients ?? []).map(patientFrom).find((line) => line.id === merged.id),
    ).toMatchObject({ merged_into: null })
    const born = await push(
      sql,
      'nurse',
      [operation('patient.save', kept.id, { ...kept, birth_date: '2021-03-01', revision: 1 })],
      {
        since: undone.seq,
      },
    )
    expect(outcomes(born)).toEqual(['done'])
    const derived = (born.changes?.visits ?? []).map(visitFrom)
    expect(derived).toMatchObject([{ id: visit.id, revision: 1 }])
    expect(derived[0]?.age_months).toBeGreaterThan(60)
  })

  it('come page by page to a device that was away for long, each subject at least once and the end exact', async () => {
    // 1,300 people, of whom 900 are corrected later: more subjects than a page, more events than its window.
    const wanted = await sql.begin(async (tx) => {
      await tx`select set_config('keneya.quiet', 'on', true)`
      const made =
        await tx`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
          select ${facility}, gen_random_uuid(), 'Dolo', 'Awa', 'F', '2000-01-01' from generate_series(1, 1300) returning id`
      const ids = made.map(({ id }) => id as string)
      await tx`insert into sis.event (facility_code, seq, type, subject_kind, subject_id)
        select ${facility}, ${since} + n, case when n <= 1300 then 'patient.registered' else 'patient.corrected' end, 'patient',
          (${ids}::uuid[])[(n - 1) % 1300 + 1] from generate_series(1, 2200) n`
      await tx`update sis.feed set last_seq = last_seq + 2200 where facility_code = ${facility}`
      return new Set(ids)
    })
    const { pages, seq } = await catchUp(sql, 'nurse', since)
    expect(pages.length).toBeGreaterThan(3)
    const got = new Set<unknown>()
    for (const page of pages) {
      expect(page.changes?.patients?.length ?? 0).toBeLessThanOrEqual(500)
      for (const id of ids(page.changes?.patients)) got.add(id)
    }
    expect(got).toEqual(wanted)
    expect(seq).toBe(await lastSeq())
    // The last page has nothing after it.
    expect((await push(sql, 'nurse', [], { since: seq })).changes).toBeUndefined()
  })

  it('are not cut short where many events tell of few people', async () => {
    const [busy, quiet] = [await registered(), await registered()]
    await sql`insert into sis.event (facility_code, seq, type, subject_kind, subject_id)
      select ${facility}, f.last_seq + n, 'patient.corrected', 'patient', case when n <= 2100 then ${busy.id}::uuid else ${quiet.id}::uuid end
      from sis.feed f, generate_series(1, 2101) n where f.facility_code = ${facility}`
    const begin = since + 2
    await sql`update sis.feed set last_seq = last_seq + 2101 where facility_code = ${facility}`
    const { pages, seq } = await catchUp(sql, 'nurse', begin)
    expect(pages.map(({ changes }) => ids(changes?.patients).sort())).toEqual([
      [busy.id],
      [busy.id, quiet.id].sort(),
    ])
    expect(seq).toBe(await lastSeq())
  })

  it('pass over a journal full of other things, thousands of events behind', async () => {
    await sql`insert into sis.event (facility_code, seq, type, subject_kind, subject_id)
      select ${facility}, f.last_seq + n, case when n % 7 = 0 then 'patient.corrected' else 'case.counted' end, 'patient', gen_random_uuid()
      from sis.feed f, generate_series(1, 21000) n where f.facility_code = ${facility}`
    await sql`update sis.feed set last_seq = last_seq + 21000 where facility_code = ${facility}`
    const patient = await registered()
    const { pages, seq } = await catchUp(sql, 'nurse', since)
    expect(seq).toBe(since + 21001)
    expect(
      pages.slice(0, -1).every((page: PushAnswer) => (page.changes?.gone?.patients?.length ?? 0) === 500),
    ).toBe(true)
    expect(ids(pages.at(-1)?.changes?.patients)).toEqual([patient.id])
  })
})

describe('whoever is limited', () => {
  it('to their own records gets those and no others', async () => {
    await hire({
      patients: { verbs: ['read', 'create', 'update'], limits: ['own_records'] },
      consultations: { verbs: ['read', 'create', 'update'], limits: ['own_records'] },
    })
    const [mine, theirs] = [person(), await registered()]
    const [myVisit, theirVisit] = [visitOf(mine.id), await consulted(theirs.id)]
    const sent = [
      saving(mine),
      consulting(myVisit),
      operation('arrival.save', mine.id, arrivalOf(mine.id)),
      operation('arrival.save', theirs.id, arrivalOf(theirs.id)),
    ]
    const answer = await push(sql, 'stranger', sent, { since })
    // An arrival of somebody whom one may not read is one of nobody.
    expect(outcomes(answer)).toEqual(['done', 'done', 'done', 'not_found'])
    // A colleague sees the patient later than they did: not theirs to know.
    await consulted(mine.id, { consulted_at: ago(0.5) })
    const found = await changes('stranger')
    expect(ids(found.patients)).toEqual([mine.id])
    expect(ids(found.visits)).toEqual([myVisit.id])
    expect(found.arrivals).toHaveLength(1)
    expect(found.gone?.patients).toEqual([theirs.id])
    expect(found.gone?.visits).toContain(theirVisit.id)
  })

  it('to records without identity gets no identity, and visits where they may read those', async () => {
    await hire({
      patients: { verbs: ['read', 'create', 'update'], limits: ['without_identity'] },
      consultations: { verbs: ['read', 'create', 'update'] },
    })
    const visit = await consulted((await registered()).id)
    const found = await changes('stranger')
    expect(Object.keys(found)).toEqual(['visits'])
    expect(ids(found.visits)).toEqual([visit.id])
  })

  it('to the desk gets no visit, and the day of the last one', async () => {
    await hire({ patients: { verbs: ['read', 'create', 'update'] } })
    const patient = await registered()
    await consulted(patient.id)
    const found = await changes('stranger')
    expect(Object.keys(found)).toEqual(['patients'])
    expect(patientFrom(found.patients?.[0] ?? []).last_visit_on).toBe(new Date().toISOString().slice(0, 10))
  })

  it('to other work than patients gets the number and nothing else', async () => {
    await hire({ billing: { verbs: ['read'] } })
    await consulted((await registered()).id)
    expect(await push(sql, 'stranger', [], { since })).toEqual({
      now: expect.any(String),
      seq: await lastSeq(),
    })
  })
})
