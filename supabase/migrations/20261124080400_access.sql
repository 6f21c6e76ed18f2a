-- Who may do what. A membership says who works where, with which role; a role is a JSONB document.
-- Policies read both, live: a change holds from the next statement on, whatever the token says.

create function private.permission_vocabulary() returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select '{
    "patients": ["read", "create", "update", "delete", "export"],
    "consultations": ["read", "create", "update", "delete", "export"],
    "referrals": ["read", "create", "answer", "close", "export"],
    "advice": ["read", "create", "answer"],
    "messages": ["read", "create"],
    "surveillance": ["read", "create", "verify", "export"],
    "reports": ["read", "create", "submit", "export"],
    "billing": ["read", "create", "update"],
    "staff": ["read", "create", "update", "delete"],
    "roles": ["read", "create", "update", "delete"],
    "webhooks": ["read", "create", "update", "delete"],
    "audit": ["read", "export"],
    "facilities": ["read", "create", "update"]
  }'::jsonb
$$;
comment on function private.permission_vocabulary() is
  'The areas and their verbs; the same list as functions/_shared/contracts/permissions.ts, and a test compares them.';

create function private.permission_document_problem(document jsonb) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  area text;
  granted jsonb;
begin
  if jsonb_typeof(document) is distinct from 'object' then return 'not an object'; end if;
  if document - 'version' - 'home' - 'areas' <> '{}'::jsonb then return 'unknown field'; end if;
  if document -> 'version' is distinct from '1'::jsonb then return 'unknown version'; end if;
  if coalesce(document ->> 'home', '') not in ('care', 'pharmacy', 'desk', 'administration', 'district', 'ministry') then
    return 'unknown home';
  end if;
  if jsonb_typeof(document -> 'areas') is distinct from 'object' then return 'areas missing'; end if;
  for area, granted in select * from jsonb_each(document -> 'areas') loop
    if private.permission_vocabulary() -> area is null then return 'unknown area'; end if;
    if jsonb_typeof(granted) <> 'object' or granted - 'verbs' - 'limits' <> '{}'::jsonb
      or jsonb_typeof(granted -> 'verbs') is distinct from 'array' then return 'malformed area'; end if;
    if not (private.permission_vocabulary() -> area) @> (granted -> 'verbs') then return 'unknown verb'; end if;
    if granted ? 'limits' and not '["own_records", "without_identity"]'::jsonb @> (granted -> 'limits') then
      return 'unknown limit';
    end if;
  end loop;
  return null;
end
$$;
comment on function private.permission_document_problem(jsonb) is 'Why a permission document is invalid, or null when it is valid.';

create table sis.role (
  id uuid primary key default gen_random_uuid(),
  facility_code text references sis.facility,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name_fr text not null check (char_length(name_fr) between 2 and 80),
  name_en text not null check (char_length(name_en) between 2 and 80),
  document jsonb not null,
  revision int not null default 1,
  constraint role_document_valid check (private.permission_document_problem(document) is null),
  constraint role_code_once unique nulls not distinct (facility_code, code)
);
comment on table sis.role is 'A permission document with a name. Without a facility it is a standard role; with one, that facility''s own.';

create table sis.membership (
  id uuid primary key default gen_random_uuid(),
  facility_code text not null references sis.facility,
  user_id uuid not null references auth.users on delete cascade,
  role_id uuid not null references sis.role,
  display_name text not null check (char_length(display_name) between 2 and 120),
  title text check (char_length(title) <= 80),
  status text not null default 'active' check (status in ('active', 'suspended', 'ended')),
  starts_on date not null default current_date,
  ends_on date check (ends_on >= starts_on),
  exceptions jsonb not null default '{}' check (
    jsonb_typeof(exceptions) = 'object' and exceptions - 'allow' - 'deny' = '{}'::jsonb
    and private.permission_vocabulary() @> coalesce(exceptions -> 'allow', '{}')
    and private.permission_vocabulary() @> coalesce(exceptions -> 'deny', '{}')),
  revision int not null default 1,
  constraint membership_once unique (facility_code, user_id)
);
create index membership_user on sis.membership (user_id);
create index membership_role on sis.membership (role_id);
comment on table sis.membership is 'One person at one facility. `exceptions` adds (`allow`) or takes away (`deny`) verbs for that person alone.';

-- Helpers behind the policies -----------------------------------------------------------------------

create function private.allows(document jsonb, exceptions jsonb, area text, verb text) returns boolean
language sql immutable parallel safe set search_path = ''
as $$
  select (coalesce(document #> array['areas', area, 'verbs'] ? verb, false)
      or coalesce(exceptions #> array['allow', area] ? verb, false))
    and not coalesce(exceptions #> array['deny', area] ? verb, false)
$$;
comment on function private.allows(jsonb, jsonb, text, text) is 'Does the role''s document, with the person''s exceptions, allow this verb in this area?';

create function private.codes_with(area text, verb text) returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(m.facility_code), '{}')
  from sis.membership m join sis.role r on r.id = m.role_id
  where m.user_id = (select auth.uid()) and m.status = 'active'
    and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
    and private.allows(r.document, m.exceptions, area, verb)
    -- A limit is a promise: whoever reads only their own rows, or rows without a name, is not in this list.
    and coalesce(r.document #> array['areas', area, 'limits'], '[]') = '[]'
$$;
comment on function private.codes_with(text, text) is 'Facilities where the caller may do this without any limit. Read once per statement when wrapped in (select ...).';

create function private.codes_with_own(area text, verb text) returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(m.facility_code), '{}')
  from sis.membership m join sis.role r on r.id = m.role_id
  where m.user_id = (select auth.uid()) and m.status = 'active'
    and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
    and private.allows(r.document, m.exceptions, area, verb)
    and r.document #> array['areas', area, 'limits'] = '["own_records"]'
$$;
comment on function private.codes_with_own(text, text) is 'Facilities where the caller may do this with the records they wrote themselves, and with no others.';

create function private.my_facilities() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(m.facility_code), '{}') from sis.membership m
  where m.user_id = (select auth.uid()) and m.status = 'active'
    and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
$$;
comment on function private.my_facilities() is 'Facilities where the caller works today, with whatever role.';

create function private.national_with(area text, verb text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from sis.membership m
    join sis.role r on r.id = m.role_id
    join sis.facility f on f.code = m.facility_code and f.kind = 'ministry'
    where m.user_id = (select auth.uid()) and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and private.allows(r.document, m.exceptions, area, verb))
$$;
comment on function private.national_with(text, text) is 'Does the caller hold this right at the Ministry, and so over every facility''s figures?';

create function private.require(facility text, area text, verb text) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if facility is null or facility <> all (private.codes_with(area, verb)) then
    perform private.refuse('forbidden', null, '42501');
  end if;
end
$$;
comment on function private.require(text, text, text) is 'Ends the statement with 42501 unless the caller may do this at that facility. The answer is the same for a facility that does not exist.';

create function private.my_name(facility text) returns text
language sql stable security definer set search_path = ''
as $$
  select m.display_name from sis.membership m where m.facility_code = facility and m.user_id = (select auth.uid())
$$;
comment on function private.my_name(text) is 'The name under which the caller signs at that facility.';

create function private.effective_document(document jsonb, exceptions jsonb) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select jsonb_set(document, '{areas}', coalesce((
    select jsonb_object_agg(a.area, jsonb_strip_nulls(jsonb_build_object(
      'verbs', a.verbs, 'limits', document #> array['areas', a.area, 'limits'])))
    from (
      select v.area, (
        select jsonb_agg(verb) from jsonb_array_elements_text(v.verbs) as verb
        where private.allows(document, exceptions, v.area, verb)) as verbs
      from jsonb_each(private.permission_vocabulary()) as v (area, verbs)
    ) as a where a.verbs is not null), '{}'))
$$;
comment on function private.effective_document(jsonb, jsonb) is 'The document that results from a role and one person''s exceptions.';

grant execute on function private.permission_vocabulary(), private.permission_document_problem(jsonb),
  private.codes_with(text, text), private.codes_with_own(text, text), private.my_facilities(),
  private.national_with(text, text), private.require(text, text, text), private.my_name(text) to authenticated, service_role;

-- Policies ------------------------------------------------------------------------------------------

alter table sis.role enable row level security;
alter table sis.membership enable row level security;

create policy "Members can read standard roles and those of their facilities" on sis.role for select to authenticated
  using (facility_code is null or facility_code = any ((select private.my_facilities())::text[]));
create policy "Administrators can make roles for their facility" on sis.role for insert to authenticated
  with check (facility_code = any ((select private.codes_with('roles', 'create'))::text[]));
create policy "Administrators can edit their facility's roles" on sis.role for update to authenticated
  using (facility_code = any ((select private.codes_with('roles', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('roles', 'update'))::text[]));
create policy "Administrators can remove their facility's roles" on sis.role for delete to authenticated
  using (facility_code = any ((select private.codes_with('roles', 'delete'))::text[]));

create policy "People see themselves, and their colleagues where they may read staff" on sis.membership for select to authenticated
  using (user_id = (select auth.uid()) or facility_code = any ((select private.codes_with('staff', 'read'))::text[]));
create policy "Administrators can change memberships of their facility" on sis.membership for update to authenticated
  using (facility_code = any ((select private.codes_with('staff', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('staff', 'update'))::text[]));

grant select on sis.role, sis.membership to authenticated, service_role;
grant insert (id, facility_code, code, name_fr, name_en, document), update (name_fr, name_en, document), delete on sis.role to authenticated;
grant update (role_id, display_name, title, status, starts_on, ends_on, exceptions) on sis.membership to authenticated;
