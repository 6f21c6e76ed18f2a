/** Loads the reference data. In production too: what an administrator has changed since stays changed. */
import { ageBands } from '../reference/age-bands.ts'
import { diseases } from '../reference/diseases.ts'
import { medicineDoses } from '../reference/doses.ts'
import { facilities, facilityParents, referralRoutes } from '../reference/facilities.ts'
import { growthStandards } from '../reference/growth.ts'
import { malariaSteps } from '../reference/malaria.ts'
import { medicines } from '../reference/medicines.ts'
import { orgUnitParents, orgUnits } from '../reference/org-units.ts'
import { roles } from '../reference/roles.ts'
import { terms } from '../reference/terms.ts'
import { signRules, vitalRanges } from '../reference/vitals.ts'
import { insertMissing, type Sql } from './rows.ts'

/** Areas, facilities, diseases, diagnosis terms, age bands, what the forms say of a visit, and standard roles. */
export async function loadReference(sql: Sql): Promise<void> {
  await loadAreas(sql)
  await loadFacilities(sql)
  await loadMedicalLists(sql)
  await loadVisitRules(sql)
  await loadRoles(sql)
}

async function loadAreas(sql: Sql): Promise<void> {
  await insertMissing(sql, 'sis.org_unit', orgUnits)
  await insertMissing(
    sql,
    'sis.org_unit_parent',
    orgUnitParents.map(({ child, parent, valid }) => ({ child_code: child, parent_code: parent, valid })),
  )
}

async function loadFacilities(sql: Sql): Promise<void> {
  for (const facility of facilities) {
    await sql`
      select private.open_facility(
        code => ${facility.code}, name => ${facility.name}, kind => ${facility.kind},
        ownership => ${facility.ownership}, population => ${facility.population},
        latitude => ${facility.latitude}, longitude => ${facility.longitude},
        phone => ${facility.phone}, opened_on => ${facility.openedOn}::date)`
  }
  await insertMissing(
    sql,
    'sis.facility_parent',
    facilityParents.map(({ facility, orgUnit, valid }) => ({
      facility_code: facility,
      org_unit_code: orgUnit,
      valid,
    })),
  )
  await insertMissing(
    sql,
    'sis.referral_route',
    referralRoutes.map(({ from, to, minutes, rank }) => ({
      from_facility: from,
      to_facility: to,
      travel_minutes: minutes,
      rank,
    })),
  )
}

async function loadMedicalLists(sql: Sql): Promise<void> {
  await insertMissing(
    sql,
    'sis.disease',
    diseases.map(({ code, labelFr, labelEn, notification, valid }) => ({
      code,
      label_fr: labelFr,
      label_en: labelEn,
      notification,
      valid,
    })),
  )
  await insertMissing(
    sql,
    'sis.diagnosis_term',
    terms.map((term) => ({
      code: term.code,
      label_fr: term.labelFr,
      label_en: term.labelEn,
      synonyms: term.synonyms,
      icd10: term.icd10,
      icd11: term.icd11,
      disease_code: term.disease,
      certainty: term.certainty,
      valid: '[1900-01-01,)',
    })),
  )
  await insertMissing(
    sql,
    'sis.age_band',
    ageBands.map((band) => ({
      code: band.code,
      label_fr: band.labelFr,
      label_en: band.labelEn,
      from_months: band.fromMonths,
      to_months: band.toMonths,
      valid: band.valid,
    })),
  )
}

/** Ranges, signs, medicines, doses and steps. What a clinician has ended or corrected since stays so. */
async function loadVisitRules(sql: Sql): Promise<void> {
  await insertMissing(sql, 'sis.vital_range', vitalRanges)
  await insertMissing(sql, 'sis.sign_rule', signRules)
  await insertMissing(sql, 'sis.medicine', medicines)
  await insertMissing(sql, 'sis.medicine_dose', medicineDoses)
  await insertMissing(sql, 'sis.malaria_step', malariaSteps)
  await insertMissing(sql, 'sis.growth_standard', growthStandards)
  // A code that an earlier release left open; one that somebody wrote is theirs.
  const coded = JSON.stringify(terms.map(({ code, icd11 }) => ({ code, icd11 })))
  await sql`update sis.diagnosis_term t set icd11 = k.icd11
    from jsonb_to_recordset(${coded}::text::jsonb) as k (code text, icd11 text)
    where t.code = k.code and t.icd11 is null and k.icd11 is not null`
}

/** Standard roles belong to the release: a new document replaces the old one, and is announced. */
async function loadRoles(sql: Sql): Promise<void> {
  for (const role of roles) {
    await sql`
      insert into sis.role as known (facility_code, code, name_fr, name_en, document)
      values (null, ${role.code}, ${role.nameFr}, ${role.nameEn}, ${JSON.stringify(role.document)}::text::jsonb)
      on conflict (facility_code, code) do update
        set name_fr = excluded.name_fr, name_en = excluded.name_en, document = excluded.document
        where (known.name_fr, known.name_en, known.document)
          is distinct from (excluded.name_fr, excluded.name_en, excluded.document)`
  }
}
