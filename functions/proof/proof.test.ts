import { describe, expect, it } from 'vitest'
import type { Verb } from '../_shared/contracts/permissions.ts'
import { proofRecords } from '../_shared/contracts/proof.ts'
import { expectedFor } from './expected.ts'
import type { Columns, Facility, Facts, Role } from './facts.ts'
import { askedAlone, type Probe, probesFor } from './probes.ts'
import { recordTypes } from './records.ts'
import { impersonationOf, literal, preparationOf, trialsOf } from './statements.ts'

const facility = (code: string, kind: string, near = false): Facility => ({
  code,
  name: code,
  kind,
  near,
  linked: false,
})
const role = (
  code: string,
  home: Role['document']['home'],
  areas: Role['document']['areas'] = {},
  of: string | null = null,
): Role => ({
  id: code,
  facility_code: of,
  code,
  name_fr: code,
  name_en: code,
  document: { version: 1, home, areas },
})
const verbs = (...list: Verb[]) => ({ verbs: list as string[] })

const nurse = role('nurse', 'care', {
  patients: verbs('read', 'create', 'update'),
  referrals: verbs('read', 'create'),
})
const team = role('district_team', 'district', { referrals: verbs('read') })
const national = role('national', 'ministry', { surveillance: verbs('read') })
const facts: Facts = {
  total: 12,
  more: false,
  last: null,
  letters: null,
  shared: { csref_djenne: 5 },
  facilities: [
    facility('cscom_sangha', 'cscom', true),
    facility('csref_bandiagara', 'csref', true),
    facility('csref_djenne', 'csref'),
    facility('sih_mopti', 'hospital'),
    facility('ministere', 'ministry'),
  ],
  roles: [nurse, team, national, role('own', 'care', {}, 'cscom_sangha')],
  emergency: { total: 0, open_now: 0, last_opened_at: null },
}
const said = (probe: Probe) =>
  [probe.place, probe.places.map(({ code }) => code).join(), probe.role?.code ?? '*'].join(' ')

describe('the probes', () => {
  it('stand in every place, with each role and with every right', () => {
    expect(probesFor('cscom_sangha', facts).probes.map(said)).toEqual([
      'own cscom_sangha nurse',
      'own cscom_sangha own',
      'own_district csref_bandiagara district_team',
      'other_district csref_djenne district_team',
      'facility csref_djenne *',
      'facility csref_bandiagara *',
      'facility sih_mopti *',
      'ministry ministere national',
      'ministry ministere *',
      'signed_in  *',
      'signed_out  *',
    ])
  })

  it('say which district has nobody to ask', () => {
    const { untried } = probesFor('cscom_sangha', {
      ...facts,
      facilities: facts.facilities.filter(({ near, kind }) => !near || kind !== 'csref'),
    })
    expect(untried).toEqual(['own_district'])
    expect(
      probesFor('csref_djenne', {
        ...facts,
        facilities: facts.facilities.map((one) => ({ ...one, near: true })),
      }).untried,
    ).toEqual(['other_district'])
  })

  it('ask the facilities of a whole country, the far ones together', () => {
    const country = Array.from({ length: 1500 }, (_, index) => facility(`f_${index}`, 'cscom'))
    const { probes } = probesFor('f_0', { ...facts, shared: { f_1400: 3 }, facilities: country })
    const alone = probes.filter(({ place }) => place === 'facility')
    expect(alone).toHaveLength(askedAlone)
    expect(alone[0]?.places[0]?.code).toBe('f_1400')
    expect(probes.find(({ place }) => place === 'facilities')?.places).toHaveLength(1499 - askedAlone)
  })
})

describe('what the rules allow', () => {
  const at = (place: Probe['place'], code: string, held: Role | null): Probe => ({
    place,
    places: facts.facilities.filter((one) => one.code === code),
    role: held,
  })
  it('allows a role at home what its document says', () => {
    expect(expectedFor('patients', at('own', 'cscom_sangha', nurse), facts, 'csref_djenne')).toMatchObject({
      read: 'all',
      identity: true,
      create: true,
      update: true,
      delete: false,
    })
    const limited = role('student', 'care', {
      patients: { verbs: ['read', 'create', 'update'], limits: ['own_records'] },
    })
    expect(expectedFor('patients', at('own', 'cscom_sangha', limited), facts, 'csref_djenne')).toMatchObject({
      read: 'none',
      create: true,
      update: false,
    })
    const blind = role('blind', 'care', { patients: { verbs: ['read'], limits: ['without_identity'] } })
    expect(expectedFor('patients', at('own', 'cscom_sangha', blind), facts, 'csref_djenne')).toMatchObject({
      read: 'all',
      identity: false,
    })
  })

  it.each(proofRecords)('allows a stranger nothing: %s', (record) => {
    const none = { read: 'none', shared: 0, identity: false, create: false, update: false, delete: false }
    expect(expectedFor(record, at('facility', 'sih_mopti', null), facts, 'csref_djenne')).toEqual(none)
    expect(
      expectedFor(record, { place: 'signed_out', places: [], role: null }, facts, 'csref_djenne'),
    ).toEqual(none)
  })

  it('shares a letter with its other facility, and figures with the Ministry', () => {
    expect(
      expectedFor('referrals', at('facility', 'csref_djenne', null), facts, 'csref_djenne'),
    ).toMatchObject({ read: 'shared', shared: 5, update: true, create: false })
    expect(
      expectedFor('counter_referrals', at('other_district', 'csref_djenne', team), facts, 'csref_djenne'),
    ).toMatchObject({ read: 'shared', update: false })
    expect(expectedFor('counts', at('ministry', 'ministere', national), facts, '')).toMatchObject({
      read: 'all',
    })
    expect(expectedFor('patients', at('ministry', 'ministere', null), facts, '')).toMatchObject({
      read: 'none',
    })
  })
})

describe('the statements', () => {
  const columns: Columns = {
    all: ['facility_code', 'id', 'family_name', 'revision'],
    insertable: ['facility_code', 'id', 'family_name'],
    updatable: ['family_name'],
    key: [
      { name: 'facility_code', type: 'text' },
      { name: 'id', type: 'uuid' },
    ],
  }
  const trials = trialsOf('patients', 'cscom_sangha', 'csref_djenne', facts, { patient: columns })
  const of = (operation: string) =>
    trials.filter((trial) => trial.operation === operation).map(({ sql }) => sql)

  it('name the facility and use only the columns that may be written', () => {
    expect(of('read')[0]).toMatch(
      /^select count\(\*\) from sis\.patient where facility_code = 'cscom_sangha' and id <> /,
    )
    expect(of('create')[0]).toMatch(
      /^insert into sis\.patient \(facility_code, id, family_name\) select made\.facility_code, gen_random_uuid\(\)/,
    )
    expect(of('update')[0]).toMatch(
      /^update sis\.patient set family_name = family_name where facility_code = 'cscom_sangha' and id = /,
    )
    expect(of('delete')[0]).toMatch(
      /^delete from sis\.patient where facility_code = 'cscom_sangha' and id = /,
    )
  })

  it('try a privilege that was never given all the same', () => {
    const [sql] = trialsOf('patients', 'cscom_sangha', 'csref_djenne', facts, {
      patient: { ...columns, insertable: [] },
    })
      .filter(({ operation }) => operation === 'create')
      .map((trial) => trial.sql)
    expect(sql).toContain('(facility_code, id, family_name, revision)')
  })

  it('count the made-up record only where there is no other', () => {
    const [empty] = trialsOf(
      'patients',
      'cscom_sangha',
      'csref_djenne',
      { ...facts, total: 0 },
      { patient: columns },
    )
    expect(empty?.sql).toBe("select count(*) from sis.patient where facility_code = 'cscom_sangha'")
  })

  it('exist for every type, each with the three ways of writing', () => {
    for (const record of proofRecords) {
      const tables = Object.fromEntries(recordTypes[record].tables.map(({ name }) => [name, columns]))
      const operations = trialsOf(record, 'cscom_sangha', 'csref_djenne', facts, tables).map(
        ({ operation }) => operation,
      )
      expect(new Set(operations), record).toEqual(
        new Set([...operations, 'read', 'create', 'update', 'delete']),
      )
    }
  })

  it('quote what they are given', () => {
    expect(literal("x'; drop schema sis --")).toBe("'x''; drop schema sis --'")
    expect(impersonationOf(null, ['a', 'b'])[0]).toContain("private.plant_probe(null, '{a,b}')")
    expect(preparationOf('referrals', 'a', 'b', { ...facts, total: 0 })).toHaveLength(2)
  })
})
