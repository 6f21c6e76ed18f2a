-- Opening a facility in a running system: a schema, its partitions, its feed.

create function private.attach_partition(facility text, parent text) returns void
language plpgsql set search_path = ''
as $$
begin
  execute format('create table %I.%I (like sis.%I including all)', facility, parent, parent);
  execute format('alter table %I.%I enable row level security', facility, parent);
  execute format('alter table sis.%I attach partition %I.%I for values in (%L)', parent, facility, parent, facility);
  execute format('revoke all on %I.%I from public, anon, authenticated, service_role', facility, parent);
end
$$;
comment on function private.attach_partition(text, text) is 'Builds one stand-alone table and attaches it: existing partitions are not scanned and readers are not stopped.';

create function private.open_facility(code text, name text, kind text, ownership text default 'public', population int default null,
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
  -- Attaching adds foreign keys, which stops writers for an instant. The locks are taken at once and in
  -- the order in which writers take them, so that neither can deadlock the other.
  -- `only`: a writer holds the parent too, and locking every partition would cost more than the rest.
  lock table only sis.patient, only sis.consultation, only sis.diagnosis, only sis.event in share row exclusive mode;
  execute format('create schema %I', code);
  -- Every partitioned parent of the catalogue, so that a table added later cannot be forgotten.
  for parent in
    select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'sis' and c.relkind = 'p' order by c.oid
  loop
    perform private.attach_partition(code, parent);
  end loop;
  perform private.emit(array[code, private.ministry_code()], 'facility.opened', 'facility', gen_random_uuid());
end
$$;
comment on function private.open_facility(text, text, text, text, int, numeric, numeric, text, date) is
  'Opens a facility while the system runs, in one transaction: half a facility cannot exist. Opening one that exists changes nothing.';
