-- Permissions that administrators own: what may be given, by whom, and what can never be taken away.
--
-- "Nobody grants what they do not hold" and "an administrator appoints a nurse without reading records" meet
-- in one field: a document says in `grants` what its holder may give without exercising it.

create or replace function private.permission_vocabulary() returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
  select '{
    "patients": ["read", "create", "update", "delete", "export", "emergency"],
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

create function private.limit_vocabulary() returns jsonb
language sql immutable parallel safe set search_path = ''
as $$ select '{"patients": ["own_records", "without_identity"], "consultations": ["own_records"]}'::jsonb $$;
comment on function private.limit_vocabulary() is 'The limits that mean something in each area; a limit that no policy keeps would be a false promise.';

create or replace function private.permission_document_problem(document jsonb) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  area text;
  granted jsonb;
begin
  if jsonb_typeof(document) is distinct from 'object' then return 'not an object'; end if;
  if document - 'version' - 'home' - 'areas' - 'grants' <> '{}'::jsonb then return 'unknown field'; end if;
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
    if granted ? 'limits' and (jsonb_typeof(granted -> 'limits') <> 'array'
      or not coalesce(private.limit_vocabulary() -> area, '[]') @> (granted -> 'limits')) then return 'unknown limit'; end if;
  end loop;
  if document ? 'grants' then
    if jsonb_typeof(document -> 'grants') <> 'object' then return 'malformed grants'; end if;
    for area, granted in select * from jsonb_each(document -> 'grants') loop
      if private.permission_vocabulary() -> area is null then return 'unknown area'; end if;
      if jsonb_typeof(granted) <> 'array' then return 'malformed grants'; end if;
      if not (private.permission_vocabulary() -> area) @> granted then return 'unknown verb'; end if;
    end loop;
  end if;
  return null;
end
$$;

-- Who may give what ----------------------------------------------------------------------------------

create function private.may_give(facility text, area text, verb text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select facility = any (private.codes_with(area, verb)) or exists (
    select from sis.membership m join sis.role r on r.id = m.role_id
    where m.user_id = (select auth.uid()) and m.facility_code = facility and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and coalesce(r.document #> array['grants', area] ? verb, false)
      and not coalesce(m.exceptions #> array['deny', area] ? verb, false))
$$;
comment on function private.may_give(text, text, text) is 'May the caller give this right at that facility: because they hold it without limit, or because their role lists it in `grants`?';

create function private.rights_in(document jsonb, exceptions jsonb) returns table (area text, verb text, limits jsonb)
language sql immutable parallel safe set search_path = ''
as $$
  select a.area, verb, coalesce(a.rights -> 'limits', '[]')
  from jsonb_each(private.effective_document(document, exceptions) -> 'areas') as a (area, rights),
    jsonb_array_elements_text(a.rights -> 'verbs') as verb
  union all
  -- What may be passed on is given too, and by nobody who could not pass it on.
  select g.area, verb, '"give"' from jsonb_each(document -> 'grants') as g (area, verbs), jsonb_array_elements_text(g.verbs) as verb
$$;
comment on function private.rights_in(jsonb, jsonb) is 'Every right that a document with one person''s exceptions gives, with its limits; those it may pass on have the limit "give".';

drop function private.expect_grantable(text, sis.role, jsonb) cascade;
create function private.expect_grantable(facility text, document jsonb, exceptions jsonb default '{}',
  known_document jsonb default null, known_exceptions jsonb default '{}') returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- Only what is added is weighed: taking a right away, or limiting it, asks for nothing.
  if exists (
    select from private.rights_in(document, exceptions) as w
    where not private.may_give(facility, w.area, w.verb)
      and not exists (
        select from private.rights_in(coalesce(known_document, '{}'), known_exceptions) as k
        where k.area = w.area and k.verb = w.verb and k.limits <@ w.limits)
  ) then
    perform private.refuse('grant_exceeds_own', null, '42501');
  end if;
end
$$;
comment on function private.expect_grantable(text, jsonb, jsonb, jsonb, jsonb) is
  'Refuses (42501 grant_exceeds_own) to give what the caller may not give at that facility; what was there before may stay.';

create function private.by_invitation(membership sis.membership) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from sis.invitation i join auth.users u on lower(u.email) = i.email
    where i.id::text = current_setting('keneya.by_invitation', true) and u.id = membership.user_id and u.id = (select auth.uid())
      and i.facility_code = membership.facility_code and i.role_id = membership.role_id and i.accepted_at is null and i.expires_at > now())
$$;
comment on function private.by_invitation(sis.membership) is
  'Is this membership the one promised by the invitation being accepted? The setting alone proves nothing: it must name an open invitation of the caller, for this facility and role.';

create or replace function private.guard_grant() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  role sis.role;
  known sis.role;
  worked boolean;
begin
  -- Owners and the seed act without a user; everybody else gives only what they may give.
  if auth.uid() is null then return new; end if;
  if tg_table_name = 'role' then
    -- The role that one holds is one's own membership by another door.
    if tg_op = 'UPDATE' and exists (select from sis.membership m where m.role_id = new.id and m.user_id = auth.uid() and m.status = 'active') then
      perform private.refuse('own_membership', null, '42501');
    end if;
    perform private.expect_grantable(new.facility_code, new.document, '{}', case when tg_op = 'UPDATE' then old.document end);
    return new;
  end if;
  -- The only way in, and back in, is an invitation, weighed when it was made (private.accept_invitation).
  if private.by_invitation(new) then return new; end if;
  if tg_op = 'INSERT' then perform private.refuse('forbidden', null, '42501'); end if;
  if new.user_id = auth.uid() then perform private.refuse('own_membership', null, '42501'); end if;
  -- Suspending gives nothing. Taking somebody back, or past their last day, gives all they had.
  worked := old.status = 'active' and old.starts_on <= current_date and (old.ends_on is null or old.ends_on >= current_date);
  if (new.role_id, new.exceptions) = (old.role_id, old.exceptions) and (worked or new.status <> 'active') then return new; end if;
  select * into role from sis.role r where r.id = new.role_id and (r.facility_code is null or r.facility_code = new.facility_code);
  if role.id is null then perform private.refuse('unknown_role', '{"field": "role_id"}'); end if;
  select * into known from sis.role r where r.id = old.role_id;
  perform private.expect_grantable(new.facility_code, role.document, new.exceptions,
    case when worked then known.document end, case when worked then old.exceptions else '{}' end);
  return new;
end
$$;
drop trigger guard_grant on sis.membership;
create trigger guard_grant before insert or update on sis.membership for each row execute function private.guard_grant();

-- The last administrator ----------------------------------------------------------------------------

create function private.administers(status text, ends_on date, document jsonb, exceptions jsonb) returns boolean
language sql immutable parallel safe set search_path = ''
as $$ select status = 'active' and ends_on is null and private.allows(document, exceptions, 'staff', 'update') $$;
comment on function private.administers(text, date, jsonb, jsonb) is 'Is this somebody who can put rights in order, and will be there tomorrow? A membership with an end is none: it would lapse at night with nobody left.';

create function private.has_administrator(facility text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from sis.membership m join sis.role r on r.id = m.role_id
    where m.facility_code = facility and m.starts_on <= current_date and private.administers(m.status, m.ends_on, r.document, m.exceptions))
$$;
comment on function private.has_administrator(text) is 'Has the facility an administrator without an end date, at work today?';

create function private.expect_administrator(facility text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  -- Two administrators who remove each other at once take turns here, and the second one is refused.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('administrators of ' || facility, 0));
  if not private.has_administrator(facility) then perform private.refuse('last_administrator', null, 'PT409'); end if;
end
$$;
comment on function private.expect_administrator(text) is 'Refuses (PT409 last_administrator) to leave the facility with nobody who can put its rights in order.';

create function private.keep_administrator() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is not null and private.administers(old.status, old.ends_on,
    (select r.document from sis.role r where r.id = old.role_id), old.exceptions) then
    perform private.expect_administrator(old.facility_code);
  end if;
  return null;
end
$$;
create trigger keep_administrator after update on sis.membership for each row execute function private.keep_administrator();

create function private.keep_administrators_of_role() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is not null then
    perform private.expect_administrator(f.facility_code) from (
      select distinct m.facility_code from sis.membership m
      where m.role_id = old.id and private.administers(m.status, m.ends_on, old.document, m.exceptions) order by 1) as f;
  end if;
  return null;
end
$$;
create trigger keep_administrator after update of document on sis.role for each row execute function private.keep_administrators_of_role();

-- A role in use is moved away from first: the foreign key would say so in words that nobody understands.
create function private.before_role_removal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from sis.membership m where m.role_id = old.id)
    or exists (select from sis.invitation i where i.role_id = old.id and i.accepted_at is null and i.expires_at > now()) then
    perform private.refuse('role_in_use', null, 'PT409');
  end if;
  delete from sis.invitation i where i.role_id = old.id;
  return old;
end
$$;
create trigger before_role_removal before delete on sis.role for each row execute function private.before_role_removal();

-- Days that pass ------------------------------------------------------------------------------------

create function private.end_memberships() returns int
language sql security definer set search_path = ''
as $$
  with ended as (
    update sis.membership m set status = 'ended' where m.status = 'active' and m.ends_on < current_date returning 1)
  select count(*)::int from ended
$$;
comment on function private.end_memberships() is 'Closes memberships whose last day has passed. Policies refuse them already; this tells the screens and moves the epoch on.';
select cron.schedule('end-memberships', '1,31 * * * *', 'select private.end_memberships()');

-- Limits, kept by the policies of writing too --------------------------------------------------------

alter table sis.diagnosis add column author uuid default auth.uid();
comment on column sis.diagnosis.author is 'Who noted it: "own records only" stands on this.';

create or replace function private.before_diagnosis() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' and auth.uid() is not null then new.author := auth.uid(); end if;
  if new.term_code is not null then
    select t.disease_code into new.disease_code from sis.diagnosis_term t where t.code = new.term_code;
    if not found then perform private.refuse('unknown_term', '{"field": "term_code"}'); end if;
  end if;
  return new;
end
$$;

create or replace function private.require(facility text, area text, verb text) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if facility is null or (facility <> all (private.codes_with(area, verb))
    -- Whoever is limited to their own records still writes them; the row policies hold them to it.
    and not (verb in ('create', 'update') and facility = any (private.codes_with_own(area, verb)))) then
    perform private.refuse('forbidden', null, '42501');
  end if;
end
$$;

drop policy "Members can register patients at their facility" on sis.patient;
create policy "Members can register patients at their facility" on sis.patient for insert to authenticated
  with check (facility_code = any ((select private.codes_with('patients', 'create'))::text[])
    or facility_code = any ((select private.codes_with_own('patients', 'create'))::text[]));
drop policy "Members can correct their facility's patients" on sis.patient;
create policy "Members can correct their facility's patients" on sis.patient for update to authenticated
  using (facility_code = any ((select private.codes_with('patients', 'update'))::text[])
    or (created_by = (select auth.uid()) and facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('patients', 'update'))::text[])
    or (created_by = (select auth.uid()) and facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])));

drop policy "Members can record consultations at their facility" on sis.consultation;
create policy "Members can record consultations at their facility" on sis.consultation for insert to authenticated
  with check (facility_code = any ((select private.codes_with('consultations', 'create'))::text[])
    or facility_code = any ((select private.codes_with_own('consultations', 'create'))::text[]));
drop policy "Members can correct their facility's consultations" on sis.consultation;
create policy "Members can correct their facility's consultations" on sis.consultation for update to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));

drop policy "Members can read their facility's diagnoses" on sis.diagnosis;
create policy "Members can read their facility's diagnoses" on sis.diagnosis for select to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'read'))::text[])));
drop policy "Members can record diagnoses at their facility" on sis.diagnosis;
create policy "Members can record diagnoses at their facility" on sis.diagnosis for insert to authenticated
  with check (facility_code = any ((select private.codes_with('consultations', 'create'))::text[])
    or facility_code = any ((select private.codes_with_own('consultations', 'create'))::text[]));
drop policy "Members can correct their facility's diagnoses" on sis.diagnosis;
create policy "Members can correct their facility's diagnoses" on sis.diagnosis for update to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));
drop policy "Members can withdraw their facility's diagnoses" on sis.diagnosis;
create policy "Members can withdraw their facility's diagnoses" on sis.diagnosis for delete to authenticated
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select auth.uid()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));

-- Withdrawing a record is more than correcting it.
create function private.guard_withdrawal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is not null then perform private.require(new.facility_code, tg_argv[0], 'delete'); end if;
  return new;
end
$$;
comment on function private.guard_withdrawal() is 'Lets only those who hold `delete` in the area withdraw a record or put it back.';
create trigger guard_withdrawal before update on sis.patient for each row
  when (new.deleted_at is distinct from old.deleted_at) execute function private.guard_withdrawal('patients');
create trigger guard_withdrawal before update on sis.consultation for each row
  when (new.deleted_at is distinct from old.deleted_at) execute function private.guard_withdrawal('consultations');

create function private.anonymous_patients(facility text, after uuid, max_rows int)
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
    where p.facility_code = facility and p.deleted_at is null and (after is null or p.id > after)
    order by p.id limit least(greatest(max_rows, 1), 1000);
end
$$;
create function sis.anonymous_patients(facility text, after uuid default null, max_rows int default 100)
returns table (id uuid, sex text, birth_year int, in_health_area boolean, pregnant boolean)
language sql stable set search_path = ''
as $$ select * from private.anonymous_patients(facility, after, max_rows) $$;
comment on function sis.anonymous_patients(text, uuid, int) is 'The people of a facility without name, place or day of birth, by id: for those who read "without identity".';
grant execute on function sis.anonymous_patients(text, uuid, int), private.anonymous_patients(text, uuid, int),
  private.limit_vocabulary() to authenticated;

-- Only definer functions sign for the caller.
revoke execute on function private.my_name(text) from authenticated;
