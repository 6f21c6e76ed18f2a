-- Arrivals: who came and waits. The list of the day begins at the desk, before anybody is seen.

create table sis.arrival (
  facility_code text not null,
  id uuid not null,
  patient_id uuid not null,
  arrived_at timestamptz not null,
  urgent boolean not null default false,
  note text check (char_length(note) <= 200),
  left_at timestamptz,
  revision int not null default 1,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (facility_code, id),
  constraint arrival_left_after_coming check (left_at >= arrived_at)
) partition by list (facility_code);
create index arrival_patient on sis.arrival (facility_code, patient_id);
create index arrival_day on sis.arrival (facility_code, arrived_at desc, id desc);
comment on table sis.arrival is 'Who came, when, and whether it is urgent. `left_at`: gone without being seen, or taken off the list.';

create or replace function private.add_keys(facility text, parent text) returns void
language plpgsql set search_path = ''
as $$
begin
  if parent = 'patient' then
    execute format('alter table %I.patient add foreign key (facility_code, merged_into) references %I.patient', facility, facility);
  elsif parent in ('consultation', 'arrival') then
    execute format('alter table %I.%I add foreign key (facility_code, patient_id) references %I.patient', facility, parent, facility);
  elsif parent = 'diagnosis' then
    execute format('alter table %I.diagnosis add foreign key (facility_code, consultation_id) references %I.consultation', facility, facility);
  elsif parent = 'correction' then
    -- The history of a visit goes with it, on the day that its owner removes it for good.
    execute format('alter table %I.correction add foreign key (facility_code, consultation_id) references %I.consultation on delete cascade',
      facility, facility);
  elsif parent = 'patient_merge' then
    execute format('alter table %I.patient_merge add foreign key (facility_code, kept_id) references %I.patient', facility, facility);
    execute format('alter table %I.patient_merge add foreign key (facility_code, merged_id) references %I.patient', facility, facility);
  elsif parent = 'distinct_pair' then
    execute format('alter table %I.distinct_pair add foreign key (facility_code, patient_a) references %I.patient', facility, facility);
    execute format('alter table %I.distinct_pair add foreign key (facility_code, patient_b) references %I.patient', facility, facility);
  end if;
end
$$;

-- What the server decides, whatever the client sent ---------------------------------------------------

create function private.before_arrival() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.note := private.clean_text(new.note);
  if not isfinite(new.arrived_at) then perform private.refuse('invalid_input', '{"field": "arrived_at"}'); end if;
  if new.arrived_at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "arrived_at"}'); end if;
  if new.left_at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "left_at"}'); end if;
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
create trigger before_arrival before insert or update on sis.arrival for each row execute function private.before_arrival();
create trigger announce_record after insert or update on sis.arrival for each row execute function private.announce_record('arrival.noted');
create trigger audit_change after insert or update or delete on sis.arrival for each row execute function private.audit_change('facility_code', 'patient_id');

-- Reading the trail is no way around the walls: whatever it says of a patient is inside a record.
create or replace function private.audit_change(facility text, entry bigint) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  line sis.audit;
  area text;
  hidden boolean;
begin
  perform private.require(facility, 'audit', 'read');
  select a.* into line from sis.audit a where a.facility_code = facility and a.seq = entry;
  if line.seq is null then perform private.refuse('not_found', null, 'PT404'); end if;
  area := case line.relation when 'consultation' then 'consultations' when 'diagnosis' then 'consultations'
    when 'referral' then 'referrals' when 'referral_step' then 'referrals' when 'counter_referral' then 'referrals'
    -- The auditor of the owner facility reads who broke the glass, for whom and why.
    when 'emergency_access' then null
    else case when line.patient_id is not null then 'patients' end end;
  hidden := area is not null and facility <> all (private.codes_with(area, 'read'));
  return jsonb_build_object('seq', line.seq, 'fields', to_jsonb(line.fields), 'masked', hidden,
    'before', case when not hidden then line.before end, 'after', case when not hidden then line.after end);
end
$$;

-- Policies --------------------------------------------------------------------------------------------
--
-- The clerk who keeps identities (patients: update) and whoever sees people (consultations: create) note arrivals,
-- of patients whom they may read: an id typed at random is answered as one that does not exist. That question is one
-- of each row; nobody writes many arrivals in a statement.

create function private.reads_patient(facility text, patient uuid) returns boolean
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  person sis.patient;
begin
  if facility <> all (private.my_facilities()) then return false; end if;
  select * into person from sis.patient p where p.facility_code = facility and p.id = patient;
  return person.id is not null and private.may_name(facility, person);
end
$$;
comment on function private.reads_patient(text, uuid) is 'May the caller read this patient? No, where there is none.';

alter table sis.arrival enable row level security;
create policy "Members can read their facility's arrivals" on sis.arrival for select to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'read'))::text[])
    or (created_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'read'))::text[])));
create policy "Members can note arrivals at their facility" on sis.arrival for insert to authenticated
  with check ((facility_code = any ((select private.codes_with('patients', 'update'))::text[])
      or facility_code = any ((select private.codes_with('consultations', 'create'))::text[])
      or facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])
      or facility_code = any ((select private.codes_with_own('consultations', 'create'))::text[]))
    and (select private.reads_patient(facility_code, patient_id)));
create policy "Members can follow their facility's arrivals" on sis.arrival for update to authenticated
  using ((facility_code = any ((select private.codes_with('patients', 'update'))::text[])
      or facility_code = any ((select private.codes_with('consultations', 'create'))::text[])
      or (created_by = (select private.me()) and (facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])
        or facility_code = any ((select private.codes_with_own('consultations', 'create'))::text[]))))
    and (select private.reads_patient(facility_code, patient_id)))
  with check ((facility_code = any ((select private.codes_with('patients', 'update'))::text[])
      or facility_code = any ((select private.codes_with('consultations', 'create'))::text[])
      or (created_by = (select private.me()) and (facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])
        or facility_code = any ((select private.codes_with_own('consultations', 'create'))::text[]))))
    and (select private.reads_patient(facility_code, patient_id)));
grant select, insert (facility_code, id, patient_id, arrived_at, urgent, note, left_at), update (arrived_at, urgent, note, left_at)
  on sis.arrival to authenticated;

create function sis.save_arrival(arrival jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := arrival ->> 'facility_code';
  content constant text[] := array['patient_id', 'arrived_at', 'urgent', 'note', 'left_at'];
  known sis.arrival;
  wanted sis.arrival;
begin
  perform private.expect_fields(arrival, array['facility_code', 'id', 'patient_id', 'arrived_at'], array['urgent', 'note', 'left_at', 'revision']);
  perform private.expect_short(arrival, array['note'], 200);
  if facility <> all (private.codes_with('patients', 'update') || private.codes_with('consultations', 'create')
    || private.codes_with_own('patients', 'update') || private.codes_with_own('consultations', 'create')) then
    perform private.refuse('forbidden', null, '42501');
  end if;
  if not private.reads_patient(facility, (arrival ->> 'patient_id')::uuid) then
    perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404');
  end if;
  select * into known from sis.arrival a where a.facility_code = facility and a.id = (arrival ->> 'id')::uuid for update;
  wanted := jsonb_populate_record(known, private.patch_of(arrival, content || array['facility_code', 'id']));
  wanted.urgent := coalesce(wanted.urgent, false);
  wanted.note := private.clean_text(wanted.note);
  if wanted.left_at < wanted.arrived_at then perform private.refuse('invalid_input', '{"field": "left_at"}'); end if;

  if arrival ->> 'revision' is null then
    if known.id is not null then
      -- The answer was lost and the phone tries again: the same content is the same arrival.
      if known.revision = 1 and to_jsonb(wanted) is distinct from to_jsonb(known) then
        perform private.refuse('duplicate_id', null, 'PT409');
      end if;
      return to_jsonb(known);
    end if;
    insert into sis.arrival (facility_code, id, patient_id, arrived_at, urgent, note, left_at)
    values (facility, wanted.id, wanted.patient_id, wanted.arrived_at, wanted.urgent, wanted.note, wanted.left_at)
    returning * into known;
  else
    if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
    if known.patient_id <> wanted.patient_id then perform private.refuse('invalid_input', '{"field": "patient_id"}'); end if;
    if known.revision <> (arrival ->> 'revision')::int then
      perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(known)), 'PT409');
    end if;
    update sis.arrival a set arrived_at = wanted.arrived_at, urgent = wanted.urgent, note = wanted.note, left_at = wanted.left_at
    where a.facility_code = facility and a.id = known.id
    returning * into known;
  end if;
  return to_jsonb(known);
end
$$;
comment on function sis.save_arrival(jsonb) is
  'Notes that somebody came (revision null) or what became of it (the revision the edit started from): {facility_code, id, patient_id, arrived_at, urgent, note, left_at, revision}. For whoever may read the patient, and keeps identities (patients: update) or sees people (consultations: create). Errors as sis.save_patient.';
grant execute on function sis.save_arrival(jsonb), private.reads_patient(text, uuid) to authenticated;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'arrival');
  end loop;
end
$$;
