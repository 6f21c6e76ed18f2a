/** A visit corrected or withdrawn shows what it said; a patient's corrected birth reaches the visits. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { ago, call, facility, person, visitOf } from './device.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
let patient: ReturnType<typeof person>
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  patient = await registered()
})
afterAll(() => sql.end())

async function registered(more: object = {}) {
  const one = person(more)
  await call(sql, 'nurse', 'save_patient', one)
  return one
}
const save = (visit: object, who: Person = 'nurse') => call(sql, who, 'save_consultation', visit)
const withdraw = (visit: { id: string }, more: object = {}, who: Person = 'nurse') =>
  call(sql, who, 'withdraw_consultation', {
    facility_code: facility,
    id: visit.id,
    revision: 1,
    reason: 'Doublon',
    ...more,
  })
const recorded = async (more: object = {}) => {
  const visit = visitOf(patient.id, more)
  await save(visit)
  return visit
}
const history = (visit: { id: string }, who?: Person) => {
  const read = (tx: postgres.Sql | postgres.TransactionSql) =>
    tx`select * from sis.correction where facility_code = ${facility} and consultation_id = ${visit.id} order by revision`
  return who ? as(sql, who, read) : read(sql)
}
const stored = async (visit: { id: string }) =>
  (await sql`select * from sis.consultation where facility_code = ${facility} and id = ${visit.id}`)[0]
const diagnoses = async (visit: { id: string }) =>
  sql`select id, term_code, free_text from sis.diagnosis where facility_code = ${facility} and consultation_id = ${visit.id} order by id`
const difference = async () => (await sql`select private.recount_difference(${facility})::int as n`)[0]?.n
const events = async (id: string) =>
  (
    await sql`select type from sis.event where facility_code = ${facility} and subject_id = ${id} order by seq`
  ).map(({ type }) => type)

describe('a correction', () => {
  it('says why, and keeps the version before with its diagnoses', async () => {
    const visit = await recorded({ signs: 'Toux' })
    for (const reason of [undefined, null, '', ' \u200b ', 'ab'])
      await expect(save({ ...visit, signs: 'Fièvre', reason, revision: 1 })).rejects.toMatchObject({
        message: 'missing_field',
        detail: expect.stringContaining('reason'),
      })
    await expect(save({ ...visit, reason: 'a'.repeat(301), revision: 1 })).rejects.toThrow('text_too_long')
    const other = [{ id: uuidv7(), free_text: 'Rhume' }]
    await save({ ...visit, signs: 'Fièvre', diagnoses: other, reason: '  Mauvaise   ligne ', revision: 1 })
    await save({ ...visit, signs: 'Fièvre et toux', diagnoses: other, reason: 'Oubli', revision: 2 })
    const kept = await history(visit)
    expect(kept).toMatchObject([
      {
        revision: 1,
        reason: 'Mauvaise ligne',
        corrected_by: people.nurse,
        corrected_by_name: 'nurse',
        author: people.nurse,
      },
      { revision: 2, reason: 'Oubli' },
    ])
    expect(kept[0]?.before).toMatchObject({
      signs: 'Toux',
      revision: 1,
      diagnoses: [{ term_code: 'malaria_simple', certainty: 'confirmed' }],
    })
    expect(kept[1]?.before).toMatchObject({
      signs: 'Fièvre',
      revision: 2,
      diagnoses: [{ id: other[0]?.id, free_text: 'Rhume' }],
    })
    expect(await events(visit.id)).toEqual([
      'consultation.recorded',
      'consultation.corrected',
      'consultation.corrected',
    ])
    expect(await difference()).toBe(0)
  })

  it('leaves what it does not mention, diagnoses included', async () => {
    const visit = await recorded({ signs: 'Toux', gestation_weeks: 12 })
    const noted = await diagnoses(visit)
    const { facility_code, id, patient_id, consulted_at } = visit
    await save({
      facility_code,
      id,
      patient_id,
      consulted_at,
      treatment: 'Repos',
      reason: 'Oubli',
      revision: 1,
    })
    expect(await stored(visit)).toMatchObject({
      signs: 'Toux',
      gestation_weeks: 12,
      treatment: 'Repos',
      malaria_test: 'rdt',
      is_new_case: true,
    })
    expect(await diagnoses(visit)).toEqual(noted)
    await save({ ...visit, diagnoses: [], reason: 'Aucun', revision: 2 })
    expect(await diagnoses(visit)).toEqual([])
  })

  it('shows the version of a colleague, whole, to whoever comes too late', async () => {
    const visit = await recorded({ signs: 'Toux' })
    await save({ ...visit, signs: 'Fièvre', reason: 'Oubli', revision: 1 })
    const late = save({ ...visit, signs: 'Rhume', reason: 'Oubli', revision: 1 })
    await expect(late).rejects.toMatchObject({ message: 'stale_revision' })
    const { current } = JSON.parse((await late.catch((error) => error.detail)) as string)
    expect(current).toMatchObject({
      signs: 'Fièvre',
      revision: 2,
      diagnoses: [{ term_code: 'malaria_simple' }],
    })
  })

  it('is of the same patient, and takes no diagnosis from another visit', async () => {
    const [visit, other] = [await recorded(), await recorded()]
    const neighbour = await registered()
    await expect(save({ ...visit, patient_id: neighbour.id, reason: 'Erreur', revision: 1 })).rejects.toThrow(
      'invalid_input',
    )
    const stolen = { id: other.diagnoses[0]?.id, free_text: 'Autre' }
    await expect(save({ ...visit, diagnoses: [stolen], reason: 'Erreur', revision: 1 })).rejects.toThrow(
      'duplicate_id',
    )
    await expect(save(visitOf(patient.id, { diagnoses: [stolen] }))).rejects.toThrow('duplicate_id')
    const twice = { id: uuidv7(), free_text: 'Toux' }
    await expect(
      save({ ...visit, diagnoses: [twice, twice], reason: 'Erreur', revision: 1 }),
    ).rejects.toThrow('invalid_input')
    expect(await diagnoses(other)).toMatchObject([{ term_code: 'malaria_simple', free_text: null }])
  })

  it('of a diagnosis alone, by a program, is news of its visit', async () => {
    const visit = await recorded()
    const id = visit.diagnoses[0]?.id ?? ''
    for (const statement of [
      `update sis.diagnosis set certainty = 'suspected' where facility_code = '${facility}' and id = '${id}'`,
      `insert into sis.diagnosis (facility_code, id, consultation_id, free_text) values ('${facility}', '${uuidv7()}', '${visit.id}', 'Toux')`,
      `delete from sis.diagnosis where facility_code = '${facility}' and id = '${id}'`,
    ])
      await as(sql, 'nurse', (tx) => tx.unsafe(statement))
    expect(await events(visit.id)).toEqual([
      'consultation.recorded',
      ...Array(3).fill('consultation.corrected'),
    ])
    expect(await difference()).toBe(0)
  })

  it('made by a program that says nothing is kept without a reason', async () => {
    const [visit, next] = [await recorded({ signs: 'Toux' }), await recorded()]
    await save({ ...next, signs: 'Toux', reason: 'Avec raison', revision: 1 })
    await as(
      sql,
      'nurse',
      (tx) =>
        tx`update sis.consultation set signs = 'Direct' where facility_code = ${facility} and id = ${visit.id}`,
    )
    expect(await history(visit)).toMatchObject([
      { revision: 1, reason: null, corrected_by: people.nurse, before: { signs: 'Toux' } },
    ])
    // The reason of one correction is not that of the next one in the same transaction.
    await as(sql, 'nurse', async (tx) => {
      await tx`select sis.save_consultation(${tx.json({ ...next, reason: 'Une fois', revision: 2 } as never)})`
      await tx`update sis.consultation set signs = 'Direct' where facility_code = ${facility} and id = ${next.id}`
    })
    expect((await history(next)).map(({ reason }) => reason)).toEqual(['Avec raison', 'Une fois', null])
  })

  it('is read by whoever reads the visit, and written by nobody', async () => {
    const visit = await recorded()
    await save({ ...visit, signs: 'Toux', reason: 'Oubli', revision: 1 })
    const document = (limits: string[]) =>
      sql.json({
        version: 1,
        home: 'care',
        areas: { consultations: { verbs: ['read', 'create', 'update'], limits } },
      })
    await sql`with r as (insert into sis.role (facility_code, code, name_fr, name_en, document)
        values (${facility}, 'limited', 'Essai', 'Trial', ${document(['own_records'])}) returning id)
      insert into sis.membership (facility_code, user_id, role_id, display_name) select ${facility}, ${people.stranger}, id, 'limited' from r`
    const mine = visitOf(patient.id)
    await save(mine, 'stranger')
    // The nurse corrects the stranger's visit: its author reads what it said.
    await save({ ...mine, signs: 'Toux', reason: 'Oubli', revision: 1 })
    expect(await history(visit, 'nurse')).toHaveLength(1)
    expect(await history(visit, 'stranger')).toHaveLength(0)
    expect(await history(mine, 'stranger')).toHaveLength(1)
    for (const other of ['doctor', 'epidemiologist', 'administrator'] as const)
      expect(await history(visit, other)).toHaveLength(0)
    for (const statement of [
      'delete from sis.correction',
      `update sis.correction set reason = 'Autre'`,
      'insert into sis.correction default values',
    ])
      await expect(
        as(sql, 'nurse', (tx) => tx.unsafe(statement)),
        statement,
      ).rejects.toThrow('permission denied')
    await sql`delete from sis.membership where display_name = 'limited'`
  })
})

describe('a withdrawal', () => {
  it('takes the visit out of the counts, keeps what it said, and may be sent twice', async () => {
    const visit = await recorded({ signs: 'Toux' })
    const count = async () =>
      (
        await sql`select sum(cases)::int as n from sis.case_count where facility_code = ${facility} and disease_code = 'malaria'`
      )[0]?.n
    const before = await count()
    expect((await withdraw(visit)).deleted_at).not.toBeNull()
    expect((await withdraw(visit)).revision).toBe(2)
    expect(await count()).toBe(before - 1)
    expect(await difference()).toBe(0)
    expect(await history(visit)).toMatchObject([
      { revision: 1, reason: 'Doublon', before: { signs: 'Toux', deleted_at: null } },
    ])
    expect(await events(visit.id)).toEqual(['consultation.recorded', 'consultation.withdrawn'])
    await expect(save({ ...visit, signs: 'Fièvre', reason: 'Oubli', revision: 2 })).rejects.toThrow(
      'not_found',
    )
    await expect(save({ ...visit, signs: 'Fièvre', reason: 'Oubli', revision: 1 })).rejects.toThrow(
      'stale_revision',
    )
    // Whatever a program still changes of it is no second withdrawal.
    await sql`update sis.consultation set signs = 'Relu' where facility_code = ${facility} and id = ${visit.id}`
    expect((await events(visit.id)).at(-1)).toBe('consultation.corrected')
  })

  it('asks for its reason, the present version and the right to delete', async () => {
    const visit = await recorded()
    await expect(withdraw(visit, { reason: 'ab' })).rejects.toThrow('missing_field')
    await expect(withdraw(visit, { reason: 'a'.repeat(301) })).rejects.toThrow('text_too_long')
    await expect(withdraw(visit, { revision: 7 })).rejects.toThrow('stale_revision')
    await expect(withdraw({ id: uuidv7() })).rejects.toThrow('not_found')
    await expect(withdraw(visit, {}, 'doctor')).rejects.toThrow('forbidden')
    await sql`update sis.membership set exceptions = '{"deny": {"consultations": ["delete"]}}' where display_name = 'nurse'`
    await expect(withdraw(visit)).rejects.toThrow('forbidden')
    await sql`update sis.membership set exceptions = '{"deny": {"consultations": ["update"]}}' where display_name = 'nurse'`
    await expect(withdraw(visit)).rejects.toThrow('not_found')
    await sql`update sis.membership set exceptions = '{}' where display_name = 'nurse'`
    expect((await stored(visit))?.deleted_at).toBeNull()
  })
})

describe('a prescription', () => {
  const line = (more: object = {}) => ({
    id: uuidv7(),
    medicine_code: 'al',
    dose: '2 comprimés',
    times_per_day: 2,
    days: 3,
    note: 'Après le repas',
    ...more,
  })
  const prescribe = (prescription: unknown) => save(visitOf(patient.id, { prescription }))

  it('is kept as it was written', async () => {
    const lines = [
      line(),
      line({ medicine_code: null, free_text: 'Sirop', times_per_day: null, days: null, note: null }),
    ]
    expect((await prescribe(lines)).prescription).toEqual(lines)
    expect((await prescribe(null)).prescription).toEqual([])
    await prescribe(Array.from({ length: 20 }, () => line()))
  })

  it.each([
    ['no list', {}, 'invalid_input'],
    ['21 lines', Array.from({ length: 21 }, () => line()), 'invalid_input'],
    ['a line that is none', ['al'], 'invalid_input'],
    ['no dose', [line({ dose: '' })], 'missing_field'],
    ['no medicine', [line({ medicine_code: null })], 'missing_field'],
    ['a field nobody knows', [line({ colour: 'red' })], 'unknown_field'],
    ['a long dose', [line({ dose: 'a'.repeat(101) })], 'text_too_long'],
    ['a long note', [line({ note: 'a'.repeat(301) })], 'text_too_long'],
    ['a long name', [line({ free_text: 'a'.repeat(201) })], 'text_too_long'],
    ['a code with spaces', [line({ medicine_code: 'a b' })], 'invalid_input'],
    ['an id that is none', [line({ id: 'one' })], 'invalid_input'],
    ['half a time a day', [line({ times_per_day: 1.5 })], 'invalid_input'],
    ['25 times a day', [line({ times_per_day: 25 })], 'invalid_input'],
    ['no day', [line({ days: 0 })], 'invalid_input'],
    ['366 days', [line({ days: 366 })], 'invalid_input'],
    ['days in words', [line({ days: 'three' })], 'invalid_input'],
    ['a dose that is a number', [line({ dose: 2 })], 'invalid_input'],
  ])('with %s is refused', async (_, prescription, code) => {
    await expect(prescribe(prescription)).rejects.toThrow(code)
  })

  it('names the line and the part that is wrong', async () => {
    await expect(prescribe([line(), line({ days: 900 })])).rejects.toMatchObject({
      detail: expect.stringContaining('prescription.1.days'),
    })
  })

  it('is held to the same when a program writes it', async () => {
    const visit = await recorded()
    await expect(
      as(
        sql,
        'nurse',
        (tx) =>
          tx`update sis.consultation set prescription = '[{}]' where facility_code = ${facility} and id = ${visit.id}`,
      ),
    ).rejects.toThrow('missing_field')
  })
})

describe('weeks of pregnancy', () => {
  it('are from 1 to 45, and of a woman', async () => {
    for (const weeks of [0, 46])
      await expect(recorded({ gestation_weeks: weeks })).rejects.toThrow('gestation_weeks')
    const man = await registered({ sex: 'M' })
    await expect(save(visitOf(man.id, { gestation_weeks: 12 }))).rejects.toMatchObject({
      message: 'invalid_input',
    })
    expect((await stored(await recorded({ gestation_weeks: 45 })))?.gestation_weeks).toBe(45)
  })
})

describe('a patient’s sex and birth, corrected', () => {
  const bands = () =>
    sql`select age_band, sex, sum(cases)::int as cases from sis.case_count where facility_code = ${facility} and cases <> 0 group by 1, 2 order by 1, 2`

  it('reach the visits and the counts, and are no correction of the visits', async () => {
    const child = await registered({ birth_date: '2024-03-15' })
    const [visit, gone] = [
      visitOf(child.id, { consulted_at: '2025-03-14T23:00:00Z' }),
      visitOf(child.id, { consulted_at: '2025-03-15T00:00:00Z' }),
    ]
    for (const one of [visit, gone]) await save(one)
    expect([(await stored(visit))?.age_months, (await stored(gone))?.age_months]).toEqual([11, 12])
    await withdraw(gone)
    const was = await stored(visit)
    const before = await bands()
    await call(sql, 'nurse', 'save_patient', { ...child, birth_date: '2018-03-14', sex: 'M', revision: 1 })
    expect(await stored(visit)).toEqual({ ...was, sex: 'M', age_months: 84, age_band: '5_up' })
    expect(await bands()).not.toEqual(before)
    expect(await difference()).toBe(0)
    expect(await history(visit)).toEqual([])
    // Put back, a withdrawn visit is derived too.
    await as(
      sql,
      'nurse',
      (tx) =>
        tx`update sis.consultation set deleted_at = null where facility_code = ${facility} and id = ${gone.id}`,
    )
    expect(await stored(gone)).toMatchObject({ sex: 'M', age_months: 84, age_band: '5_up' })
    expect(await difference()).toBe(0)
  })

  it('cannot be after a visit, unless it was withdrawn', async () => {
    const child = await registered({ birth_date: '2024-03-15' })
    const visit = visitOf(child.id, { consulted_at: '2025-03-15T10:00:00Z' })
    await save(visit)
    const correct = (birth_date: string) =>
      call(sql, 'nurse', 'save_patient', { ...child, birth_date, revision: 1 })
    await expect(correct('2025-03-16')).rejects.toMatchObject({
      message: 'birth_after_visit',
      detail: expect.stringContaining('birth_date'),
    })
    await withdraw(visit)
    await correct('2025-03-16')
    await sql`update sis.consultation set signs = 'Relu' where facility_code = ${facility} and id = ${visit.id}`
    await expect(
      as(
        sql,
        'nurse',
        (tx) =>
          tx`update sis.consultation set deleted_at = null where facility_code = ${facility} and id = ${visit.id}`,
      ),
    ).rejects.toThrow('before_birth')
  })

  it('tell devices of the visits of three months, and of no others', async () => {
    const child = await registered({ birth_date: '2020-03-15' })
    const [recent, old] = [
      visitOf(child.id, { consulted_at: ago(60 * 24 * 80) }),
      visitOf(child.id, { consulted_at: ago(60 * 24 * 100) }),
    ]
    for (const one of [recent, old]) await save(one)
    await call(sql, 'nurse', 'save_patient', { ...child, birth_date: '2019-03-15', revision: 1 })
    expect(await events(recent.id)).toEqual(['consultation.recorded', 'consultation.derived'])
    expect(await events(old.id)).toEqual(['consultation.recorded'])
    expect(await events(child.id)).toEqual(['patient.registered', 'patient.corrected'])
    await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${child.id}`
    expect((await events(child.id)).at(-1)).toBe('patient.withdrawn')
    await sql`update sis.patient set village = 'Ogol' where facility_code = ${facility} and id = ${child.id}`
    expect((await events(child.id)).at(-1)).toBe('patient.corrected')
  })

  it('wait for a visit that is being written', async () => {
    const child = await registered({ birth_date: '2020-03-15' })
    const visit = visitOf(child.id)
    // As a program writes it: save_patient would lock the row before it looks.
    const correct = () =>
      as(
        sql,
        'nurse',
        (tx) =>
          tx`update sis.patient set birth_date = '2000-03-15' where facility_code = ${facility} and id = ${child.id}`,
      )
    let correcting: Promise<unknown> = Promise.resolve()
    await as(sql, 'nurse', async (tx) => {
      await tx`select sis.save_consultation(${tx.json(visit as never)})`
      correcting = correct()
      const blocked = async () =>
        (
          await sql`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
        )[0]?.n
      // A fault would let it pass at once: then there is nothing to wait for.
      for (let look = 0; look < 200 && (await blocked()) === 0; look++)
        await new Promise((resolve) => setTimeout(resolve, 5))
    })
    await correcting
    expect((await stored(visit))?.age_months).toBeGreaterThan(300)
    expect(await difference()).toBe(0)
  })
})
