-- The registry: opening, correcting and moving a facility from the app, with its first administrator.

alter table sis.facility
  add column revision int not null default 1,
  -- Such a schema cannot be made.
  add constraint facility_code_is_no_system_name check (code !~ '^pg_');
create trigger next_revision before update on sis.facility for each row execute function private.next_revision();

create function private.expect_area(code text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if not exists (select from sis.org_unit u where u.code = expect_area.code) then
    perform private.refuse('unknown_area', '{"field": "org_unit_code"}');
  end if;
end
$$;

-- Named apart from private.open_facility, which weighs nobody's rights and is the owner's alone.
create function private.request_facility(request jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  wanted sis.facility;
  invitation jsonb;
begin
  perform private.expect_fields(request, array['code', 'name', 'kind', 'org_unit_code'],
    array['ownership', 'population', 'latitude', 'longitude', 'phone', 'opened_on', 'administrator']);
  if not private.national_with('facilities', 'create') then perform private.refuse('forbidden', null, '42501'); end if;
  wanted := jsonb_populate_record(null::sis.facility, request);
  if wanted.code !~ '^[a-z][a-z0-9_]{2,40}$' or wanted.code ~ '^pg_' then perform private.refuse('invalid_code', '{"field": "code"}'); end if;
  if wanted.kind not in ('hospital', 'csref', 'cscom', 'cabinet') then perform private.refuse('invalid_input', '{"field": "kind"}'); end if;
  perform private.expect_area(request ->> 'org_unit_code');
  if exists (select from sis.facility f where f.code = wanted.code) then perform private.refuse('name_taken', '{"field": "code"}', 'PT409'); end if;
  perform private.open_facility(wanted.code, private.clean_text(wanted.name), wanted.kind, coalesce(wanted.ownership, 'public'), wanted.population,
    wanted.latitude, wanted.longitude, wanted.phone, coalesce(wanted.opened_on, current_date));
  insert into sis.facility_parent (facility_code, org_unit_code, valid)
  values (wanted.code, request ->> 'org_unit_code', daterange(coalesce(wanted.opened_on, current_date), null));
  if jsonb_typeof(request -> 'administrator') = 'object' then
    perform private.expect_fields(request -> 'administrator', array['email', 'display_name'], '{}');
    invitation := private.issue_invitation(wanted.code, request -> 'administrator',
      (select r.id from sis.role r where r.facility_code is null and r.code = 'administrator'));
  end if;
  return jsonb_build_object('facility_code', wanted.code, 'invitation', invitation);
end
$$;
create function sis.open_facility(request jsonb) returns jsonb
language sql set search_path = '' as $$ select private.request_facility(request) $$;
comment on function sis.open_facility(jsonb) is
  'The Ministry opens a facility {code, name, kind, org_unit_code, ownership?, population?, latitude?, longitude?, phone?, opened_on?, administrator?: {email, display_name}} while the system runs; answers {facility_code, invitation}. Errors: forbidden, invalid_code, unknown_area, name_taken.';

create function private.change_facility(change jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  of_the_house constant text[] := array['code', 'revision', 'phone', 'population', 'latitude', 'longitude'];
  known sis.facility;
  wanted sis.facility;
begin
  perform private.expect_fields(change, array['code', 'revision'],
    array['name', 'phone', 'population', 'latitude', 'longitude', 'ownership', 'closed_on']);
  if not private.national_with('facilities', 'update')
    -- At home: what a facility knows best of itself, and nothing that others count on.
    and (change ->> 'code' <> all (private.codes_with('facilities', 'update')) or change - of_the_house <> '{}'::jsonb) then
    perform private.refuse('forbidden', null, '42501');
  end if;
  select f.* into known from sis.facility f where f.code = change ->> 'code' for update;
  if known.code is null then perform private.refuse('not_found', null, 'PT404'); end if;
  if known.revision <> (change ->> 'revision')::int then
    perform private.refuse('stale_revision', jsonb_build_object('current', to_jsonb(known)), 'PT409');
  end if;
  wanted := jsonb_populate_record(known, change);
  update sis.facility f set name = private.clean_text(wanted.name), phone = wanted.phone, population = wanted.population, latitude = wanted.latitude,
    longitude = wanted.longitude, ownership = wanted.ownership, closed_on = wanted.closed_on
  where f.code = known.code returning * into known;
  perform private.emit(array[known.code, private.ministry_code()], 'facility.changed', 'facility', gen_random_uuid());
  return to_jsonb(known);
end
$$;
create function sis.change_facility(change jsonb) returns jsonb
language sql set search_path = '' as $$ select private.change_facility(change) $$;
comment on function sis.change_facility(jsonb) is
  'Corrects a facility {code, revision, ...}: the Ministry everything but code and kind, the facility itself its phone, population and position. Errors: forbidden, not_found, stale_revision.';

create function private.move_facility(facility text, org_unit text, from_date date) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  present sis.facility_parent;
begin
  if not private.national_with('facilities', 'update') then perform private.refuse('forbidden', null, '42501'); end if;
  if not exists (select from sis.facility f where f.code = facility) then perform private.refuse('not_found', null, 'PT404'); end if;
  perform private.expect_area(org_unit);
  if from_date is null then perform private.refuse('missing_field', '{"field": "from_date"}'); end if;
  select p.* into present from sis.facility_parent p where p.facility_code = facility order by p.valid desc limit 1 for update;
  if present.org_unit_code is distinct from org_unit then
    -- History stays: a report of last year still finds the area of last year.
    if present.org_unit_code is not null and from_date <= lower(present.valid) then perform private.refuse('before_last_move', '{"field": "from_date"}'); end if;
    update sis.facility_parent p set valid = daterange(lower(present.valid), from_date)
    where p.facility_code = facility and p.valid = present.valid;
    insert into sis.facility_parent (facility_code, org_unit_code, valid) values (facility, org_unit, daterange(from_date, null));
    perform private.emit(array[facility, private.ministry_code()], 'facility.changed', 'facility', gen_random_uuid());
  end if;
  return (select jsonb_agg(to_jsonb(p) order by p.valid) from sis.facility_parent p where p.facility_code = facility);
end
$$;
create function sis.move_facility(facility text, org_unit text, from_date date) returns jsonb
language sql set search_path = '' as $$ select private.move_facility(facility, org_unit, from_date) $$;
comment on function sis.move_facility(text, text, date) is
  'From a date on a facility belongs to another area; its past stays. Returns its rows of facility_parent. Errors: forbidden, not_found, unknown_area, before_last_move.';

grant execute on function sis.open_facility(jsonb), private.request_facility(jsonb), sis.change_facility(jsonb), private.change_facility(jsonb),
  sis.move_facility(text, text, date), private.move_facility(text, text, date) to authenticated;
