/** Who came and waits. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { ago, arrivalOf, call, facility, person } from './device.ts'
import { makeWorld, people } from './world.ts'

let sql: postgres.Sql
const patient = person()
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await call(sql, 'nurse', 'save_patient', patient)
})
afterAll(() => sql.end())

const save = (arrival: object, who: 'nurse' | 'stranger' | 'doctor' = 'nurse') =>
  call(sql, who, 'save_arrival', arrival)

describe('an arrival', () => {
  it('is noted, followed and announced without a name', async () => {
    const arrival = arrivalOf(patient.id, { urgent: true, note: '  Convulse\u200f ' })
    const noted = await save(arrival)
    expect(noted).toMatchObject({
      urgent: true,
      note: 'Convulse',
      revision: 1,
      created_by: people.nurse,
      left_at: null,
    })
    const left = await save({ ...arrival, left_at: ago(0), revision: 1 })
    // What the correction does not mention stays.
    expect(left).toMatchObject({ urgent: true, note: 'Convulse', revision: 2 })
    const events =
      await sql`select type, subject_kind, detail from sis.event where facility_code = ${facility} and subject_id = ${arrival.id}`
    expect([...events]).toEqual(Array(2).fill({ type: 'arrival.noted', subject_kind: 'arrival', detail: {} }))
    const trail =
      await sql`select action, patient_id from sis.audit where facility_code = ${facility} and row_id = ${arrival.id} order by seq`
    expect([...trail]).toEqual([
      { action: 'insert', patient_id: patient.id },
      { action: 'update', patient_id: patient.id },
    ])
  })

  it('may be sent twice, and not another one under the same id', async () => {
    const arrival = arrivalOf(patient.id)
    await save(arrival)
    expect((await save(arrival)).revision).toBe(1)
    await expect(save({ ...arrival, urgent: true })).rejects.toThrow('duplicate_id')
    await save({ ...arrival, urgent: true, revision: 1 })
    // The first one again, after a colleague went on: it was noted.
    expect((await save(arrival)).revision).toBe(2)
    await expect(save({ ...arrival, note: 'Fièvre', revision: 1 })).rejects.toMatchObject({
      message: 'stale_revision',
      detail: expect.stringContaining('"urgent": true'),
    })
  })

  it.each([
    ['of nobody', { patient_id: uuidv7() }, 'not_found'],
    ['that nobody noted', { revision: 1 }, 'not_found'],
    ['of tomorrow', { arrived_at: ago(-60 * 24) }, 'date_in_future'],
    ['that leaves tomorrow', { left_at: ago(-60 * 24) }, 'date_in_future'],
    ['that leaves before it comes', { left_at: ago(60) }, 'invalid_input'],
    ['of no time at all', { arrived_at: '-infinity' }, 'invalid_input'],
    ['with a story', { note: 'a'.repeat(201) }, 'text_too_long'],
    ['with a field nobody knows', { mood: 'good' }, 'unknown_field'],
    ['of elsewhere', { facility_code: 'csref_djenne' }, 'forbidden'],
    ['of nowhere', { facility_code: 'nowhere' }, 'forbidden'],
  ])('%s is refused', async (_, wrong, code) => {
    await expect(save(arrivalOf(patient.id, wrong))).rejects.toThrow(code)
  })

  it('stays with its patient', async () => {
    const [arrival, other] = [arrivalOf(patient.id), person()]
    await call(sql, 'nurse', 'save_patient', other)
    await save(arrival)
    await expect(save({ ...arrival, patient_id: other.id, revision: 1 })).rejects.toThrow('invalid_input')
  })
})

describe('whoever may read the patient', () => {
  const hire = async (areas: object) => {
    const document = { version: 1, home: 'desk', areas }
    await sql`with r as (insert into sis.role (facility_code, code, name_fr, name_en, document)
        values (${facility}, 'limited', 'Essai', 'Trial', ${sql.json(document as never)})
        on conflict (facility_code, code) do update set document = excluded.document returning id)
      insert into sis.membership (facility_code, user_id, role_id, display_name)
      select ${facility}, ${people.stranger}, id, 'limited' from r on conflict do nothing`
  }
  const own = (verbs: string[]) => ({ verbs, limits: ['own_records'] })

  it('notes arrivals who keeps identities, or sees people', async () => {
    for (const areas of [
      { patients: { verbs: ['read', 'update'] } },
      { patients: { verbs: ['read'] }, consultations: { verbs: ['create'] } },
    ]) {
      await hire(areas)
      const arrival = arrivalOf(patient.id)
      await save(arrival, 'stranger')
      expect((await save({ ...arrival, urgent: true, revision: 1 }, 'stranger')).revision).toBe(2)
    }
    for (const areas of [
      { patients: { verbs: ['read', 'create'] }, consultations: { verbs: ['read', 'update'] } },
      { billing: { verbs: ['read'] } },
    ]) {
      await hire(areas)
      await expect(save(arrivalOf(patient.id), 'stranger')).rejects.toThrow('forbidden')
    }
  })

  it('does so for their own patients when limited to those', async () => {
    for (const areas of [
      { patients: own(['read', 'create', 'update']) },
      { patients: own(['read', 'create']), consultations: own(['create']) },
    ]) {
      await hire(areas)
      const mine = person()
      await call(sql, 'stranger', 'save_patient', mine)
      const arrival = arrivalOf(mine.id)
      await save(arrival, 'stranger')
      expect((await save({ ...arrival, urgent: true, revision: 1 }, 'stranger')).revision).toBe(2)
      await expect(save(arrivalOf(patient.id), 'stranger')).rejects.toThrow('not_found')
      // A colleague's arrival of the same patient is not theirs to follow.
      const theirs = arrivalOf(mine.id)
      await save(theirs)
      await expect(save({ ...theirs, urgent: true, revision: 1 }, 'stranger')).rejects.toThrow('not_found')
    }
  })

  it('is not whoever reads no identity: every id is answered alike', async () => {
    await hire({
      patients: { verbs: ['read', 'update'], limits: ['without_identity'] },
      consultations: { verbs: ['create'] },
    })
    for (const id of [patient.id, uuidv7()])
      await expect(save(arrivalOf(id), 'stranger')).rejects.toThrow('not_found')
  })
})
