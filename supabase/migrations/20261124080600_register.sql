-- The register: patients, consultations, diagnoses. Declared once, partitioned by facility.
--
-- No foreign key leads from here to sis.facility or to a reference list: each partition would hang two
-- triggers on that one table, and opening facility no. 1,300 took 450 ms for it. A partition exists only for
-- a facility that does (private.open_facility), and before_diagnosis checks the term.

create table sis.patient (
  facility_code text not null,
  id uuid not null,
  number text generated always as (private.short_code(id)) stored,
  family_name text not null check (char_length(family_name) between 1 and 100),
  given_name text not null check (char_length(given_name) between 1 and 100),
  sex text not null check (sex in ('F', 'M')),
  birth_date date not null check (birth_date > '1890-01-01'),
  birth_precision text not null default 'day' check (birth_precision in ('day', 'month', 'year', 'age')),
  village text check (char_length(village) <= 120),
  in_health_area boolean not null default true,
  phone text check (phone ~ '^\+?[0-9 ]{6,20}$'),
  guardian_name text check (char_length(guardian_name) <= 120),
  pregnant boolean not null default false check (not pregnant or sex = 'F'),
  search_key text generated always as (private.sound_of(family_name || ' ' || given_name)) stored,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid default auth.uid(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (facility_code, id)
) partition by list (facility_code);
create index patient_search on sis.patient using gin (search_key extensions.gin_trgm_ops);
comment on table sis.patient is 'The people a facility has seen. `birth_precision` says how much of the date of birth is known.';

create table sis.consultation (
  facility_code text not null,
  id uuid not null,
  patient_id uuid not null,
  consulted_at timestamptz not null,
  consulted_on date generated always as ((consulted_at at time zone 'Africa/Bamako')::date) stored,
  week_start date generated always as (date_trunc('week', consulted_at at time zone 'Africa/Bamako')::date) stored,
  sex text not null,
  age_months int not null check (age_months between 0 and 1560),
  age_band text,
  in_health_area boolean not null,
  reasons text[] not null default '{}' check (cardinality(reasons) <= 20),
  signs text check (char_length(signs) <= 5000),
  temperature_c numeric(3, 1) check (temperature_c between 25 and 45),
  weight_kg numeric(4, 1) check (weight_kg between 0.3 and 300),
  height_cm numeric(4, 1) check (height_cm between 20 and 250),
  muac_mm int check (muac_mm between 50 and 500),
  systolic_mmhg int check (systolic_mmhg between 30 and 300),
  diastolic_mmhg int check (diastolic_mmhg between 10 and 200),
  pulse_bpm int check (pulse_bpm between 10 and 300),
  respiration_rpm int check (respiration_rpm between 3 and 150),
  spo2_pct int check (spo2_pct between 20 and 100),
  malaria_test text not null default 'none' check (malaria_test in ('none', 'rdt', 'microscopy')),
  malaria_result text check (malaria_result in ('negative', 'positive', 'invalid')),
  is_new_case boolean not null default true,
  treatment text check (char_length(treatment) <= 5000),
  outcome text not null default 'home' check (outcome in ('home', 'observation', 'referred', 'deceased')),
  next_visit_on date,
  author uuid default auth.uid(),
  author_name text,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (facility_code, id),
  foreign key (facility_code, patient_id) references sis.patient,
  constraint consultation_result_of_a_test check ((malaria_test = 'none') = (malaria_result is null))
) partition by list (facility_code);
create index consultation_patient on sis.consultation (facility_code, patient_id, consulted_at desc);
create index consultation_day on sis.consultation (facility_code, consulted_at desc);
comment on table sis.consultation is 'One visit. Sex, age and age band are those of the day of the visit, because the counts stand on them.';

create table sis.diagnosis (
  facility_code text not null,
  id uuid not null,
  consultation_id uuid not null,
  term_code text,
  free_text text check (char_length(free_text) <= 200),
  disease_code text,
  certainty text not null default 'confirmed' check (certainty in ('suspected', 'confirmed')),
  is_new_case boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (facility_code, id),
  foreign key (facility_code, consultation_id) references sis.consultation,
  constraint diagnosis_says_something check (term_code is not null or free_text is not null)
) partition by list (facility_code);
create index diagnosis_consultation on sis.diagnosis (facility_code, consultation_id);
create index diagnosis_by_term on sis.diagnosis (facility_code, term_code);
comment on table sis.diagnosis is 'Diagnoses of a visit. `disease_code` is what the term stood for that day: the counts stand on it.';

-- What the server decides, whatever the client sent ---------------------------------------------------

create function private.before_patient() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.family_name := private.clean_text(new.family_name);
  new.given_name := private.clean_text(new.given_name);
  new.village := private.clean_text(new.village);
  new.guardian_name := private.clean_text(new.guardian_name);
  if new.birth_date > current_date then
    perform private.refuse('date_in_future', '{"field": "birth_date"}');
  end if;
  if tg_op = 'UPDATE' then
    new.revision := old.revision + 1;
    new.updated_at := now();
  elsif auth.uid() is not null then
    new.revision := 1;
    new.created_by := auth.uid();
  end if;
  return new;
end
$$;

create function private.before_consultation() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  seen record;
begin
  if new.consulted_at > now() + interval '5 minutes' then
    perform private.refuse('date_in_future', '{"field": "consulted_at"}');
  end if;
  if tg_op = 'UPDATE' then
    new.revision := old.revision + 1;
    new.updated_at := now();
  elsif auth.uid() is not null then
    new.revision := 1;
    new.author := auth.uid();
    new.author_name := private.my_name(new.facility_code);
  end if;
  if tg_op = 'INSERT' or new.consulted_at <> old.consulted_at then
    select p.sex, p.birth_date, p.in_health_area into seen from sis.patient p
    where p.facility_code = new.facility_code and p.id = new.patient_id;
    if not found then perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404'); end if;
    if seen.birth_date > (new.consulted_at at time zone 'Africa/Bamako')::date then
      perform private.refuse('before_birth', '{"field": "consulted_at"}');
    end if;
    new.sex := seen.sex;
    new.in_health_area := seen.in_health_area;
    new.age_months := extract(year from age((new.consulted_at at time zone 'Africa/Bamako')::date, seen.birth_date)) * 12
      + extract(month from age((new.consulted_at at time zone 'Africa/Bamako')::date, seen.birth_date));
    new.age_band := private.age_band(new.age_months, (new.consulted_at at time zone 'Africa/Bamako')::date);
  end if;
  return new;
end
$$;

create function private.before_diagnosis() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.term_code is not null then
    select t.disease_code into new.disease_code from sis.diagnosis_term t where t.code = new.term_code;
    if not found then perform private.refuse('unknown_term', '{"field": "term_code"}'); end if;
  end if;
  return new;
end
$$;

create trigger before_patient before insert or update on sis.patient for each row execute function private.before_patient();
create trigger before_consultation before insert or update on sis.consultation for each row execute function private.before_consultation();
create trigger before_diagnosis before insert or update on sis.diagnosis for each row execute function private.before_diagnosis();

create function private.announce_record() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit(array[new.facility_code], tg_argv[0], tg_table_name, new.id);
  return null;
end
$$;
create trigger announce_record after insert on sis.patient for each row execute function private.announce_record('patient.registered');
create trigger announce_record after insert on sis.consultation for each row execute function private.announce_record('consultation.recorded');

-- Policies --------------------------------------------------------------------------------------------

alter table sis.patient enable row level security;
alter table sis.consultation enable row level security;
alter table sis.diagnosis enable row level security;

create policy "Members can read their facility's patients" on sis.patient for select to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'read'))::text[])
    or (created_by = (select auth.uid()) and facility_code = any ((select private.codes_with_own('patients', 'read'))::text[])));
create policy "Members can register patients at their facility" on sis.patient for insert to authenticated
  with check (facility_code = any ((select private.codes_with('patients', 'create'))::text[]));
create policy "Members can correct their facility's patients" on sis.patient for update to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('patients', 'update'))::text[]));

create policy "Members can read their facility's consultations" on sis.consultation for select to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'read'))::text[])));
create policy "Members can record consultations at their facility" on sis.consultation for insert to authenticated
  with check (facility_code = any ((select private.codes_with('consultations', 'create'))::text[]));
create policy "Members can correct their facility's consultations" on sis.consultation for update to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[]));

create policy "Members can read their facility's diagnoses" on sis.diagnosis for select to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[]));
create policy "Members can record diagnoses at their facility" on sis.diagnosis for insert to authenticated
  with check (facility_code = any ((select private.codes_with('consultations', 'create'))::text[]));
create policy "Members can correct their facility's diagnoses" on sis.diagnosis for update to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[]));
create policy "Members can withdraw their facility's diagnoses" on sis.diagnosis for delete to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[]));

grant select on sis.patient, sis.consultation, sis.diagnosis to authenticated;
grant insert (facility_code, id, family_name, given_name, sex, birth_date, birth_precision, village, in_health_area, phone, guardian_name, pregnant),
  update (family_name, given_name, sex, birth_date, birth_precision, village, in_health_area, phone, guardian_name, pregnant, deleted_at)
  on sis.patient to authenticated;
grant insert (facility_code, id, patient_id, consulted_at, reasons, signs, temperature_c, weight_kg, height_cm, muac_mm, systolic_mmhg,
    diastolic_mmhg, pulse_bpm, respiration_rpm, spo2_pct, malaria_test, malaria_result, is_new_case, treatment, outcome, next_visit_on),
  update (consulted_at, reasons, signs, temperature_c, weight_kg, height_cm, muac_mm, systolic_mmhg, diastolic_mmhg, pulse_bpm,
    respiration_rpm, spo2_pct, malaria_test, malaria_result, is_new_case, treatment, outcome, next_visit_on, deleted_at)
  on sis.consultation to authenticated;
grant insert (facility_code, id, consultation_id, term_code, free_text, certainty, is_new_case),
  update (term_code, free_text, certainty, is_new_case), delete on sis.diagnosis to authenticated;
