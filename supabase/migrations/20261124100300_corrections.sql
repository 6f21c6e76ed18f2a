-- Corrections: a visit that was changed or withdrawn shows what it said before, who changed it and why.
-- And a patient's corrected sex or date of birth reaches the visits, whose counts stand on it.

alter table sis.consultation
  add column gestation_weeks int check (gestation_weeks between 1 and 45),
  add column prescription jsonb not null default '[]';
comment on column sis.consultation.prescription is
  'At most 20 lines {id, medicine_code, free_text, dose, times_per_day, days, note}, checked by private.expect_prescription.';

create table sis.correction (
  facility_code text not null,
  id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  revision int not null,
  author uuid,
  corrected_at timestamptz not null default now(),
  corrected_by uuid default auth.uid(),
  corrected_by_name text,
  reason text check (char_length(reason) between 3 and 300),
  before jsonb not null,
  primary key (facility_code, id),
  unique (facility_code, consultation_id, revision)
) partition by list (facility_code);
comment on table sis.correction is 'Each version of a visit that is no longer the present one, with its diagnoses. Written by a trigger, changed by nobody.';
comment on column sis.correction.revision is 'Of the version kept here.';
comment on column sis.correction.author is 'Who wrote the visit: "own records only" stands on this.';
comment on column sis.correction.reason is 'What the person who corrected said; null where a program changed the row without saying.';

alter table sis.correction enable row level security;
create policy "Readers of consultations can read their corrections" on sis.correction for select to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'read'))::text[])));
grant select on sis.correction to authenticated;

create function private.expect_prescription(lines jsonb) returns void
language plpgsql immutable set search_path = ''
as $$
declare
  line jsonb;
  place int;
  part text;
  kind text;
  bound int;
begin
  if jsonb_typeof(lines) <> 'array' or jsonb_array_length(lines) > 20 then
    perform private.refuse('invalid_input', '{"field": "prescription"}');
  end if;
  for line, place in select l.value, l.ordinality - 1 from jsonb_array_elements(lines) with ordinality as l loop
    perform private.expect_fields(line, array['id', 'dose'], array['medicine_code', 'free_text', 'times_per_day', 'days', 'note']);
    if coalesce(line ->> 'medicine_code', line ->> 'free_text', '') = '' then
      perform private.refuse('missing_field', jsonb_build_object('field', format('prescription.%s.medicine_code', place)));
    end if;
    for part, kind, bound in select * from (values ('id', 'string', 36), ('medicine_code', 'string', 80), ('free_text', 'string', 200),
      ('dose', 'string', 100), ('note', 'string', 300), ('times_per_day', 'number', 24), ('days', 'number', 365)) as p
    loop
      continue when coalesce(jsonb_typeof(line -> part), 'null') = 'null';
      if jsonb_typeof(line -> part) <> kind
        or (part = 'id' and line ->> part !~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$')
        or (part = 'medicine_code' and line ->> part !~ '^[A-Za-z0-9][A-Za-z0-9_.-]*$')
        or (kind = 'number' and ((line ->> part)::numeric % 1 <> 0 or (line ->> part)::numeric not between 1 and bound)) then
        perform private.refuse('invalid_input', jsonb_build_object('field', format('prescription.%s.%s', place, part)));
      end if;
      if kind = 'string' and char_length(line ->> part) > bound then
        perform private.refuse('text_too_long', jsonb_build_object('field', format('prescription.%s.%s', place, part), 'max', bound));
      end if;
    end loop;
  end loop;
end
$$;
comment on function private.expect_prescription(jsonb) is 'Refuses a prescription that is no list of at most 20 lines, each with a dose of a listed medicine or of one in words.';

create function private.months_old(born date, day date) returns int
language sql immutable parallel safe set search_path = ''
as $$ select (extract(year from age(day, born)) * 12 + extract(month from age(day, born)))::int $$;
comment on function private.months_old(date, date) is 'Completed months of age on a day.';

create or replace function private.before_consultation() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  seen record;
  same sis.consultation;
  day constant date := (new.consulted_at at time zone 'Africa/Bamako')::date;
begin
  -- Not theirs to write: nothing is looked up, and the policy refuses them with one answer for everything.
  if auth.uid() is not null and new.facility_code <> all (private.my_facilities()) then return new; end if;
  if tg_op = 'UPDATE' then
    -- Derived again from the patient (private.derive_visits): nobody corrected the visit, so it keeps its revision.
    same := old;
    same.sex := new.sex;
    same.age_months := new.age_months;
    same.age_band := new.age_band;
    same.consulted_on := new.consulted_on;
    same.week_start := new.week_start;
    if same is not distinct from new and (old.sex, old.age_months, old.age_band) is distinct from (new.sex, new.age_months, new.age_band) then
      return new;
    end if;
    new.revision := old.revision + 1;
    new.updated_at := now();
  elsif auth.uid() is not null then
    new.revision := 1;
    new.author := auth.uid();
    new.author_name := private.my_name(new.facility_code);
  end if;
  if new.consulted_at > now() + interval '5 minutes' then
    perform private.refuse('date_in_future', '{"field": "consulted_at"}');
  end if;
  if tg_op = 'INSERT' or new.prescription is distinct from old.prescription then
    perform private.expect_prescription(new.prescription);
  end if;
  if tg_op = 'INSERT' or new.consulted_at <> old.consulted_at or (old.deleted_at is not null and new.deleted_at is null) then
    if auth.uid() is not null then
      -- A date of birth that is corrected at this moment waits for this visit, or this visit for it.
      perform from sis.patient p where p.facility_code = new.facility_code and p.id = new.patient_id for share;
    end if;
    select p.sex, p.birth_date, p.in_health_area into seen from sis.patient p
    where p.facility_code = new.facility_code and p.id = new.patient_id;
    if not found then perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404'); end if;
    if seen.birth_date > day then perform private.refuse('before_birth', '{"field": "consulted_at"}'); end if;
    new.sex := seen.sex;
    new.in_health_area := seen.in_health_area;
    new.age_months := private.months_old(seen.birth_date, day);
    new.age_band := private.age_band(new.age_months, day);
  end if;
  if new.gestation_weeks is not null and new.sex <> 'F' and (tg_op = 'INSERT' or new.gestation_weeks is distinct from old.gestation_weeks) then
    perform private.refuse('invalid_input', '{"field": "gestation_weeks"}');
  end if;
  return new;
end
$$;

-- The version before ------------------------------------------------------------------------------------

create function private.keep_correction() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  insert into sis.correction (facility_code, consultation_id, revision, author, corrected_by_name, reason, before)
  values (old.facility_code, old.id, old.revision, old.author, private.my_name(old.facility_code),
    nullif(current_setting('keneya.reason', true), ''),
    to_jsonb(old) || jsonb_build_object('diagnoses', private.diagnoses_noted(old.facility_code, old.id)));
  perform private.emit(array[new.facility_code],
    case when new.deleted_at is not null and old.deleted_at is null then 'consultation.withdrawn' else 'consultation.corrected' end,
    'consultation', new.id);
  return null;
end
$$;
comment on function private.keep_correction() is
  'Keeps the version before, with the diagnoses it had, and tells the feed. The reason comes from sis.save_consultation or sis.withdraw_consultation.';

create function private.diagnoses_noted(facility text, visit uuid) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'term_code', d.term_code, 'free_text', d.free_text,
      'certainty', d.certainty, 'is_new_case', d.is_new_case) order by d.created_at, d.id), '[]')
    from sis.diagnosis d where d.facility_code = facility and d.consultation_id = visit);
end
$$;
comment on function private.diagnoses_noted(text, uuid) is 'The diagnoses of a visit that the caller may read, as objects, in the order in which they were noted.';

create trigger keep_correction after update on sis.consultation for each row
  when (old.revision is distinct from new.revision) execute function private.keep_correction();

create function private.announce_diagnoses() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- A diagnosis changed by itself is news of its visit; with the visit, the visit has told of it.
  perform private.emit(array[v.facility_code], 'consultation.corrected', 'consultation', v.consultation_id)
  from (select distinct r.facility_code, r.consultation_id from changed_rows r) v
  where not exists (select from private.event_draft d where d.xid = pg_current_xact_id_if_assigned() and d.facility_code = v.facility_code
    and d.subject_id = v.consultation_id and d.subject_kind = 'consultation');
  return null;
end
$$;
comment on function private.announce_diagnoses() is 'Tells the feed of a visit whose diagnoses were written without it, so that every device reads it again.';
create trigger announce_inserted after insert on sis.diagnosis referencing new table as changed_rows
  for each statement execute function private.announce_diagnoses();
create trigger announce_updated after update on sis.diagnosis referencing new table as changed_rows
  for each statement execute function private.announce_diagnoses();
create trigger announce_deleted after delete on sis.diagnosis referencing old table as changed_rows
  for each statement execute function private.announce_diagnoses();

create function private.announce_patient() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit(array[new.facility_code],
    case when new.deleted_at is not null and old.deleted_at is null then 'patient.withdrawn' else 'patient.corrected' end,
    'patient', new.id);
  return null;
end
$$;
create trigger announce_correction after update on sis.patient for each row execute function private.announce_patient();

-- A patient's sex or date of birth, corrected -------------------------------------------------------------

create function private.derive_visits() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  visit record;
begin
  -- A withdrawn visit stops nobody: its date may be what was wrong. Put back, it is derived anew.
  if exists (select from sis.consultation c where c.facility_code = new.facility_code and c.patient_id = new.id
    and c.deleted_at is null and c.consulted_on < new.birth_date) then
    perform private.refuse('birth_after_visit', '{"field": "birth_date"}');
  end if;
  for visit in
    update sis.consultation c set sex = new.sex, age_months = private.months_old(new.birth_date, c.consulted_on),
      age_band = private.age_band(private.months_old(new.birth_date, c.consulted_on), c.consulted_on)
    where c.facility_code = new.facility_code and c.patient_id = new.id and c.consulted_on >= new.birth_date
      and (c.sex, c.age_months) is distinct from (new.sex, private.months_old(new.birth_date, c.consulted_on))
    returning c.id, c.consulted_at, c.deleted_at
  loop
    -- Devices hold the visits of three months; older ones are asked for when they are looked at.
    if visit.deleted_at is null and visit.consulted_at > now() - interval '90 days' then
      perform private.emit(array[new.facility_code], 'consultation.derived', 'consultation', visit.id);
    end if;
  end loop;
  return null;
end
$$;
comment on function private.derive_visits() is
  'Derives sex, age and age band of a patient''s visits again, so that the counts follow; refuses (birth_after_visit) a birth after a visit. Nobody corrected the visits: their revisions stay.';
create trigger derive_visits after update of sex, birth_date on sis.patient for each row
  when ((old.sex, old.birth_date) is distinct from (new.sex, new.birth_date)) execute function private.derive_visits();

-- Recording, correcting, withdrawing ----------------------------------------------------------------------

create or replace function sis.save_consultation(consultation jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := consultation ->> 'facility_code';
  visit_id constant uuid := (consultation ->> 'id')::uuid;
  why constant text := private.clean_text(consultation ->> 'reason');
  content constant text[] := array['patient_id', 'consulted_at', 'reasons', 'signs', 'temperature_c', 'weight_kg', 'height_cm', 'muac_mm',
    'systolic_mmhg', 'diastolic_mmhg', 'pulse_bpm', 'respiration_rpm', 'spo2_pct', 'gestation_weeks', 'malaria_test', 'malaria_result',
    'is_new_case', 'prescription', 'treatment', 'outcome', 'next_visit_on'];
  known sis.consultation;
  wanted sis.consultation;
  noted jsonb;
  written int;
begin
  perform private.expect_fields(consultation, array['facility_code', 'id', 'patient_id', 'consulted_at'],
    content || array['diagnoses', 'reason', 'revision']);
  perform private.expect_short(consultation, array['reason'], 300);
  perform private.require(facility, 'consultations', case when consultation ->> 'revision' is null then 'create' else 'update' end);
  noted := coalesce(nullif(consultation -> 'diagnoses', 'null'), '[]');
  if jsonb_typeof(noted) <> 'array' or jsonb_array_length(noted) > 20
    or (select count(distinct n ->> 'id') < count(n ->> 'id') from jsonb_array_elements(noted) n) then
    perform private.refuse('invalid_input', '{"field": "diagnoses"}');
  end if;
  perform private.expect_fields(d, array['id'], array['term_code', 'free_text', 'certainty', 'is_new_case'])
  from jsonb_array_elements(noted) d;
  select * into known from sis.consultation c where c.facility_code = facility and c.id = visit_id for update;
  wanted := jsonb_populate_record(known, private.patch_of(consultation, content));
  wanted.reasons := coalesce(wanted.reasons, '{}');
  wanted.malaria_test := coalesce(wanted.malaria_test, 'none');
  wanted.is_new_case := coalesce(wanted.is_new_case, true);
  wanted.outcome := coalesce(wanted.outcome, 'home');
  wanted.prescription := coalesce(wanted.prescription, '[]');

  if consultation ->> 'revision' is null then
    if known.id is not null then
      if known.revision = 1 and to_jsonb(wanted) is distinct from to_jsonb(known) then
        perform private.refuse('duplicate_id', null, 'PT409');
      end if;
      return to_jsonb(known);
    end if;
    insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, signs, temperature_c, weight_kg, height_cm, muac_mm,
      systolic_mmhg, diastolic_mmhg, pulse_bpm, respiration_rpm, spo2_pct, gestation_weeks, malaria_test, malaria_result, is_new_case,
      prescription, treatment, outcome, next_visit_on)
    values (facility, visit_id, wanted.patient_id, wanted.consulted_at, wanted.reasons, wanted.signs, wanted.temperature_c, wanted.weight_kg,
      wanted.height_cm, wanted.muac_mm, wanted.systolic_mmhg, wanted.diastolic_mmhg, wanted.pulse_bpm, wanted.respiration_rpm, wanted.spo2_pct,
      wanted.gestation_weeks, wanted.malaria_test, wanted.malaria_result, wanted.is_new_case, wanted.prescription, wanted.treatment,
      wanted.outcome, wanted.next_visit_on)
    returning * into known;
  else
    if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
    if known.revision <> (consultation ->> 'revision')::int then
      perform private.refuse('stale_revision', jsonb_build_object('current',
        to_jsonb(known) || jsonb_build_object('diagnoses', private.diagnoses_noted(facility, visit_id))), 'PT409');
    end if;
    if known.deleted_at is not null then perform private.refuse('not_found', null, 'PT404'); end if;
    if wanted.patient_id <> known.patient_id then perform private.refuse('invalid_input', '{"field": "patient_id"}'); end if;
    if coalesce(char_length(why), 0) < 3 then perform private.refuse('missing_field', '{"field": "reason"}'); end if;
    perform set_config('keneya.reason', why, true);
    update sis.consultation c set consulted_at = wanted.consulted_at, reasons = wanted.reasons, signs = wanted.signs,
      temperature_c = wanted.temperature_c, weight_kg = wanted.weight_kg, height_cm = wanted.height_cm, muac_mm = wanted.muac_mm,
      systolic_mmhg = wanted.systolic_mmhg, diastolic_mmhg = wanted.diastolic_mmhg, pulse_bpm = wanted.pulse_bpm,
      respiration_rpm = wanted.respiration_rpm, spo2_pct = wanted.spo2_pct, gestation_weeks = wanted.gestation_weeks,
      malaria_test = wanted.malaria_test, malaria_result = wanted.malaria_result, is_new_case = wanted.is_new_case,
      prescription = wanted.prescription, treatment = wanted.treatment, outcome = wanted.outcome, next_visit_on = wanted.next_visit_on
    where c.facility_code = facility and c.id = visit_id
    returning * into known;
    perform set_config('keneya.reason', '', true);
    -- Left out, they stay as they are, like every other field of a correction.
    if consultation ? 'diagnoses' then
      delete from sis.diagnosis d where d.facility_code = facility and d.consultation_id = visit_id
        and d.id <> all (array(select (n ->> 'id')::uuid from jsonb_array_elements(noted) n));
    end if;
  end if;
  insert into sis.diagnosis as d (facility_code, id, consultation_id, term_code, free_text, certainty, is_new_case)
  select facility, n.id, visit_id, n.term_code, private.clean_text(n.free_text), coalesce(n.certainty, 'confirmed'), coalesce(n.is_new_case, wanted.is_new_case)
  from jsonb_to_recordset(noted) as n (id uuid, term_code text, free_text text, certainty text, is_new_case boolean)
  on conflict (facility_code, id) do update set term_code = excluded.term_code, free_text = excluded.free_text,
    certainty = excluded.certainty, is_new_case = excluded.is_new_case
    where d.consultation_id = visit_id;
  get diagnostics written = row_count;
  -- An id that a diagnosis of another visit has: that one is not this one's to change.
  if written < jsonb_array_length(noted) then perform private.refuse('duplicate_id', '{"field": "diagnoses"}', 'PT409'); end if;
  return to_jsonb(known);
end
$$;
comment on function sis.save_consultation(jsonb) is
  'Records a visit with its diagnoses (revision null) or corrects one (the revision the edit started from, and a reason of 3 to 300 characters), in one transaction. Errors as sis.save_patient, and before_birth.';

create function sis.withdraw_consultation(withdrawal jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := withdrawal ->> 'facility_code';
  why constant text := private.clean_text(withdrawal ->> 'reason');
  known sis.consultation;
begin
  perform private.expect_fields(withdrawal, array['facility_code', 'id', 'revision', 'reason'], '{}');
  perform private.expect_short(withdrawal, array['reason'], 300);
  if coalesce(char_length(why), 0) < 3 then perform private.refuse('missing_field', '{"field": "reason"}'); end if;
  perform private.require(facility, 'consultations', 'delete');
  select * into known from sis.consultation c where c.facility_code = facility and c.id = (withdrawal ->> 'id')::uuid for update;
  if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  -- Withdrawn is withdrawn, whoever asks again.
  if known.deleted_at is not null then return to_jsonb(known); end if;
  if known.revision <> (withdrawal ->> 'revision')::int then
    perform private.refuse('stale_revision', jsonb_build_object('current',
      to_jsonb(known) || jsonb_build_object('diagnoses', private.diagnoses_noted(facility, known.id))), 'PT409');
  end if;
  perform set_config('keneya.reason', why, true);
  update sis.consultation c set deleted_at = now() where c.facility_code = facility and c.id = known.id returning * into known;
  perform set_config('keneya.reason', '', true);
  return to_jsonb(known);
end
$$;
comment on function sis.withdraw_consultation(jsonb) is
  'Takes a visit out of the register and the counts: {facility_code, id, revision, reason}. Its last version stays in sis.correction. Asks for the rights to correct and to delete. Errors: forbidden, not_found, missing_field, stale_revision.';

grant insert (gestation_weeks, prescription), update (gestation_weeks, prescription) on sis.consultation to authenticated;
grant execute on function sis.withdraw_consultation(jsonb), private.diagnoses_noted(text, uuid) to authenticated;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'correction');
  end loop;
end
$$;
