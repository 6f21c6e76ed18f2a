-- Writing and searching the register. The caller's own rights apply: these functions run as the invoker.

create function private.patch_of(input jsonb, keys text[]) returns jsonb
language sql immutable set search_path = ''
as $$ select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(input) where key = any (keys) $$;
grant execute on function private.patch_of(jsonb, text[]) to authenticated;

create function sis.save_patient(patient jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := patient ->> 'facility_code';
  content constant text[] := array['family_name', 'given_name', 'sex', 'birth_date', 'birth_precision', 'village',
    'in_health_area', 'phone', 'guardian_name', 'pregnant'];
  known sis.patient;
  wanted sis.patient;
begin
  perform private.expect_fields(patient, array['facility_code', 'id', 'family_name', 'given_name', 'sex', 'birth_date'],
    array['birth_precision', 'village', 'in_health_area', 'phone', 'guardian_name', 'pregnant', 'revision']);
  perform private.expect_short(patient, array['family_name', 'given_name'], 100);
  perform private.expect_short(patient, array['village', 'guardian_name', 'phone'], 120);
  perform private.require(facility, 'patients', case when patient ->> 'revision' is null then 'create' else 'update' end);
  select * into known from sis.patient p
  where p.facility_code = facility and p.id = (patient ->> 'id')::uuid for update;
  wanted := jsonb_populate_record(known, private.patch_of(patient, content || array['facility_code', 'id']));
  wanted.family_name := private.clean_text(wanted.family_name);
  wanted.given_name := private.clean_text(wanted.given_name);
  wanted.village := private.clean_text(wanted.village);
  wanted.guardian_name := private.clean_text(wanted.guardian_name);
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
      in_health_area, phone, guardian_name, pregnant)
    values (facility, wanted.id, wanted.family_name, wanted.given_name, wanted.sex, wanted.birth_date, wanted.birth_precision,
      wanted.village, wanted.in_health_area, wanted.phone, wanted.guardian_name, wanted.pregnant)
    returning * into known;
  else
    if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
    if known.revision <> (patient ->> 'revision')::int then
      perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(known) - 'search_key'), 'PT409');
    end if;
    update sis.patient p set family_name = wanted.family_name, given_name = wanted.given_name, sex = wanted.sex,
      birth_date = wanted.birth_date, birth_precision = wanted.birth_precision, village = wanted.village,
      in_health_area = wanted.in_health_area, phone = wanted.phone, guardian_name = wanted.guardian_name, pregnant = wanted.pregnant
    where p.facility_code = facility and p.id = known.id
    returning * into known;
  end if;
  return to_jsonb(known) - 'search_key';
end
$$;
comment on function sis.save_patient(jsonb) is
  'Registers a patient (revision null) or corrects one (the revision the edit started from). The id is the idempotency key. Errors: missing_field, unknown_field, text_too_long, date_in_future, forbidden, not_found, duplicate_id, stale_revision.';

create function private.search_patients(facility text, query text, max_rows int)
returns table (id uuid, number text, family_name text, given_name text, sex text, birth_date date, birth_precision text,
  village text, phone text, guardian_name text, last_visit_at timestamptz, score real)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  -- Definer: trigram operators are not leakproof, so under row-level security the index would not be used.
  sound text;
  digits text := regexp_replace(coalesce(query, ''), '[^0-9]', '', 'g');
begin
  perform private.require(facility, 'patients', 'read');
  sound := private.sound_of(left(query, 100));
  if char_length(btrim(sound)) < 2 then return; end if;
  return query
    select p.id, p.number, p.family_name, p.given_name, p.sex, p.birth_date, p.birth_precision, p.village, p.phone, p.guardian_name,
      (select max(c.consulted_at) from sis.consultation c
        where c.facility_code = facility and c.patient_id = p.id and c.deleted_at is null),
      extensions.word_similarity(sound, p.search_key) as closeness
    from sis.patient p
    where p.facility_code = facility and p.deleted_at is null
      and (sound operator(extensions.<%) p.search_key or p.search_key like '%' || sound || '%'
        or p.number = upper(btrim(query)) or (char_length(digits) >= 6 and replace(p.phone, ' ', '') like '%' || digits))
    order by closeness desc, p.family_name, p.given_name limit least(greatest(max_rows, 1), 50);
end
$$;

create function sis.search_patients(facility text, query text, max_rows int default 20)
returns table (id uuid, number text, family_name text, given_name text, sex text, birth_date date, birth_precision text,
  village text, phone text, guardian_name text, last_visit_at timestamptz, score real)
language sql stable set search_path = ''
as $$ select * from private.search_patients(facility, query, max_rows) $$;
comment on function sis.search_patients(text, text, int) is 'Patients of one facility by name as it sounds, card number or telephone, closest first.';

create function sis.save_consultation(consultation jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := consultation ->> 'facility_code';
  visit_id constant uuid := (consultation ->> 'id')::uuid;
  content constant text[] := array['patient_id', 'consulted_at', 'reasons', 'signs', 'temperature_c', 'weight_kg', 'height_cm', 'muac_mm',
    'systolic_mmhg', 'diastolic_mmhg', 'pulse_bpm', 'respiration_rpm', 'spo2_pct', 'malaria_test', 'malaria_result', 'is_new_case',
    'treatment', 'outcome', 'next_visit_on'];
  known sis.consultation;
  wanted sis.consultation;
  noted jsonb;
begin
  perform private.expect_fields(consultation, array['facility_code', 'id', 'patient_id', 'consulted_at'],
    content || array['diagnoses', 'revision']);
  perform private.require(facility, 'consultations', case when consultation ->> 'revision' is null then 'create' else 'update' end);
  noted := coalesce(nullif(consultation -> 'diagnoses', 'null'), '[]');
  if jsonb_typeof(noted) <> 'array' or jsonb_array_length(noted) > 20 then
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

  if consultation ->> 'revision' is null then
    if known.id is not null then
      if known.revision = 1 and to_jsonb(wanted) is distinct from to_jsonb(known) then
        perform private.refuse('duplicate_id', null, 'PT409');
      end if;
      return to_jsonb(known);
    end if;
    insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, signs, temperature_c, weight_kg, height_cm, muac_mm,
      systolic_mmhg, diastolic_mmhg, pulse_bpm, respiration_rpm, spo2_pct, malaria_test, malaria_result, is_new_case, treatment, outcome, next_visit_on)
    values (facility, visit_id, wanted.patient_id, wanted.consulted_at, wanted.reasons, wanted.signs, wanted.temperature_c, wanted.weight_kg,
      wanted.height_cm, wanted.muac_mm, wanted.systolic_mmhg, wanted.diastolic_mmhg, wanted.pulse_bpm, wanted.respiration_rpm, wanted.spo2_pct,
      wanted.malaria_test, wanted.malaria_result, wanted.is_new_case, wanted.treatment, wanted.outcome, wanted.next_visit_on)
    returning * into known;
  else
    if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
    if known.revision <> (consultation ->> 'revision')::int then
      perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(known)), 'PT409');
    end if;
    update sis.consultation c set consulted_at = wanted.consulted_at, reasons = wanted.reasons, signs = wanted.signs,
      temperature_c = wanted.temperature_c, weight_kg = wanted.weight_kg, height_cm = wanted.height_cm, muac_mm = wanted.muac_mm,
      systolic_mmhg = wanted.systolic_mmhg, diastolic_mmhg = wanted.diastolic_mmhg, pulse_bpm = wanted.pulse_bpm,
      respiration_rpm = wanted.respiration_rpm, spo2_pct = wanted.spo2_pct, malaria_test = wanted.malaria_test,
      malaria_result = wanted.malaria_result, is_new_case = wanted.is_new_case, treatment = wanted.treatment, outcome = wanted.outcome,
      next_visit_on = wanted.next_visit_on
    where c.facility_code = facility and c.id = visit_id
    returning * into known;
    delete from sis.diagnosis d where d.facility_code = facility and d.consultation_id = visit_id
      and d.id <> all (array(select (n ->> 'id')::uuid from jsonb_array_elements(noted) n));
  end if;
  insert into sis.diagnosis as d (facility_code, id, consultation_id, term_code, free_text, certainty, is_new_case)
  select facility, n.id, visit_id, n.term_code, private.clean_text(n.free_text), coalesce(n.certainty, 'confirmed'), coalesce(n.is_new_case, wanted.is_new_case)
  from jsonb_to_recordset(noted) as n (id uuid, term_code text, free_text text, certainty text, is_new_case boolean)
  on conflict (facility_code, id) do update set term_code = excluded.term_code, free_text = excluded.free_text,
    certainty = excluded.certainty, is_new_case = excluded.is_new_case;
  return to_jsonb(known);
end
$$;
comment on function sis.save_consultation(jsonb) is
  'Records a visit with its diagnoses (revision null) or corrects one, in one transaction. Errors as sis.save_patient, and before_birth.';

grant execute on function sis.save_patient(jsonb), sis.search_patients(text, text, int), private.search_patients(text, text, int),
  sis.save_consultation(jsonb) to authenticated;
