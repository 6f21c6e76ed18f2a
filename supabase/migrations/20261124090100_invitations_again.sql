-- Invitations with dates and a title, that can be renewed; and the way back for somebody who had left.

alter table sis.invitation
  add column title text check (char_length(title) <= 80),
  add column starts_on date,
  add column ends_on date check (ends_on >= starts_on),
  add column invited_by_name text;
grant select (title, starts_on, ends_on, tries, invited_by_name) on sis.invitation to authenticated;

create function private.issue_invitation(facility text, invitation jsonb, role uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- Eight letters that can be read out by telephone: forty random bits in Crockford's alphabet.
  code constant text := private.short_code(gen_random_uuid());
  made sis.invitation;
begin
  insert into sis.invitation (facility_code, email, role_id, display_name, title, starts_on, ends_on, code_hash, invited_by_name)
  values (facility, lower(btrim(invitation ->> 'email')), role, private.clean_text(invitation ->> 'display_name'),
    private.clean_text(invitation ->> 'title'), (invitation ->> 'starts_on')::date, (invitation ->> 'ends_on')::date,
    extensions.digest(code, 'sha256'), private.my_name(facility))
  returning * into made;
  return jsonb_build_object('id', made.id, 'email', made.email, 'code', code, 'expires_at', made.expires_at);
end
$$;
comment on function private.issue_invitation(text, jsonb, uuid) is 'Writes an invitation and returns its code, which is kept nowhere. Weighs nothing: its callers do.';

create or replace function private.invite(invitation jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  facility constant text := invitation ->> 'facility_code';
  role sis.role;
begin
  perform private.expect_fields(invitation, array['facility_code', 'email', 'role_id', 'display_name'], array['title', 'starts_on', 'ends_on']);
  perform private.expect_short(invitation, array['email', 'display_name'], 120);
  perform private.expect_short(invitation, array['title'], 80);
  perform private.require(facility, 'staff', 'create');
  if (invitation ->> 'ends_on')::date < current_date then perform private.refuse('date_in_past', '{"field": "ends_on"}'); end if;
  select r.* into role from sis.role r
  where r.id = (invitation ->> 'role_id')::uuid and (r.facility_code is null or r.facility_code = facility);
  if role.id is null then perform private.refuse('unknown_role', '{"field": "role_id"}'); end if;
  perform private.expect_grantable(facility, role.document);
  if exists (select from sis.membership m join auth.users u on u.id = m.user_id
    where m.facility_code = facility and m.status <> 'ended' and lower(u.email) = lower(btrim(invitation ->> 'email'))) then
    perform private.refuse('already_member', '{"field": "email"}', 'PT409');
  end if;
  return private.issue_invitation(facility, invitation, role.id);
end
$$;

create function private.renew_invitation(invitation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  code constant text := private.short_code(gen_random_uuid());
  known sis.invitation;
begin
  select i.* into known from sis.invitation i
  where i.id = invitation and i.accepted_at is null and i.facility_code = any (private.codes_with('staff', 'create')) for update;
  if known.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  perform private.expect_grantable(known.facility_code, (select r.document from sis.role r where r.id = known.role_id));
  update sis.invitation i set code_hash = extensions.digest(code, 'sha256'), tries = 0, expires_at = now() + interval '7 days'
  where i.id = invitation returning * into known;
  return jsonb_build_object('id', known.id, 'email', known.email, 'code', code, 'expires_at', known.expires_at);
end
$$;
create function sis.renew_invitation(invitation uuid) returns jsonb
language sql set search_path = '' as $$ select private.renew_invitation(invitation) $$;
comment on function sis.renew_invitation(uuid) is 'A new code for an invitation not yet used, good for seven days; the old code is worth nothing from then on. Errors: not_found, grant_exceeds_own.';

create or replace function private.accept_invitation(code text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- As it is written or as it was heard: small letters, with or without the dash, O for 0, I or L for 1.
  said constant text := regexp_replace(translate(upper(code), 'OIL', '011'), '[^0-9A-Z]', '', 'g');
  hash constant bytea := extensions.digest(left(said, 4) || '-' || substr(said, 5, 20), 'sha256');
  mine sis.invitation;
begin
  select i.* into mine from sis.invitation i join auth.users u on u.id = auth.uid() and lower(u.email) = i.email
  where i.accepted_at is null and i.expires_at > now() and i.tries < 5
  order by (i.code_hash = hash) desc, i.created_at desc limit 1
  for update of i;
  if mine.id is null then perform private.refuse('invitation_unknown', null, 'PT404'); end if;
  if mine.code_hash <> hash then
    -- The try must be kept, so the answer is a value and not an error that would undo it.
    update sis.invitation i set tries = i.tries + 1 where i.id = mine.id;
    return jsonb_build_object('accepted', false, 'tries_left', 4 - mine.tries);
  end if;
  perform set_config('keneya.by_invitation', mine.id::text, true);
  insert into sis.membership as m (facility_code, user_id, role_id, display_name, title, starts_on, ends_on)
  values (mine.facility_code, auth.uid(), mine.role_id, mine.display_name, mine.title, coalesce(mine.starts_on, current_date), mine.ends_on)
  on conflict (facility_code, user_id) do update set role_id = excluded.role_id, display_name = excluded.display_name,
    title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on, status = 'active', exceptions = '{}'
    -- Somebody who left is taken back. Whoever is suspended was put out on purpose: an old code does not undo that.
    where m.status = 'ended';
  perform set_config('keneya.by_invitation', '', true);
  update sis.invitation i set accepted_at = now() where i.id = mine.id;
  return jsonb_build_object('accepted', true, 'facility_code', mine.facility_code);
end
$$;

create function private.appoint_administrator(request jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  facility constant text := request ->> 'facility_code';
begin
  perform private.expect_fields(request, array['facility_code', 'email', 'display_name'], '{}');
  perform private.expect_short(request, array['email', 'display_name'], 120);
  if not private.national_with('staff', 'create') then perform private.refuse('forbidden', null, '42501'); end if;
  if not exists (select from sis.facility f where f.code = facility) then perform private.refuse('not_found', null, 'PT404'); end if;
  -- A facility that can look after itself is left alone: the Ministry has no hand in its staff.
  if private.has_administrator(facility) then perform private.refuse('has_administrator', null, 'PT409'); end if;
  return private.issue_invitation(facility, request,
    (select r.id from sis.role r where r.facility_code is null
      and r.code = case when facility = private.ministry_code() then 'national_administrator' else 'administrator' end));
end
$$;
create function sis.appoint_administrator(request jsonb) returns jsonb
language sql set search_path = '' as $$ select private.appoint_administrator(request) $$;
comment on function sis.appoint_administrator(jsonb) is
  'The Ministry invites an administrator {facility_code, email, display_name} where none is left; the answer holds the one-time code. Errors: forbidden, not_found, has_administrator.';

grant execute on function sis.renew_invitation(uuid), private.renew_invitation(uuid),
  sis.appoint_administrator(jsonb), private.appoint_administrator(jsonb) to authenticated;
