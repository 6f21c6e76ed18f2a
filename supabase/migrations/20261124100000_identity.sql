-- Who somebody is: the numbers they bring along, and the record that goes on when two were one person's.

alter table sis.patient
  add column national_number text check (char_length(national_number) between 1 and 30),
  add column earlier_number text check (char_length(earlier_number) between 1 and 30),
  add column insurance_number text check (char_length(insurance_number) between 1 and 30),
  add column merged_into uuid constraint patient_not_merged_into_itself check (merged_into <> id);
comment on column sis.patient.earlier_number is 'The number in an earlier register, on paper.';
comment on column sis.patient.merged_into is
  'The record that goes on for this one. Nothing moves: a person''s visits are those of the record and of all merged into it (private.person_ids).';
create index patient_merged_into on sis.patient (facility_code, merged_into) where merged_into is not null;
grant insert (national_number, earlier_number, insurance_number), update (national_number, earlier_number, insurance_number)
  on sis.patient to authenticated;

-- The record that goes on is of the same facility: its key leads inside the facility's own schema.
create or replace function private.add_keys(facility text, parent text) returns void
language plpgsql set search_path = ''
as $$
begin
  if parent = 'patient' then
    execute format('alter table %I.patient add foreign key (facility_code, merged_into) references %I.patient', facility, facility);
  elsif parent = 'consultation' then
    execute format('alter table %I.consultation add foreign key (facility_code, patient_id) references %I.patient', facility, facility);
  elsif parent = 'diagnosis' then
    execute format('alter table %I.diagnosis add foreign key (facility_code, consultation_id) references %I.consultation', facility, facility);
  end if;
end
$$;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.add_keys(facility, 'patient');
  end loop;
end
$$;

create function private.guard_merged_into() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  target sis.patient;
begin
  -- Locked: two merges in opposite directions would each see the other's target as one that goes on.
  select * into target from sis.patient p where p.facility_code = new.facility_code and p.id = new.merged_into for update;
  if target.id is null then perform private.refuse('not_found', '{"field": "merged_into"}', 'PT404'); end if;
  if target.merged_into is not null then
    perform private.refuse('already_merged', jsonb_build_object('field', 'merged_into', 'merged_into', target.merged_into), 'PT409');
  end if;
  return new;
end
$$;
comment on function private.guard_merged_into() is 'Lets a record lead only to one that goes on itself, so that there is never a circle.';
create trigger guard_merged_into_new before insert on sis.patient for each row
  when (new.merged_into is not null) execute function private.guard_merged_into();
create trigger guard_merged_into before update on sis.patient for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function private.guard_merged_into();

create function private.root_of(facility text, patient uuid) returns uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  here uuid := patient;
  further uuid;
begin
  loop
    select p.merged_into into further from sis.patient p where p.facility_code = facility and p.id = here;
    if further is null then return here; end if;
    here := further;
  end loop;
end
$$;
comment on function private.root_of(text, uuid) is 'The record that goes on for this one: itself when it was not merged.';

create function private.person_ids(facility text, patient uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  found uuid[];
  latest uuid[] := array[private.root_of(facility, patient)];
begin
  found := latest;
  loop
    latest := array(select p.id from sis.patient p
      where p.facility_code = facility and p.merged_into = any (latest) and p.merged_into is not null);
    exit when cardinality(latest) = 0;
    found := found || latest;
  end loop;
  return found;
end
$$;
comment on function private.person_ids(text, uuid) is
  'All the records of one person: the one that goes on first, then those merged into it. Asks for no right: whoever calls it has.';

create or replace function private.before_patient() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.family_name := private.clean_text(new.family_name);
  new.given_name := private.clean_text(new.given_name);
  new.village := private.clean_text(new.village);
  new.guardian_name := private.clean_text(new.guardian_name);
  new.national_number := private.clean_text(new.national_number);
  new.earlier_number := private.clean_text(new.earlier_number);
  new.insurance_number := private.clean_text(new.insurance_number);
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

create or replace function sis.save_patient(patient jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := patient ->> 'facility_code';
  content constant text[] := array['family_name', 'given_name', 'sex', 'birth_date', 'birth_precision', 'village',
    'in_health_area', 'phone', 'guardian_name', 'pregnant', 'national_number', 'earlier_number', 'insurance_number'];
  known sis.patient;
  wanted sis.patient;
begin
  perform private.expect_fields(patient, array['facility_code', 'id', 'family_name', 'given_name', 'sex', 'birth_date'],
    content || array['revision']);
  perform private.expect_short(patient, array['family_name', 'given_name'], 100);
  perform private.expect_short(patient, array['village', 'guardian_name', 'phone'], 120);
  perform private.expect_short(patient, array['national_number', 'earlier_number', 'insurance_number'], 30);
  perform private.require(facility, 'patients', case when patient ->> 'revision' is null then 'create' else 'update' end);
  select * into known from sis.patient p
  where p.facility_code = facility and p.id = (patient ->> 'id')::uuid for update;
  wanted := jsonb_populate_record(known, private.patch_of(patient, content || array['facility_code', 'id']));
  wanted.family_name := private.clean_text(wanted.family_name);
  wanted.given_name := private.clean_text(wanted.given_name);
  wanted.village := private.clean_text(wanted.village);
  wanted.guardian_name := private.clean_text(wanted.guardian_name);
  wanted.national_number := private.clean_text(wanted.national_number);
  wanted.earlier_number := private.clean_text(wanted.earlier_number);
  wanted.insurance_number := private.clean_text(wanted.insurance_number);
  wanted.birth_precision := coalesce(wanted.birth_precision, 'day');
  wanted.in_health_area := coalesce(wanted.in_health_area, true);
  wanted.pregnant := coalesce(wanted.pregnant, false);

  if patient ->> 'revision' is null then
    if known.id is not null then
      -- The answer was lost and the phone tries again: the same content is the same registration.
      if known.revision = 1 and to_jsonb(wanted) - 'search_key' is distinct from to_jsonb(known) - 'search_key' then
        perform private.refuse('duplicate_id', null, 'PT409');
      end if;
      return to_jsonb(known) - 'search_key';
    end if;
    insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, birth_precision, village,
      in_health_area, phone, guardian_name, pregnant, national_number, earlier_number, insurance_number)
    values (facility, wanted.id, wanted.family_name, wanted.given_name, wanted.sex, wanted.birth_date, wanted.birth_precision,
      wanted.village, wanted.in_health_area, wanted.phone, wanted.guardian_name, wanted.pregnant,
      wanted.national_number, wanted.earlier_number, wanted.insurance_number)
    returning * into known;
  else
    if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
    if known.revision <> (patient ->> 'revision')::int then
      perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(known) - 'search_key'), 'PT409');
    end if;
    if known.merged_into is not null then
      perform private.refuse('already_merged', jsonb_build_object('merged_into', known.merged_into), 'PT409');
    end if;
    update sis.patient p set family_name = wanted.family_name, given_name = wanted.given_name, sex = wanted.sex,
      birth_date = wanted.birth_date, birth_precision = wanted.birth_precision, village = wanted.village,
      in_health_area = wanted.in_health_area, phone = wanted.phone, guardian_name = wanted.guardian_name, pregnant = wanted.pregnant,
      national_number = wanted.national_number, earlier_number = wanted.earlier_number, insurance_number = wanted.insurance_number
    where p.facility_code = facility and p.id = known.id
    returning * into known;
  end if;
  return to_jsonb(known) - 'search_key';
end
$$;
comment on function sis.save_patient(jsonb) is
  'Registers a patient (revision null) or corrects one (the revision the edit started from). The id is the idempotency key. Errors: missing_field, unknown_field, text_too_long, date_in_future, forbidden, not_found, duplicate_id, stale_revision, already_merged (the record that goes on is in details.merged_into).';
