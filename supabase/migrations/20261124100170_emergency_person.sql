-- In an emergency, too, two records of one person are one: whichever card they carry opens the whole history.

create or replace function private.break_glass(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  owner constant text := request ->> 'facility_code';
  mine constant text := request ->> 'by_facility';
  rule sis.emergency_rule;
  made sis.emergency_access;
  misses int;
  found uuid[];
begin
  perform private.expect_fields(request, array['id', 'facility_code', 'by_facility', 'reason_code', 'reason'],
    array['number', 'family_name', 'given_name', 'sex', 'birth_year']);
  perform private.require(mine, 'patients', 'emergency');
  if char_length(private.clean_text(request ->> 'reason')) not between 10 and 500 then
    perform private.refuse('reason_needed', '{"field": "reason"}');
  end if;
  if request ->> 'reason_code' not in ('unconscious', 'no_letter', 'maternal', 'child', 'other') then
    perform private.refuse('invalid_input', '{"field": "reason_code"}');
  end if;
  if owner = mine then perform private.refuse('own_facility', '{"field": "facility_code"}'); end if;
  select * into made from sis.emergency_access e where e.request_id = (request ->> 'id')::uuid and e.user_id = auth.uid();
  if made.id is not null then
    return jsonb_build_object('opened', true, 'id', made.id, 'patient_id', made.patient_id, 'expires_at', made.expires_at);
  end if;
  select * into strict rule from sis.emergency_rule r where r.valid @> current_date;
  -- One search at a time for each person: two at once would share their tries.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('emergency ' || auth.uid(), 0));
  select count(*) into misses from private.emergency_miss m where m.user_id = auth.uid() and m.at > now() - interval '1 hour';
  if misses >= rule.misses_per_hour then perform private.refuse('too_many_tries', null, 'PT429'); end if;

  if request ->> 'number' is not null then
    found := array(select p.id from sis.patient p where p.facility_code = owner and p.number = upper(btrim(request ->> 'number')) and p.deleted_at is null);
  elsif request ->> 'family_name' is not null and request ->> 'given_name' is not null and request ->> 'sex' is not null and request ->> 'birth_year' is not null then
    found := array(select p.id from sis.patient p where p.facility_code = owner and p.deleted_at is null and p.sex = request ->> 'sex'
      and extract(year from p.birth_date) between (request ->> 'birth_year')::int - 1 and (request ->> 'birth_year')::int + 1
      and private.sound_of(p.family_name || ' ' || p.given_name) = private.sound_of((request ->> 'family_name') || ' ' || (request ->> 'given_name')));
  else
    perform private.refuse('missing_field', '{"field": "number"}');
  end if;
  -- An old card, or two records that were merged, are one person: the record that goes on.
  found := array(select distinct r.id from unnest(found) f, private.root_of(owner, f) as root, sis.patient r
    where r.facility_code = owner and r.id = root and r.deleted_at is null);
  -- Nobody, several people, or no such facility: one answer for all, and it is kept, so it is a value and not an error.
  if cardinality(found) <> 1 then
    insert into private.emergency_miss (user_id) values (auth.uid());
    if exists (select from sis.facility f where f.code = owner) then
      perform private.note_audit(array[owner, mine], 'refused', 'emergency_access', request ->> 'id', null, '{}', request ->> 'reason_code');
    end if;
    return jsonb_build_object('opened', false, 'tries_left', rule.misses_per_hour - misses - 1);
  end if;
  insert into sis.emergency_access (request_id, facility_code, by_facility, patient_id, person_name, reason_code, reason, expires_at)
  values ((request ->> 'id')::uuid, owner, mine, found[1], private.my_name(mine), request ->> 'reason_code',
    private.clean_text(request ->> 'reason'), now() + make_interval(mins => rule.minutes))
  returning * into made;
  -- The detail tells the two feeds apart: urgent for the owner, a memory for whoever opened.
  perform private.emit(array[owner, mine], 'emergency.opened', 'emergency_access', made.id, jsonb_build_object('owner', owner));
  return jsonb_build_object('opened', true, 'id', made.id, 'patient_id', made.patient_id, 'expires_at', made.expires_at);
end
$$;

create or replace function private.emergency_record(access uuid) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  glass sis.emergency_access;
  visits jsonb;
  records uuid[];
begin
  select e.* into glass from sis.emergency_access e
  where e.id = access and e.user_id = auth.uid() and e.ended_at is null and e.expires_at > now()
    and e.by_facility = any (private.codes_with('patients', 'emergency'));
  if glass.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  -- Merged before or since: the person's whole history, under the identity that goes on.
  records := private.person_ids(glass.facility_code, glass.patient_id);
  select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('diagnoses', (
      select coalesce(jsonb_agg(jsonb_build_object('term_code', d.term_code, 'free_text', d.free_text, 'certainty', d.certainty)), '[]')
      from sis.diagnosis d where d.facility_code = glass.facility_code and d.consultation_id = c.id)) order by c.consulted_at desc), '[]') into visits
  from sis.consultation c
  where c.facility_code = glass.facility_code and c.patient_id = any (records) and c.deleted_at is null;
  perform private.note_audit(array[glass.facility_code], 'emergency', 'patient', glass.patient_id::text, glass.patient_id,
    array['patient', 'consultations: ' || jsonb_array_length(visits)], glass.reason_code);
  update sis.emergency_access e set reads = e.reads + 1, last_read_at = now() where e.id = glass.id returning * into glass;
  return jsonb_build_object('access', to_jsonb(glass), 'consultations', visits,
    'patient', (select to_jsonb(p) - 'search_key' from sis.patient p where p.facility_code = glass.facility_code and p.id = records[1]));
end
$$;
