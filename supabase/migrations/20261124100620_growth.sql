-- Weight for age: the reference of a child's growth as dated data, and what a z-score says as a rule like the others.

create table sis.growth_standard (
  indicator text not null check (indicator in ('weight_for_age')),
  sex text not null check (sex in ('F', 'M')),
  age_months int not null check (age_months between 0 and 228),
  l numeric not null,
  m numeric not null check (m > 0),
  s numeric not null check (s > 0),
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)',
  primary key (indicator, sex, age_months, valid),
  constraint growth_standard_apart exclude using gist (indicator with =, sex with =, age_months with =, valid with &&)
);
comment on table sis.growth_standard is
  'Growth of children by sex and completed months: power (L), median (M, kg) and variation (S) of the LMS method, from which a z-score is computed (web/src/features/consultation/growth.ts).';
alter table sis.growth_standard enable row level security;
create policy "Signed-in users can read growth standards" on sis.growth_standard for select to authenticated using (true);
grant select on sis.growth_standard to authenticated, service_role;
create trigger audit_change after insert or update or delete on sis.growth_standard
  for each row execute function private.audit_change('', '');

alter table sis.sign_rule drop constraint sign_rule_vital_check;
alter table sis.sign_rule add constraint sign_rule_vital_check check (vital in ('temperature_c', 'weight_kg', 'height_cm', 'muac_mm',
  'systolic_mmhg', 'diastolic_mmhg', 'pulse_bpm', 'respiration_rpm', 'spo2_pct', 'weight_for_age'));
comment on column sis.sign_rule.vital is 'A measure of the visit, or `weight_for_age`: the z-score of the weight by sis.growth_standard.';

create or replace function sis.reference_lists(known text default null) returns jsonb
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
        from sis.malaria_step p where coalesce(upper(p.valid) > current_date, true)),
      'growth', (select jsonb_agg(jsonb_build_array(g.indicator, g.sex, g.age_months, g.l, g.m, g.s, lower(g.valid), upper(g.valid))
          order by g.indicator, g.sex, g.age_months, g.valid)
        from sis.growth_standard g where coalesce(upper(g.valid) > current_date, true))) as content
  ), marked as (
    select content, md5(content::text) as version from lists
  )
  select case when version = known then jsonb_build_object('version', version)
    else jsonb_build_object('version', version) || jsonb_strip_nulls(content) end
  from marked
$$;
comment on function sis.reference_lists(text) is
  'Diagnosis terms, medicines, doses, ranges, signs, steps of the malaria scheme and the standard of growth, in force or to come, as arrays in the order of contracts/lists.ts. With the version that the device has, an unchanged answer is the version alone.';
