/** One row of each list that the forms read, made once the Ministry is there to note it. */
import type postgres from 'postgres'

export async function addLists(sql: postgres.Sql): Promise<void> {
  await sql`insert into sis.vital_range (vital, usual_low, usual_high, possible_low, possible_high, source)
    values ('temperature_c', 35, 41.5, 25, 45, 'essai')`
  await sql`insert into sis.sign_rule (code, vital, at_least, level, label_fr, label_en, source)
    values ('fever', 'temperature_c', 37.5, 'watch', 'fièvre', 'fever', 'essai')`
  await sql`insert into sis.growth_standard (indicator, sex, age_months, l, m, s, source)
    values ('weight_for_age', 'F', 12, -0.2, 8.9, 0.12, 'essai')`
  await sql`insert into sis.medicine (code, label_fr, label_en, form_fr, form_en, source)
    values ('act', 'CTA', 'ACT', 'comprimé', 'tablet', 'essai')`
  await sql`insert into sis.medicine_dose (medicine_code, basis, at_least, dose_fr, dose_en, source)
    values ('act', 'weight', 5, '1 comprimé', '1 tablet', 'essai')`
  await sql`insert into sis.malaria_step (code, rank, result, step_fr, step_en, medicine_code, source)
    values ('simple', 1, 'positive', 'Traiter par CTA', 'Treat with an ACT', 'act', 'essai')`
}
