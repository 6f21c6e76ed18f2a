-- Two records of one person become one history, and can be taken apart again. Nothing moves: the record that
-- does not go on points at the one that does, and what was taken from it is kept beside what stood there before.

create table sis.patient_merge (
  facility_code text not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null check (merged_id <> kept_id),
  chosen text[] not null default '{}',
  kept_before jsonb not null,
  merged_before jsonb not null,
  reason text not null check (char_length(reason) between 3 and 500),
  -- Not the transaction's time: several merges sent together stand on each other in their order.
  merged_at timestamptz not null default clock_timestamp(),
  merged_by uuid default auth.uid(),
  merged_by_name text,
  undone_at timestamptz,
  undone_by_name text,
  undo_reason text check (char_length(undo_reason) between 3 and 500),
  primary key (facility_code, id)
) partition by list (facility_code);
create index patient_merge_kept on sis.patient_merge (facility_code, kept_id);
create index patient_merge_merged on sis.patient_merge (facility_code, merged_id);
comment on table sis.patient_merge is
  'Each merge of two records: which goes on, which fields were taken from the other (`chosen`), both as they were, why, by whom, and whether it was undone.';

create table sis.distinct_pair (
  facility_code text not null,
  patient_a uuid not null,
  patient_b uuid not null,
  created_by uuid default auth.uid(),
  created_by_name text,
  created_at timestamptz not null default now(),
  primary key (facility_code, patient_a, patient_b),
  constraint distinct_pair_in_order check (patient_a < patient_b)
) partition by list (facility_code);
create index distinct_pair_b on sis.distinct_pair (facility_code, patient_b);
comment on table sis.distinct_pair is 'Records that look like one person''s and that somebody looked at and called two people: not proposed again.';

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
  elsif parent = 'patient_merge' then
    execute format('alter table %I.patient_merge add foreign key (facility_code, kept_id) references %I.patient', facility, facility);
    execute format('alter table %I.patient_merge add foreign key (facility_code, merged_id) references %I.patient', facility, facility);
  elsif parent = 'distinct_pair' then
    execute format('alter table %I.distinct_pair add foreign key (facility_code, patient_a) references %I.patient', facility, facility);
    execute format('alter table %I.distinct_pair add foreign key (facility_code, patient_b) references %I.patient', facility, facility);
  end if;
end
$$;

create trigger audit_change after insert or update or delete on sis.patient_merge
  for each row execute function private.audit_change('facility_code', 'kept_id', 'kept_before,merged_before');
create trigger audit_change after insert or update or delete on sis.distinct_pair
  for each row execute function private.audit_change('facility_code', 'patient_a');

-- Both are written by the functions below alone; whoever reads identities reads them.
alter table sis.patient_merge enable row level security;
alter table sis.distinct_pair enable row level security;
create policy "Members can read their facility's merges" on sis.patient_merge for select to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'read'))::text[])
    or (merged_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'read'))::text[])));
create policy "Members can read which of their patients are two people" on sis.distinct_pair for select to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'read'))::text[])
    or (created_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'read'))::text[])));
grant select on sis.patient_merge, sis.distinct_pair to authenticated;

-- Writing ---------------------------------------------------------------------------------------------

create function private.lock_patients(facility text, ids uuid[]) returns sis.patient[]
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  person sis.patient;
  found sis.patient[] := '{}';
begin
  -- In the order of their ids: two people at the same pair take turns instead of waiting for each other.
  for person in
    select * from sis.patient p where p.facility_code = facility and p.id = any (ids) order by p.id for update
  loop
    if facility = any (private.codes_with('patients', 'update'))
      or (person.created_by = auth.uid() and facility = any (private.codes_with_own('patients', 'update'))) then
      found := found || person;
    end if;
  end loop;
  return array(select f from unnest(ids) with ordinality as i (id, place) join unnest(found) f on f.id = i.id order by i.place);
end
$$;
comment on function private.lock_patients(text, uuid[]) is 'The records of these ids that the caller may correct, locked, in the order asked for.';

create function private.merge_answer(made sis.patient_merge) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return jsonb_build_object('merge', to_jsonb(made),
    'kept', (select to_jsonb(p) - 'search_key' from sis.patient p where p.facility_code = made.facility_code and p.id = made.kept_id),
    'merged', (select to_jsonb(p) - 'search_key' from sis.patient p where p.facility_code = made.facility_code and p.id = made.merged_id));
end
$$;

create function private.write_identity(person sis.patient) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  update sis.patient p set family_name = person.family_name, given_name = person.given_name, sex = person.sex,
    birth_date = person.birth_date, birth_precision = person.birth_precision, village = person.village,
    in_health_area = person.in_health_area, phone = person.phone, guardian_name = person.guardian_name, pregnant = person.pregnant,
    national_number = person.national_number, earlier_number = person.earlier_number, insurance_number = person.insurance_number
  where p.facility_code = person.facility_code and p.id = person.id;
end
$$;

create function private.merge_patients(merge jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := merge ->> 'facility_code';
  wished constant jsonb := coalesce(nullif(merge -> 'chosen', 'null'), '[]');
  identity constant text[] := array['family_name', 'given_name', 'sex', 'birth_date', 'birth_precision', 'village',
    'in_health_area', 'phone', 'guardian_name', 'pregnant', 'national_number', 'earlier_number', 'insurance_number'];
  chosen text[];
  pair sis.patient[];
  kept sis.patient;
  merged sis.patient;
  made sis.patient_merge;
begin
  perform private.expect_fields(merge, array['facility_code', 'id', 'kept_id', 'merged_id', 'kept_revision', 'merged_revision', 'reason'],
    array['chosen', 'sex']);
  perform private.require(facility, 'patients', 'update');
  if char_length(coalesce(private.clean_text(merge ->> 'reason'), '')) not between 3 and 500 then
    perform private.refuse('reason_needed', '{"field": "reason"}');
  end if;
  if jsonb_typeof(wished) <> 'array' or exists (select from jsonb_array_elements(wished) w where not identity @> array[w #>> '{}']) then
    perform private.refuse('invalid_input', '{"field": "chosen"}');
  end if;
  if merge ->> 'kept_id' = merge ->> 'merged_id' then perform private.refuse('invalid_input', '{"field": "merged_id"}'); end if;
  pair := private.lock_patients(facility, array[(merge ->> 'kept_id')::uuid, (merge ->> 'merged_id')::uuid]);
  if cardinality(pair) < 2 then perform private.refuse('not_found', '{"field": "merged_id"}', 'PT404'); end if;
  kept := pair[1];
  merged := pair[2];

  -- After the locks: the same merge sent twice at once is one.
  select * into made from sis.patient_merge m where m.facility_code = facility and m.id = (merge ->> 'id')::uuid;
  if made.id is not null then
    if (made.kept_id, made.merged_id) is distinct from (kept.id, merged.id) then perform private.refuse('duplicate_id', null, 'PT409'); end if;
    return private.merge_answer(made);
  end if;
  if kept.deleted_at is not null or merged.deleted_at is not null then
    perform private.refuse('not_found', '{"field": "merged_id"}', 'PT404');
  end if;
  if (kept.revision, merged.revision) is distinct from ((merge ->> 'kept_revision')::int, (merge ->> 'merged_revision')::int) then
    perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(kept) - 'search_key', 'merged', to_jsonb(merged) - 'search_key'), 'PT409');
  end if;
  if kept.merged_into is not null or merged.merged_into is not null then
    perform private.refuse('already_merged', jsonb_build_object('merged_into', coalesce(merged.merged_into, kept.merged_into)), 'PT409');
  end if;
  -- A woman and a man are one person only when somebody says which of the two was a slip of the pen.
  if kept.sex <> merged.sex and coalesce(merge ->> 'sex', '') not in ('F', 'M') and not wished ? 'sex' then
    perform private.refuse('sex_differs', '{"field": "sex"}');
  end if;

  chosen := array(select distinct w from jsonb_array_elements_text(wished) w
    where w <> 'sex' or merge ->> 'sex' is null or merge ->> 'sex' = merged.sex
    union select 'sex' where merge ->> 'sex' = merged.sex and kept.sex <> merged.sex
    -- A date and how much of it is known are one thing.
    union select 'birth_precision' where wished ? 'birth_date'
    union select 'birth_date' where wished ? 'birth_precision'
    order by 1);
  -- A man is not pregnant, whichever record said so.
  if 'sex' = any (chosen) and merged.sex = 'M' and kept.pregnant then chosen := chosen || array['pregnant']; end if;
  insert into sis.patient_merge (facility_code, id, kept_id, merged_id, chosen, kept_before, merged_before, reason, merged_by_name)
  values (facility, (merge ->> 'id')::uuid, kept.id, merged.id, chosen, private.patch_of(to_jsonb(kept), identity),
    private.patch_of(to_jsonb(merged), identity), private.clean_text(merge ->> 'reason'), private.my_name(facility))
  returning * into made;
  if cardinality(chosen) > 0 then
    kept := jsonb_populate_record(kept, private.patch_of(made.merged_before, chosen));
    if kept.pregnant and kept.sex = 'M' then perform private.refuse('invalid_input', '{"field": "pregnant"}'); end if;
    perform private.write_identity(kept);
  end if;
  update sis.patient p set merged_into = kept.id where p.facility_code = facility and p.id = merged.id;
  perform private.emit(array[facility], 'patient.merged', 'patient', kept.id);
  perform private.emit(array[facility], 'patient.merged', 'patient', merged.id);
  return private.merge_answer(made);
end
$$;
create function sis.merge_patients(merge jsonb) returns jsonb
language sql set search_path = '' as $$ select private.merge_patients(merge) $$;
comment on function sis.merge_patients(jsonb) is
  'Two records become one person''s: {facility_code, id, kept_id, merged_id, kept_revision, merged_revision, reason, chosen: fields taken from the merged record, sex: needed when the two differ}. Answers {merge, kept, merged}; the id is the idempotency key. Errors: forbidden, not_found, stale_revision (details: current, merged), already_merged, sex_differs, reason_needed, duplicate_id, invalid_input.';

create function private.undo_merge(undo jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := undo ->> 'facility_code';
  made sis.patient_merge;
  pair sis.patient[];
  kept sis.patient;
  untouched text[];
begin
  perform private.expect_fields(undo, array['facility_code', 'id', 'reason'], '{}');
  perform private.require(facility, 'patients', 'update');
  if char_length(coalesce(private.clean_text(undo ->> 'reason'), '')) not between 3 and 500 then
    perform private.refuse('reason_needed', '{"field": "reason"}');
  end if;
  select * into made from sis.patient_merge m where m.facility_code = facility and m.id = (undo ->> 'id')::uuid;
  if made.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  pair := private.lock_patients(facility, array[made.kept_id, made.merged_id]);
  if cardinality(pair) < 2 then perform private.refuse('not_found', null, 'PT404'); end if;
  kept := pair[1];
  select * into made from sis.patient_merge m where m.facility_code = facility and m.id = made.id for update;
  if made.undone_at is not null then return private.merge_answer(made); end if;
  if exists (
    select from sis.patient_merge later
    where later.facility_code = facility and later.undone_at is null and later.merged_at > made.merged_at
      and (later.kept_id = made.kept_id or later.merged_id = made.kept_id)) then
    perform private.refuse('later_merge', null, 'PT409');
  end if;
  -- Whatever was corrected since then stays corrected. A date and its precision go together.
  untouched := array(select c from unnest(made.chosen) c
    where to_jsonb(kept) -> c is not distinct from made.merged_before -> c);
  if not array['birth_date', 'birth_precision'] <@ untouched then
    untouched := array_remove(array_remove(untouched, 'birth_date'), 'birth_precision');
  end if;
  if cardinality(untouched) > 0 then
    kept := jsonb_populate_record(kept, private.patch_of(made.kept_before, untouched));
    kept.pregnant := kept.pregnant and kept.sex = 'F';
    perform private.write_identity(kept);
  end if;
  update sis.patient p set merged_into = null where p.facility_code = facility and p.id = made.merged_id;
  update sis.patient_merge m set undone_at = clock_timestamp(), undone_by_name = private.my_name(facility),
    undo_reason = private.clean_text(undo ->> 'reason')
  where m.facility_code = facility and m.id = made.id returning * into made;
  perform private.emit(array[facility], 'patient.unmerged', 'patient', made.kept_id);
  perform private.emit(array[facility], 'patient.unmerged', 'patient', made.merged_id);
  return private.merge_answer(made);
end
$$;
create function sis.undo_merge(undo jsonb) returns jsonb
language sql set search_path = '' as $$ select private.undo_merge(undo) $$;
comment on function sis.undo_merge(jsonb) is
  'Takes a merge apart: {facility_code, id: the merge''s, reason}. Fields taken from the other record go back, unless somebody corrected them since. Answers {merge, kept, merged}; again is harmless. Errors: forbidden, not_found, later_merge (undo that one first), reason_needed.';

create function private.save_distinct(pair jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := pair ->> 'facility_code';
  smaller uuid;
  larger uuid;
  noted sis.distinct_pair;
begin
  perform private.expect_fields(pair, array['facility_code', 'patient_a', 'patient_b'], '{}');
  perform private.require(facility, 'patients', 'update');
  smaller := least((pair ->> 'patient_a')::uuid, (pair ->> 'patient_b')::uuid);
  larger := greatest((pair ->> 'patient_a')::uuid, (pair ->> 'patient_b')::uuid);
  if smaller = larger then perform private.refuse('invalid_input', '{"field": "patient_b"}'); end if;
  if cardinality(private.lock_patients(facility, array[smaller, larger])) < 2 then
    perform private.refuse('not_found', '{"field": "patient_b"}', 'PT404');
  end if;
  insert into sis.distinct_pair (facility_code, patient_a, patient_b, created_by_name)
  values (facility, smaller, larger, private.my_name(facility))
  on conflict do nothing returning * into noted;
  if noted.patient_a is not null then
    perform private.emit(array[facility], 'distinct.noted', 'patient', smaller);
  else
    select * into noted from sis.distinct_pair d where d.facility_code = facility and d.patient_a = smaller and d.patient_b = larger;
  end if;
  return to_jsonb(noted);
end
$$;
create function sis.save_distinct(pair jsonb) returns jsonb
language sql set search_path = '' as $$ select private.save_distinct(pair) $$;
comment on function sis.save_distinct(jsonb) is
  'Notes that two records which look alike are two people: {facility_code, patient_a, patient_b}, in any order; again is harmless. The event distinct.noted names the smaller id. Errors: forbidden, not_found, invalid_input.';

-- What looked at one record looks at the person now -----------------------------------------------------

create or replace function private.anonymous_patients(facility text, after uuid, max_rows int)
returns table (id uuid, sex text, birth_year int, in_health_area boolean, pregnant boolean)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  if not exists (
    select from sis.membership m join sis.role r on r.id = m.role_id
    where m.user_id = (select auth.uid()) and m.facility_code = facility and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and private.allows(r.document, m.exceptions, 'patients', 'read')
      and coalesce(r.document #> '{areas,patients,limits}', '[]') in ('[]', '["without_identity"]')) then
    perform private.refuse('forbidden', null, '42501');
  end if;
  return query
    select p.id, p.sex, extract(year from p.birth_date)::int, p.in_health_area, p.pregnant
    from sis.patient p
    where p.facility_code = facility and p.deleted_at is null and p.merged_into is null and (after is null or p.id > after)
    order by p.id limit least(greatest(max_rows, 1), 1000);
end
$$;

create or replace function private.who_saw(facility text, number text) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  person uuid;
  records uuid[];
begin
  perform private.require(facility, 'audit', 'read');
  select p.id into person from sis.patient p where p.facility_code = facility and p.number = upper(btrim(who_saw.number));
  if person is null then perform private.refuse('not_found', '{"field": "number"}', 'PT404'); end if;
  perform private.note_audit(array[facility], 'sheet', 'patient', person::text, person);
  -- Whichever of their cards the person holds, the sheet is about all their records.
  records := private.person_ids(facility, person);
  return (select coalesce(jsonb_agg(jsonb_build_object('seq', a.seq, 'at', a.at, 'actor_name', a.actor_name, 'by_facility', a.by_facility,
      'action', a.action, 'relation', a.relation, 'purpose', a.purpose, 'fields', to_jsonb(a.fields)) order by a.seq desc), '[]')
    from sis.audit a where a.facility_code = facility and a.patient_id = any (records));
end
$$;

grant execute on function sis.merge_patients(jsonb), private.merge_patients(jsonb), sis.undo_merge(jsonb), private.undo_merge(jsonb),
  sis.save_distinct(jsonb), private.save_distinct(jsonb) to authenticated;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'patient_merge');
    perform private.attach_partition(facility, 'distinct_pair');
  end loop;
end
$$;
