-- Every list that the forms need, in one answer that the device keeps: offline it is all there is.

create function sis.reference_lists(known text default null) returns jsonb
language sql stable set search_path = ''
as $$
  with lists as materialized (
    select jsonb_build_object(
      'terms', (select jsonb_agg(jsonb_build_array(t.code, t.label_fr, t.label_en, t.synonyms, t.icd10, t.icd11, t.disease_code,
          t.certainty, d.notification, lower(t.valid), upper(t.valid)) order by t.code)
        from sis.diagnosis_term t left join sis.disease d on d.code = t.disease_code),
      'medicines', (select jsonb_agg(jsonb_build_array(m.code, m.label_fr, m.label_en, m.form_fr, m.form_en, m.strength, m.synonyms,
          lower(m.valid), upper(m.valid)) order by m.code)
        from sis.medicine m),
      'doses', (select jsonb_agg(jsonb_build_array(o.medicine_code, o.basis, o.at_least, o.below, o.dose_fr, o.dose_en, o.per_kg, o.unit,
          o.most, o.times_per_day, o.days, o.note_fr, o.note_en, lower(o.valid), upper(o.valid))
          order by o.medicine_code, o.basis, o.at_least, o.valid)
        from sis.medicine_dose o where coalesce(upper(o.valid) > current_date, true)),
      'ranges', (select jsonb_agg(jsonb_build_array(r.vital, r.sex, r.from_months, r.to_months, r.usual_low, r.usual_high,
          r.possible_low, r.possible_high, lower(r.valid), upper(r.valid)) order by r.vital, r.sex, r.from_months, r.valid)
        from sis.vital_range r where coalesce(upper(r.valid) > current_date, true)),
      'signs', (select jsonb_agg(jsonb_build_array(s.code, s.vital, s.reason, s.at_least, s.below, s.from_months, s.to_months, s.pregnant,
          s.level, s.suspects_malaria, s.label_fr, s.label_en, lower(s.valid), upper(s.valid)) order by s.code, s.from_months, s.valid)
        from sis.sign_rule s where coalesce(upper(s.valid) > current_date, true)),
      'steps', (select jsonb_agg(jsonb_build_array(p.code, p.result, p.danger, p.from_months, p.to_months, p.pregnant, p.weeks_below,
          p.step_fr, p.step_en, p.medicine_code, p.term_code, p.evacuates, lower(p.valid), upper(p.valid)) order by p.rank, p.code, p.valid)
        from sis.malaria_step p where coalesce(upper(p.valid) > current_date, true))) as content
  ), marked as (
    select content, md5(content::text) as version from lists
  )
  select case when version = known then jsonb_build_object('version', version)
    else jsonb_build_object('version', version) || jsonb_strip_nulls(content) end
  from marked
$$;
comment on function sis.reference_lists(text) is
  'Diagnosis terms, medicines, doses, ranges, signs and steps of the malaria scheme, in force or to come, as arrays in the order of contracts/lists.ts. With the version that the device has, an unchanged answer is the version alone.';
grant execute on function sis.reference_lists(text) to authenticated;
