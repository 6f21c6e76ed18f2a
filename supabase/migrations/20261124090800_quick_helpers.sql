-- The helpers behind the policies, made quick: read live in every statement as before, planned once a session.
--
-- A function in SQL with `security definer` is never inlined, so Postgres parses and plans its body in every
-- statement: 120 to 260 µs. In plpgsql the plan stays with the session: 42 to 63 µs (supabase/bench/isolation.ts).
-- `private.allows` is written out for the same reason. Only plans are kept; rights are looked up each time.

create or replace function private.codes_with(area text, verb text) returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select array_agg(m.facility_code)
    from sis.membership m join sis.role r on r.id = m.role_id
    where m.user_id = auth.uid() and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and (r.document #> array['areas', area, 'verbs'] ? verb or m.exceptions #> array['allow', area] ? verb)
      and (m.exceptions #> array['deny', area] ? verb) is not true
      and coalesce(r.document #> array['areas', area, 'limits'], '[]') = '[]'), '{}');
end
$$;

create or replace function private.codes_with_own(area text, verb text) returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select array_agg(m.facility_code)
    from sis.membership m join sis.role r on r.id = m.role_id
    where m.user_id = auth.uid() and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and (r.document #> array['areas', area, 'verbs'] ? verb or m.exceptions #> array['allow', area] ? verb)
      and (m.exceptions #> array['deny', area] ? verb) is not true
      and r.document #> array['areas', area, 'limits'] = '["own_records"]'), '{}');
end
$$;

create or replace function private.my_facilities() returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select array_agg(m.facility_code) from sis.membership m
    where m.user_id = auth.uid() and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)), '{}');
end
$$;

create or replace function private.national_with(area text, verb text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from sis.membership m
    join sis.role r on r.id = m.role_id
    join sis.facility f on f.code = m.facility_code and f.kind = 'ministry'
    where m.user_id = auth.uid() and m.status = 'active'
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and (r.document #> array['areas', area, 'verbs'] ? verb or m.exceptions #> array['allow', area] ? verb)
      and (m.exceptions #> array['deny', area] ? verb) is not true);
end
$$;

create or replace function private.effective_document(document jsonb, exceptions jsonb) returns jsonb
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  if exceptions = '{}' then return document; end if;
  return jsonb_set(document, '{areas}', coalesce((
    select jsonb_object_agg(a.area, jsonb_strip_nulls(jsonb_build_object(
      'verbs', a.verbs, 'limits', document #> array['areas', a.area, 'limits'])))
    from (
      select v.area, (
        select jsonb_agg(verb) from jsonb_array_elements_text(v.verbs) as verb
        where (document #> array['areas', v.area, 'verbs'] ? verb or exceptions #> array['allow', v.area] ? verb)
          and (exceptions #> array['deny', v.area] ? verb) is not true) as verbs
      from jsonb_each(private.permission_vocabulary()) as v (area, verbs)
    ) as a where a.verbs is not null), '{}'));
end
$$;

create or replace function private.my_access() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select jsonb_build_object('user_id', auth.uid(), 'memberships', coalesce(jsonb_agg(jsonb_build_object(
      'membership_id', m.id, 'facility_code', f.code, 'facility_name', f.name, 'facility_kind', f.kind,
      'role_code', r.code, 'role_name_fr', r.name_fr, 'role_name_en', r.name_en,
      'display_name', m.display_name, 'title', m.title,
      'document', private.effective_document(r.document, m.exceptions),
      'topic', 'facility:' || f.code || ':' || d.epoch, 'epoch', d.epoch, 'last_seq', d.last_seq
    ) order by f.name), '[]'))
  from sis.membership m
  join sis.role r on r.id = m.role_id
  join sis.facility f on f.code = m.facility_code
  join sis.feed d on d.facility_code = m.facility_code
  where m.user_id = auth.uid() and m.status = 'active'
    and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date));
end
$$;

-- Who is asking, once per statement. As plpgsql, because auth.uid() itself is inlined: parsed again in each plan.
create or replace function private.me() returns uuid
language plpgsql stable security definer set search_path = ''
as $$ begin return auth.uid(); end $$;
comment on function private.me() is 'The caller. Policies ask it instead of auth.uid(), whose body Postgres parses anew in every plan.';
grant execute on function private.me() to authenticated, service_role;
create or replace function private.my_topics() returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select array_agg('facility:' || f.facility_code || ':' || f.epoch)
    from sis.feed f where f.facility_code = any (private.my_facilities())), '{}');
end
$$;

alter policy "Members can correct their facility's patients" on sis.patient
  using (facility_code = any ((select private.codes_with('patients', 'update'))::text[])
    or (created_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('patients', 'update'))::text[])
    or (created_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'update'))::text[])));
alter policy "Members can correct their facility's consultations" on sis.consultation
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));
alter policy "Members can read their facility's diagnoses" on sis.diagnosis
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'read'))::text[])));
alter policy "Members can correct their facility's diagnoses" on sis.diagnosis
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])))
  with check (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));
alter policy "Members can withdraw their facility's diagnoses" on sis.diagnosis
  using (facility_code = any ((select private.codes_with('consultations', 'update'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'update'))::text[])));
alter policy "People see themselves, and their colleagues where they may read staff" on sis.membership
  using (user_id = (select private.me()) or facility_code = any ((select private.codes_with('staff', 'read'))::text[]));
alter policy "Members can read their facility's patients" on sis.patient
  using (facility_code = any ((select private.codes_with('patients', 'read'))::text[])
    or (created_by = (select private.me()) and facility_code = any ((select private.codes_with_own('patients', 'read'))::text[])));
alter policy "Members can read their facility's consultations" on sis.consultation
  using (facility_code = any ((select private.codes_with('consultations', 'read'))::text[])
    or (author = (select private.me()) and facility_code = any ((select private.codes_with_own('consultations', 'read'))::text[])));
alter policy "Openers and the owner's auditors can read emergency accesses" on sis.emergency_access
  using ((user_id = (select private.me()) and by_facility = any ((select private.my_facilities())::text[]))
    or facility_code = any ((select private.codes_with('audit', 'read'))::text[]));
