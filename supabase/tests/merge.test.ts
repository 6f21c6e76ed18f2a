import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person } from './world.ts'

const facility = 'cscom_sangha'
let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

type Row = Record<string, unknown> & { id: string; revision: number }
const call =
  (name: string) =>
  (who: Person, input: object): Promise<Row> =>
    as(sql, who, async (tx) => (await tx`select ${tx.unsafe(name)}(${tx.json(input as never)}) as a`)[0]?.a)
const save = call('sis.save_patient')
const mergeAs = call('sis.merge_patients')
const undoAs = call('sis.undo_merge')
const distinctAs = call('sis.save_distinct')
const savedPatient = (more: object = {}) =>
  save('nurse', {
    facility_code: facility,
    id: uuidv7(),
    family_name: 'Dolo',
    given_name: 'Fatoumata',
    sex: 'F',
    birth_date: '1990-01-01',
    ...more,
  })
const mergeOf = (kept: Row, merged: Row, more: object = {}) => ({
  facility_code: facility,
  id: uuidv7(),
  kept_id: kept.id,
  merged_id: merged.id,
  kept_revision: kept.revision,
  merged_revision: merged.revision,
  reason: 'Même carte, même mère',
  ...more,
})
const undoing = (id: string) => ({ facility_code: facility, id, reason: 'Deux cousines' })
const read = async (id: string): Promise<Row> =>
  (await sql`select * from sis.patient where facility_code = ${facility} and id = ${id}`)[0] as Row
const eventsOf = async (id: string): Promise<string[]> =>
  (
    await sql`select type from sis.event where facility_code = ${facility} and subject_id = ${id}
      and type in ('patient.merged', 'patient.unmerged', 'distinct.noted') order by seq`
  ).map(({ type }) => type)

describe('a patient’s own numbers', () => {
  it('are kept, cleaned, corrected and emptied', async () => {
    const numbers = { national_number: ' 1234 A ', earlier_number: '45/2019', insurance_number: 'AMO-7' }
    const patient = await savedPatient(numbers)
    expect(patient).toMatchObject({ ...numbers, national_number: '1234 A' })
    const { number: _, search_key: __, created_at, created_by, updated_at, deleted_at, ...known } = patient
    const { merged_into: ___, ...input } = known
    const corrected = await save('nurse', { ...input, insurance_number: '', earlier_number: '46/2019' })
    expect(corrected).toMatchObject({ insurance_number: null, earlier_number: '46/2019', revision: 2 })
  })

  it.each(['national_number', 'earlier_number', 'insurance_number'])(
    'are of 30 characters at most: %s',
    async (field) => {
      await expect(savedPatient({ [field]: '1'.repeat(31) })).rejects.toMatchObject({
        message: 'text_too_long',
        detail: expect.stringContaining(`"${field}"`),
      })
      const { id } = await savedPatient({ [field]: '1'.repeat(30) })
      await expect(
        as(
          sql,
          'nurse',
          (tx) => tx`update sis.patient set ${tx({ [field]: '2'.repeat(31) })}
            where facility_code = ${facility} and id = ${id}`,
        ),
      ).rejects.toThrow('check constraint')
    },
  )

  it('make another registration of the same id', async () => {
    const input = { id: uuidv7(), national_number: '77' }
    await savedPatient(input)
    await savedPatient(input)
    await expect(savedPatient({ ...input, national_number: '78' })).rejects.toThrow('duplicate_id')
  })
})

describe('the record that goes on', () => {
  it('cannot be set by hand, even by whoever corrects patients', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    await expect(
      as(
        sql,
        'nurse',
        (tx) =>
          tx`update sis.patient set merged_into = ${kept.id} where facility_code = ${facility} and id = ${merged.id}`,
      ),
    ).rejects.toThrow('permission denied')
  })

  it('is a record of the same facility that goes on itself, whoever writes it', async () => {
    const [a, b, c] = [await savedPatient(), await savedPatient(), await savedPatient()]
    const point = (from: string, to: string) =>
      sql`update sis.patient set merged_into = ${to} where facility_code = ${facility} and id = ${from}`
    await expect(point(a.id, a.id)).rejects.toThrow('patient_not_merged_into_itself')
    await point(a.id, b.id)
    await expect(point(b.id, a.id)).rejects.toThrow('already_merged')
    await expect(point(c.id, a.id)).rejects.toThrow('already_merged')
    await expect(point(c.id, uuidv7())).rejects.toThrow('not_found')
    const abroad = uuidv7()
    await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
      values ('csref_djenne', ${abroad}, 'Dolo', 'Awa', 'F', '1990-01-01')`
    await expect(point(c.id, abroad)).rejects.toThrow('not_found')
    await expect(
      sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, merged_into)
        values (${facility}, ${uuidv7()}, 'Dolo', 'Awa', 'F', '1990-01-01', ${a.id})`,
    ).rejects.toThrow('already_merged')
  })

  it('has a key of its own in each facility’s schema, those opened later included', async () => {
    const keys = await sql`select conrelid::regclass::text as t from pg_constraint
      where contype = 'f' and conname like 'patient_facility_code_merged_into%'`
    const facilities = await sql`select code from sis.facility`
    expect(keys.map(({ t }) => t).sort()).toEqual(facilities.map(({ code }) => `${code}.patient`).sort())
  })
})

describe('a merge', () => {
  it('keeps both histories, takes what was chosen, and says so to the feed', async () => {
    const kept = await savedPatient({ village: 'Ogol-Da' })
    const merged = await savedPatient({ given_name: 'Fatimata', phone: '70 11 22 33', village: 'Banani' })
    for (const patient of [kept, merged])
      await as(
        sql,
        'nurse',
        (tx) =>
          tx`select sis.save_consultation(${tx.json({
            facility_code: facility,
            id: uuidv7(),
            patient_id: patient.id,
            consulted_at: new Date(Date.now() - 60_000).toISOString(),
          })})`,
      )
    const merge = mergeOf(kept, merged, { chosen: ['phone'] })
    const answer = await mergeAs('nurse', merge)
    expect(answer.kept).toMatchObject({ id: kept.id, village: 'Ogol-Da', phone: '70 11 22 33', revision: 2 })
    expect(answer.merged).toMatchObject({
      id: merged.id,
      merged_into: kept.id,
      given_name: 'Fatimata',
      revision: 2,
    })
    expect(answer.merge).toMatchObject({ chosen: ['phone'], merged_by_name: 'nurse', undone_at: null })
    expect(await eventsOf(kept.id)).toEqual(['patient.merged'])
    expect(await eventsOf(merged.id)).toEqual(['patient.merged'])
    const [{ visits }] = (await sql`select count(*)::int as visits from sis.consultation
      where facility_code = ${facility} and patient_id = any (private.person_ids(${facility}, ${merged.id}))`) as unknown as [
      { visits: number },
    ]
    expect(visits).toBe(2)
    const [row] = await sql`select count(*)::int as n from sis.consultation
      where facility_code = ${facility} and patient_id = ${merged.id}`
    expect(row?.n).toBe(1)
  })

  it('sent twice is one, and its id is taken for any other', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    const merge = mergeOf(kept, merged)
    const first = await mergeAs('nurse', merge)
    expect(await mergeAs('nurse', merge)).toEqual(first)
    await expect(mergeAs('nurse', { ...merge, kept_id: merged.id, merged_id: kept.id })).rejects.toThrow(
      'duplicate_id',
    )
    expect(await eventsOf(kept.id)).toEqual(['patient.merged'])
  })

  it('decided on an older record is shown again with both as they are', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    await as(
      sql,
      'nurse',
      (tx) =>
        tx`update sis.patient set village = 'Ireli' where facility_code = ${facility} and id = ${merged.id}`,
    )
    await expect(mergeAs('nurse', mergeOf(kept, merged))).rejects.toMatchObject({
      message: 'stale_revision',
      detail: expect.stringMatching(/"current".*"merged".*Ireli|"merged".*Ireli.*"current"/s),
    })
    await expect(
      mergeAs('nurse', mergeOf({ ...kept, revision: 9 }, { ...merged, revision: 2 })),
    ).rejects.toThrow('stale_revision')
    expect((await read(merged.id)).merged_into).toBeNull()
  })

  it('leads to a record that goes on, never in a circle', async () => {
    const [a, b, c] = [await savedPatient(), await savedPatient(), await savedPatient()]
    await expect(mergeAs('nurse', mergeOf(a, a))).rejects.toThrow('invalid_input')
    await mergeAs('nurse', mergeOf(b, a))
    const merged = await read(a.id)
    await expect(mergeAs('nurse', mergeOf(merged, b))).rejects.toThrow('already_merged')
    await expect(mergeAs('nurse', mergeOf(merged, c))).rejects.toThrow('already_merged')
    await expect(mergeAs('nurse', mergeOf(c, merged))).rejects.toThrow('already_merged')
    await mergeAs('nurse', mergeOf(c, await read(b.id)))
    const [row] =
      await sql`select private.root_of(${facility}, ${a.id}) as root, private.person_ids(${facility}, ${b.id}) as ids`
    expect(row?.root).toBe(c.id)
    expect(row?.ids).toEqual([c.id, b.id, a.id])
  })

  it('of a woman and a man is refused until somebody says which it is', async () => {
    const woman = await savedPatient({ pregnant: true })
    const man = await savedPatient({ sex: 'M', village: 'Banani' })
    await expect(mergeAs('nurse', mergeOf(woman, man, { chosen: ['village'] }))).rejects.toThrow(
      'sex_differs',
    )
    const stays = await mergeAs('nurse', mergeOf(woman, man, { sex: 'F' }))
    expect(stays.kept).toMatchObject({ sex: 'F', pregnant: true, revision: 1 })
    const second = await savedPatient({ pregnant: true })
    const third = await savedPatient({ sex: 'M' })
    const changes = await mergeAs('nurse', mergeOf(second, third, { sex: 'M' }))
    expect(changes.kept).toMatchObject({ sex: 'M', pregnant: false })
    const back = await undoAs('nurse', undoing((changes.merge as Row).id))
    expect(back.kept).toMatchObject({ sex: 'F', pregnant: true })
  })

  it('takes a date of birth with its precision', async () => {
    const kept = await savedPatient({ birth_date: '1990-01-01', birth_precision: 'age' })
    const merged = await savedPatient({ birth_date: '1988-06-15' })
    const { kept: now } = await mergeAs('nurse', mergeOf(kept, merged, { chosen: ['birth_date'] }))
    expect(now).toMatchObject({ birth_date: '1988-06-15', birth_precision: 'day' })
  })

  it.each([
    ['without a reason', { reason: ' \u200f ' }, 'reason_needed'],
    ['with a reason of two letters', { reason: 'ok' }, 'reason_needed'],
    ['that takes what is no field', { chosen: ['revision'] }, 'invalid_input'],
    ['that takes the other’s place', { chosen: ['merged_into'] }, 'invalid_input'],
    ['that takes fields by another name', { chosen: 'phone' }, 'invalid_input'],
    ['with a person nobody knows', { merged_id: uuidv7() }, 'not_found'],
    ['that keeps a person nobody knows', { kept_id: uuidv7() }, 'not_found'],
    ['at a facility that is not hers', { facility_code: 'csref_djenne' }, 'forbidden'],
    ['with a field too many', { undone_at: null }, 'unknown_field'],
  ])('%s is refused', async (_, wrong, code) => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    await expect(mergeAs('nurse', mergeOf(kept, merged, wrong))).rejects.toThrow(code)
    expect((await read(merged.id)).merged_into).toBeNull()
  })

  it('is for those who may correct patients there', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    for (const who of ['doctor', 'epidemiologist', 'stranger', 'administrator'] as const) {
      await expect(mergeAs(who, mergeOf(kept, merged)), who).rejects.toThrow('forbidden')
      await expect(
        distinctAs(who, { facility_code: facility, patient_a: kept.id, patient_b: merged.id }),
        who,
      ).rejects.toThrow('forbidden')
      await expect(undoAs(who, undoing(uuidv7())), who).rejects.toThrow('forbidden')
    }
  })

  it('takes no withdrawn record', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${merged.id}`
    await expect(mergeAs('nurse', mergeOf(kept, await read(merged.id)))).rejects.toThrow('not_found')
    await expect(mergeAs('nurse', mergeOf(await read(merged.id), kept))).rejects.toThrow('not_found')
  })

  it('closes the merged record to corrections and tells where the person goes on', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    await mergeAs('nurse', mergeOf(kept, merged))
    await expect(savedPatient({ id: merged.id, revision: 2 })).rejects.toMatchObject({
      message: 'already_merged',
      detail: expect.stringContaining(kept.id),
    })
    // Whoever saw it before the merge is shown what became of it.
    await expect(savedPatient({ id: merged.id, revision: 1 })).rejects.toMatchObject({
      message: 'stale_revision',
      detail: expect.stringContaining(`"merged_into": "${kept.id}"`),
    })
  })

  it('leaves the record open, counted once, and with one sheet for all cards', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    const merge = mergeOf(kept, merged)
    await mergeAs('nurse', merge)
    const opened = await as(
      sql,
      'nurse',
      (tx) => tx`select sis.open_record(${facility}, ${merged.id}, 'care') as r`,
    )
    expect(opened[0]?.r).toMatchObject({ id: merged.id, merged_into: kept.id })
    const listed = await as(
      sql,
      'nurse',
      (tx) => tx`select id from sis.anonymous_patients(${facility}, null, 1000)`,
    )
    const ids = listed.map(({ id }) => id)
    expect(ids).toContain(kept.id)
    expect(ids).not.toContain(merged.id)
    const auditorAt = (place: string) =>
      sql`update sis.membership set facility_code = ${place} where display_name = 'administrator'`
    await auditorAt(facility)
    const [row] = await as(
      sql,
      'administrator',
      (tx) => tx`select sis.who_saw(${facility}, ${merged.number as string}) as lines`,
    )
    await auditorAt('csref_djenne')
    const sheet = row?.lines as { action: string; relation: string }[]
    const kinds = sheet.map((line) => `${line.action} ${line.relation}`)
    // Both registrations, the merge, and the opening of the merged record.
    expect(kinds.filter((kind) => kind === 'insert patient')).toHaveLength(2)
    expect(kinds).toContain('insert patient_merge')
    expect(kinds).toContain('open patient')
  })
})

describe('undoing a merge', () => {
  it('gives back what the merge wrote, and nothing that was corrected since', async () => {
    const kept = await savedPatient({ village: 'Ogol-Da', phone: '70 00 00 01', birth_precision: 'year' })
    const merged = await savedPatient({ village: 'Banani', phone: '70 00 00 02', birth_date: '1991-02-03' })
    const merge = mergeOf(kept, merged, { chosen: ['village', 'phone', 'birth_date'] })
    const { kept: now } = (await mergeAs('nurse', merge)) as unknown as { kept: Row }
    expect(now).toMatchObject({
      village: 'Banani',
      phone: '70 00 00 02',
      birth_date: '1991-02-03',
      birth_precision: 'day',
    })
    await as(
      sql,
      'nurse',
      (tx) =>
        tx`update sis.patient set village = 'Ireli', birth_precision = 'month' where facility_code = ${facility} and id = ${kept.id}`,
    )
    const back = await undoAs('nurse', undoing(merge.id))
    expect(back.kept).toMatchObject({
      village: 'Ireli',
      phone: '70 00 00 01',
      birth_date: '1991-02-03',
      birth_precision: 'month',
      revision: 4,
    })
    expect(back.merged).toMatchObject({ merged_into: null, village: 'Banani' })
    expect(back.merge).toMatchObject({ undone_by_name: 'nurse', undo_reason: 'Deux cousines' })
    expect(await eventsOf(kept.id)).toEqual(['patient.merged', 'patient.unmerged'])
    expect(await eventsOf(merged.id)).toEqual(['patient.merged', 'patient.unmerged'])
  })

  it('again is harmless, and the pair can be merged anew', async () => {
    const [kept, merged] = [await savedPatient(), await savedPatient()]
    const merge = mergeOf(kept, merged)
    await mergeAs('nurse', merge)
    const back = await undoAs('nurse', undoing(merge.id))
    expect(await undoAs('nurse', { ...undoing(merge.id), reason: 'Encore' })).toEqual(back)
    expect(await eventsOf(kept.id)).toEqual(['patient.merged', 'patient.unmerged'])
    await mergeAs('nurse', mergeOf(await read(kept.id), await read(merged.id)))
    expect((await read(merged.id)).merged_into).toBe(kept.id)
  })

  it('waits for the merges that stand on it', async () => {
    const [a, b, c, d] = [
      await savedPatient(),
      await savedPatient(),
      await savedPatient(),
      await savedPatient(),
    ]
    const first = mergeOf(b, a)
    await mergeAs('nurse', first)
    const second = mergeOf(await read(b.id), c)
    await mergeAs('nurse', second)
    const third = mergeOf(d, await read(b.id))
    await mergeAs('nurse', third)
    await expect(undoAs('nurse', undoing(first.id))).rejects.toThrow('later_merge')
    await expect(undoAs('nurse', undoing(second.id))).rejects.toThrow('later_merge')
    for (const merge of [third, second, first]) await undoAs('nurse', undoing(merge.id))
    for (const one of [a, b, c, d]) expect((await read(one.id)).merged_into).toBeNull()
  })

  it('needs a reason and a merge that exists', async () => {
    await expect(undoAs('nurse', undoing(uuidv7()))).rejects.toThrow('not_found')
    await expect(undoAs('nurse', { ...undoing(uuidv7()), reason: '..' })).rejects.toThrow('reason_needed')
  })
})

describe('two people at once', () => {
  const outcomes = async (...work: Promise<unknown>[]) =>
    (await Promise.allSettled(work))
      .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).message))
      .sort()

  it('merge a pair once, whichever direction they meant', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await savedPatient(), await savedPatient()]
      const [first, second] = await outcomes(mergeAs('nurse', mergeOf(a, b)), mergeAs('nurse', mergeOf(b, a)))
      expect(first).toBe('done')
      expect(second).toMatch(/stale_revision|already_merged/)
      const rows = [await read(a.id), await read(b.id)]
      expect(rows.filter((row) => row.merged_into !== null)).toHaveLength(1)
    }
  })

  it('merge in a ring of three and leave no circle', async () => {
    for (let round = 0; round < 5; round++) {
      const ring = [await savedPatient(), await savedPatient(), await savedPatient()] as const
      const [a, b, c] = ring
      await outcomes(
        mergeAs('nurse', mergeOf(a, b)),
        mergeAs('nurse', mergeOf(b, c)),
        mergeAs('nurse', mergeOf(c, a)),
      )
      const rows = await Promise.all(ring.map(({ id }) => read(id)))
      expect(rows.some((row) => row.merged_into === null)).toBe(true)
    }
  })

  it('send the same merge and make one', async () => {
    const [a, b] = [await savedPatient(), await savedPatient()]
    const merge = mergeOf(a, b)
    expect(await outcomes(mergeAs('nurse', merge), mergeAs('nurse', merge), mergeAs('nurse', merge))).toEqual(
      ['done', 'done', 'done'],
    )
    expect(await eventsOf(a.id)).toEqual(['patient.merged'])
  })

  it('undo and merge further in either order', async () => {
    const [a, b, c] = [await savedPatient(), await savedPatient(), await savedPatient()]
    const merge = mergeOf(a, b)
    await mergeAs('nurse', merge)
    const kept = await read(a.id)
    const answers = await outcomes(undoAs('nurse', undoing(merge.id)), mergeAs('nurse', mergeOf(c, kept)))
    const [onA, onB] = [await read(a.id), await read(b.id)]
    // Either the undo came first and B goes its own way, or the merge did and the undo was refused.
    if (answers.includes('later_merge')) expect([onA.merged_into, onB.merged_into]).toEqual([c.id, a.id])
    else expect(onB.merged_into).toBeNull()
  })
})

describe('two people who look alike', () => {
  it('are noted once, in whichever order, and said to the feed', async () => {
    const [a, b] = [await savedPatient(), await savedPatient()].sort((x, y) => (x.id < y.id ? -1 : 1)) as [
      Row,
      Row,
    ]
    const noted = await distinctAs('nurse', { facility_code: facility, patient_a: b.id, patient_b: a.id })
    expect(noted).toMatchObject({ patient_a: a.id, patient_b: b.id, created_by_name: 'nurse' })
    expect(await distinctAs('nurse', { facility_code: facility, patient_a: a.id, patient_b: b.id })).toEqual(
      noted,
    )
    expect(await eventsOf(a.id)).toEqual(['distinct.noted'])
    const seen = (who: Person) =>
      as(
        sql,
        who,
        (tx) => tx`select 1 from sis.distinct_pair where facility_code = ${facility} and patient_a = ${a.id}`,
      )
    expect(await seen('nurse')).toHaveLength(1)
    expect(await seen('doctor')).toHaveLength(0)
  })

  it('are two, and both known', async () => {
    const [a, b] = [await savedPatient(), await savedPatient()]
    await expect(
      distinctAs('nurse', { facility_code: facility, patient_a: a.id, patient_b: a.id }),
    ).rejects.toThrow('invalid_input')
    await expect(
      distinctAs('nurse', { facility_code: facility, patient_a: b.id, patient_b: uuidv7() }),
    ).rejects.toThrow('not_found')
  })

  it('cannot be written past the functions', async () => {
    for (const table of ['sis.distinct_pair', 'sis.patient_merge'])
      await expect(
        as(sql, 'nurse', (tx) => tx`delete from ${tx.unsafe(table)} where facility_code = ${facility}`),
      ).rejects.toThrow('permission denied')
  })
})
