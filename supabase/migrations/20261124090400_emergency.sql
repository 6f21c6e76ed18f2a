-- Breaking the glass: in an emergency a clinician opens one patient's record of another facility. Read only,
-- for a limited time, with a reason; the owner facility is told at once and sees who, when, why and what.

create table sis.emergency_rule (
  minutes int not null check (minutes between 5 and 1440),
  misses_per_hour int not null check (misses_per_hour between 1 and 50),
  valid daterange primary key default '[1900-01-01,)',
  source text not null
);
comment on table sis.emergency_rule is 'How long an emergency access lasts, and how many misses an hour are borne. Data with dates: no source confirmed the figures.';
insert into sis.emergency_rule (minutes, misses_per_hour, source) values (60, 5, 'Working figure, to be set by the Ministry with the APDP');

create table sis.emergency_access (
  id uuid primary key default gen_random_uuid(),
  -- The client's own, so that a retry is harmless; of nobody's interest but its author's.
  request_id uuid not null,
  facility_code text not null references sis.facility,
  by_facility text not null references sis.facility check (by_facility <> facility_code),
  patient_id uuid not null,
  user_id uuid not null default auth.uid(),
  person_name text,
  reason_code text not null check (reason_code in ('unconscious', 'no_letter', 'maternal', 'child', 'other')),
  reason text not null check (char_length(reason) between 10 and 500),
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  reads int not null default 0,
  last_read_at timestamptz,
  unique (user_id, request_id)
);
create index emergency_access_facility on sis.emergency_access (facility_code, opened_at desc);
create index emergency_access_by_facility on sis.emergency_access (by_facility);
create index emergency_access_user on sis.emergency_access (user_id, opened_at desc);
comment on table sis.emergency_access is 'Each time the glass was broken: whose record, by whom, why, until when, how often read.';

create table private.emergency_miss (
  user_id uuid not null,
  at timestamptz not null default now()
);
create index emergency_miss_user on private.emergency_miss (user_id, at);
alter table private.emergency_miss enable row level security;
comment on table private.emergency_miss is 'Searches that found nobody: after a few, the door stays shut for an hour, so that nobody fishes.';

create function private.break_glass(request jsonb) returns jsonb
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
      and p.search_key = private.sound_of((request ->> 'family_name') || ' ' || (request ->> 'given_name'))
      and extract(year from p.birth_date) between (request ->> 'birth_year')::int - 1 and (request ->> 'birth_year')::int + 1);
  else
    perform private.refuse('missing_field', '{"field": "number"}');
  end if;
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
create function sis.break_glass(request jsonb) returns jsonb
language sql set search_path = '' as $$ select private.break_glass(request) $$;
comment on function sis.break_glass(jsonb) is
  'Opens one patient''s record of another facility in an emergency: {id, facility_code, by_facility, reason_code, reason, and number or family_name, given_name, sex, birth_year}. Answers {opened, id, patient_id, expires_at}, or {opened: false, tries_left} when not exactly one person fits. Errors: forbidden, reason_needed, own_facility, too_many_tries (429).';

create function private.emergency_record(access uuid) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  glass sis.emergency_access;
  visits jsonb;
begin
  select e.* into glass from sis.emergency_access e
  where e.id = access and e.user_id = auth.uid() and e.ended_at is null and e.expires_at > now()
    and e.by_facility = any (private.codes_with('patients', 'emergency'));
  if glass.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('diagnoses', (
      select coalesce(jsonb_agg(jsonb_build_object('term_code', d.term_code, 'free_text', d.free_text, 'certainty', d.certainty)), '[]')
      from sis.diagnosis d where d.facility_code = glass.facility_code and d.consultation_id = c.id)) order by c.consulted_at desc), '[]') into visits
  from sis.consultation c
  where c.facility_code = glass.facility_code and c.patient_id = glass.patient_id and c.deleted_at is null;
  perform private.note_audit(array[glass.facility_code], 'emergency', 'patient', glass.patient_id::text, glass.patient_id,
    array['patient', 'consultations: ' || jsonb_array_length(visits)], glass.reason_code);
  update sis.emergency_access e set reads = e.reads + 1, last_read_at = now() where e.id = glass.id returning * into glass;
  return jsonb_build_object('access', to_jsonb(glass), 'consultations', visits,
    'patient', (select to_jsonb(p) - 'search_key' from sis.patient p where p.facility_code = glass.facility_code and p.id = glass.patient_id));
end
$$;
create function sis.emergency_record(access uuid) returns jsonb
language sql set search_path = '' as $$ select private.emergency_record(access) $$;
comment on function sis.emergency_record(uuid) is
  'The record behind a broken glass: {access, patient, consultations: [{..., diagnoses}]}; each reading is noted in the owner''s trail. 404 not_found once it has expired, was ended, or is not the caller''s.';

create function private.end_emergency(access uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  glass sis.emergency_access;
begin
  select e.* into glass from sis.emergency_access e
  where e.id = access and (e.user_id = auth.uid() or e.facility_code = any (private.codes_with('audit', 'read'))) for update;
  if glass.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  if glass.ended_at is null then
    update sis.emergency_access e set ended_at = now(),
      ended_by_name = private.my_name(case when glass.user_id = auth.uid() then glass.by_facility else glass.facility_code end)
    where e.id = access returning * into glass;
    perform private.emit(array[glass.facility_code, glass.by_facility], 'emergency.ended', 'emergency_access', glass.id);
  end if;
  return to_jsonb(glass);
end
$$;
create function sis.end_emergency(access uuid) returns jsonb
language sql set search_path = '' as $$ select private.end_emergency(access) $$;
comment on function sis.end_emergency(uuid) is 'Closes an emergency access before its time: by whoever opened it, or by the owner facility''s auditor. Returns the row; again is harmless.';

create trigger audit_change after insert or update or delete on sis.emergency_access
  for each row execute function private.audit_change('facility_code,by_facility', 'patient_id', 'reads,last_read_at');
create trigger audit_change after insert or update or delete on sis.emergency_rule for each row execute function private.audit_change('', '');

alter table sis.emergency_rule enable row level security;
alter table sis.emergency_access enable row level security;
create policy "Signed-in users can read the emergency rule" on sis.emergency_rule for select to authenticated using (true);
create policy "Openers and the owner's auditors can read emergency accesses" on sis.emergency_access for select to authenticated
  using (user_id = (select auth.uid()) or facility_code = any ((select private.codes_with('audit', 'read'))::text[]));
grant select on sis.emergency_rule, sis.emergency_access to authenticated;
grant execute on function sis.break_glass(jsonb), private.break_glass(jsonb), sis.emergency_record(uuid), private.emergency_record(uuid),
  sis.end_emergency(uuid), private.end_emergency(uuid) to authenticated;
