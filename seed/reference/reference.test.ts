import { describe, expect, it } from 'vitest'
import { permissionDocument } from '../../functions/_shared/contracts/permissions.ts'
import { ageBandOf, ageBands } from './age-bands.ts'
import { diseases } from './diseases.ts'
import { facilities, facilityParents, referralRoutes, travelMinutes } from './facilities.ts'
import { orgUnitParents, orgUnits, parentOn } from './org-units.ts'
import { roles } from './roles.ts'
import { terms } from './terms.ts'

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)

describe('areas and facilities', () => {
  it('puts Bandiagara and Douentza in Mopti before March 2023 and in their own regions since', () => {
    expect(parentOn('district_bandiagara', '2022-06-30')).toBe('region_mopti')
    expect(parentOn('district_bandiagara', '2025-06-30')).toBe('region_bandiagara')
    expect(parentOn('district_douentza', '2022-06-30')).toBe('region_mopti')
    expect(parentOn('district_douentza', '2025-06-30')).toBe('region_douentza')
  })

  it('leaves Djenné in Mopti, and Sangha in the district of Bandiagara', () => {
    expect(parentOn('district_djenne', '2022-06-30')).toBe('region_mopti')
    expect(parentOn('district_djenne', '2025-06-30')).toBe('region_mopti')
    expect(parentOn('area_sangha', '2025-06-30')).toBe('district_bandiagara')
  })

  it('hands over on one day: no gap and no day with two parents', () => {
    const unit = 'district_bandiagara'
    expect(parentOn(unit, '2023-03-12')).toBe('region_mopti')
    expect(parentOn(unit, '2023-03-13')).toBe('region_bandiagara')
  })

  it('names only areas and facilities that exist', () => {
    const units = orgUnits.map((unit) => unit.code)
    const places = facilities.map((facility) => facility.code)
    expect(repeated(units)).toEqual([])
    expect(
      orgUnitParents.flatMap((link) => [link.child, link.parent]).filter((code) => !units.includes(code)),
    ).toEqual([])
    expect(facilityParents.map((link) => link.orgUnit).filter((code) => !units.includes(code))).toEqual([])
    expect(facilityParents.map((link) => link.facility).sort()).toEqual([...places].sort())
    expect(
      referralRoutes.flatMap((route) => [route.from, route.to]).filter((code) => !places.includes(code)),
    ).toEqual([])
  })

  it('knows the reference facilities and the road from Sangha', () => {
    expect(facilities.map((facility) => facility.code).sort()).toEqual([
      'cabinet_etoile',
      'cabinet_nando',
      'cscom_sangha',
      'csref_djenne',
      'ministere',
      'sih_mopti',
    ])
    expect(travelMinutes('cscom_sangha', 'sih_mopti')).toBeGreaterThan(60)
    expect(travelMinutes('sih_mopti', 'cscom_sangha')).toBeUndefined()
  })
})

describe('medical lists', () => {
  it('has a term for every disease, and no term for a disease that is not listed', () => {
    const codes = diseases.map((disease) => disease.code)
    expect(codes.filter((code) => !terms.some((term) => term.disease === code))).toEqual([])
    expect(terms.filter((term) => term.disease !== null && !codes.includes(term.disease))).toEqual([])
  })

  it('has at least sixty common diagnoses beside the notifiable ones', () => {
    expect(terms.filter((term) => term.disease === null).length).toBeGreaterThanOrEqual(60)
  })

  it('has well-formed codes, each once', () => {
    expect(repeated(terms.map((term) => term.code))).toEqual([])
    expect(repeated(terms.map((term) => term.labelFr))).toEqual([])
    expect(repeated(diseases.map((disease) => disease.code))).toEqual([])
    expect(terms.filter((term) => !/^[a-z][a-z0-9_]{1,59}$/.test(term.code))).toEqual([])
    expect(
      terms.filter((term) => term.icd10 && !/^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(term.icd10)),
    ).toEqual([])
    expect(
      terms.filter(
        (term) => term.icd11 && !/^[0-9A-Z][A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,2})?$/.test(term.icd11),
      ),
    ).toEqual([])
  })

  it('finds the three words of malaria under what people call it', () => {
    const malaria = terms.filter((term) => term.disease === 'malaria')
    expect(malaria.map((term) => [term.code, term.certainty, term.icd10])).toEqual([
      ['malaria_suspected', 'suspected', 'B54'],
      ['malaria_simple', 'confirmed', 'B50.9'],
      ['malaria_severe', 'confirmed', 'B50.8'],
    ])
    expect(terms.filter((term) => term.synonyms.includes('sumaya')).map((term) => term.disease)).toEqual([
      'malaria',
      'malaria',
    ])
  })

  it('has age bands that meet without gap or overlap', () => {
    const ends = ageBands.map((band) => band.toMonths)
    expect(ageBands.map((band) => band.fromMonths)).toEqual([0, ...ends.slice(0, -1)])
    expect(ends.at(-1)).toBeNull()
    expect(ageBandOf(11)?.code).toBe('m0_11')
    expect(ageBandOf(12)?.code).toBe('y1_4')
    expect(ageBandOf(1200)?.code).toBe('y25_plus')
  })
})

describe('standard roles', () => {
  const role = (code: string) => {
    const found = roles.find((candidate) => candidate.code === code)
    if (!found) throw new Error(`no role ${code}`)
    return found.document
  }

  it('are the twelve of the design, and every document is valid', () => {
    expect(roles.map((candidate) => candidate.code).sort()).toEqual([
      'administrator',
      'clerk',
      'district_team',
      'doctor',
      'epidemiologist',
      'head',
      'laboratory',
      'midwife',
      'national_administrator',
      'nurse',
      'pharmacist',
      'statistician',
    ])
    for (const { document } of roles) expect(() => permissionDocument.parse(document)).not.toThrow()
  })

  it('give the care team care and nothing of the administration', () => {
    for (const code of ['nurse', 'midwife', 'doctor']) {
      expect(role(code).home).toBe('care')
      expect(role(code).areas.consultations?.verbs).toContain('create')
      for (const area of ['staff', 'roles', 'webhooks', 'audit'] as const)
        expect(role(code).areas[area]).toBeUndefined()
    }
    expect(role('nurse').areas.referrals?.verbs).not.toContain('answer')
    expect(role('doctor').areas.referrals?.verbs).toContain('answer')
  })

  it('keep a pharmacist from writing in the register and a clerk from reading it', () => {
    expect(role('pharmacist').areas.consultations?.verbs).toEqual(['read'])
    expect(role('pharmacist').areas.patients?.verbs).toEqual(['read'])
    expect(role('clerk').areas.consultations).toBeUndefined()
    expect(role('clerk').areas.referrals).toBeUndefined()
  })

  it('show no patient and no visit to administrators, the district or the Ministry', () => {
    for (const code of [
      'administrator',
      'district_team',
      'epidemiologist',
      'statistician',
      'national_administrator',
    ]) {
      expect(role(code).areas.patients).toBeUndefined()
      expect(role(code).areas.consultations).toBeUndefined()
    }
  })
})
