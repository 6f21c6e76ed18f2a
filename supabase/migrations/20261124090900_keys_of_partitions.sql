-- The keys between a facility's tables stand on its partitions, each to the facility's own table.
--
-- On the parents, attaching a partition locked every partition of the country against writers and planned its
-- check over all of them: 12,542 locks and 445 ms for facility no. 1,400, against 68 locks and about 60 ms
-- (`npm run bench isolation`), and a hosted project would have run out of lock slots long before.

alter table sis.diagnosis drop constraint diagnosis_facility_code_consultation_id_fkey;
alter table sis.consultation drop constraint consultation_facility_code_patient_id_fkey;

create function private.add_keys(facility text, parent text) returns void
language plpgsql set search_path = ''
as $$
begin
  if parent = 'consultation' then
    execute format('alter table %I.consultation add foreign key (facility_code, patient_id) references %I.patient', facility, facility);
  elsif parent = 'diagnosis' then
    execute format('alter table %I.diagnosis add foreign key (facility_code, consultation_id) references %I.consultation', facility, facility);
  end if;
end
$$;
comment on function private.add_keys(text, text) is 'The foreign keys of one partition: they lead inside its own schema, so a reference across facilities cannot exist.';

create or replace function private.attach_partition(facility text, parent text) returns void
language plpgsql set search_path = ''
as $$
begin
  execute format('create table %I.%I (like sis.%I including all)', facility, parent, parent);
  execute format('alter table %I.%I enable row level security', facility, parent);
  perform private.add_keys(facility, parent);
  execute format('alter table sis.%I attach partition %I.%I for values in (%L)', parent, facility, parent, facility);
  execute format('revoke all on %I.%I from public, anon, authenticated, service_role', facility, parent);
end
$$;

create or replace function private.open_facility(code text, name text, kind text, ownership text default 'public', population int default null,
  latitude numeric default null, longitude numeric default null, phone text default null, opened_on date default current_date) returns void
language plpgsql set search_path = '' set lock_timeout = '5s'
as $$
declare
  parent text;
begin
  if exists (select from sis.facility f where f.code = open_facility.code) then return; end if;
  if exists (select from pg_catalog.pg_namespace n where n.nspname = open_facility.code) then
    perform private.refuse('name_taken', '{"field": "code"}', 'PT409');
  end if;
  insert into sis.facility (code, name, kind, ownership, population, latitude, longitude, phone, opened_on)
  values (code, name, kind, ownership, population, latitude, longitude, phone, opened_on);
  insert into sis.feed (facility_code) values (code);
  insert into private.audit_head (facility_code, hash) values (code, private.audit_genesis(code));
  execute format('create schema %I', code);
  -- Every partitioned parent of the catalogue, so that a table added later cannot be forgotten. Attaching stops
  -- nobody: readers and writers go on, and two openings at once take turns.
  for parent in
    select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'sis' and c.relkind = 'p' order by c.oid
  loop
    perform private.attach_partition(code, parent);
  end loop;
  perform private.emit(array[code, private.ministry_code()], 'facility.opened', 'facility', gen_random_uuid());
end
$$;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.add_keys(facility, 'consultation');
    perform private.add_keys(facility, 'diagnosis');
  end loop;
end
$$;
