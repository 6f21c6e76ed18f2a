-- How staff get in: an administrator invites, the person signs up with that e-mail and gives the code.
-- Whoever was not invited cannot sign up.

create table sis.invitation (
  id uuid primary key default gen_random_uuid(),
  facility_code text not null references sis.facility,
  email text not null check (email = lower(email) and email ~ '^[^@[:space:]]{1,64}@[^@[:space:]]{3,190}$'),
  role_id uuid not null references sis.role,
  display_name text not null check (char_length(display_name) between 2 and 120),
  code_hash bytea not null,
  tries int not null default 0,
  invited_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz
);
create index invitation_email on sis.invitation (email) where accepted_at is null;
create index invitation_facility on sis.invitation (facility_code);
create index invitation_role on sis.invitation (role_id);
comment on table sis.invitation is 'Who may sign up, for which facility and role. Only the hash of the code is kept.';

create function private.invite(invitation jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  facility constant text := invitation ->> 'facility_code';
  -- Eight letters that can be read out by telephone: forty random bits in Crockford's alphabet.
  code constant text := private.short_code(gen_random_uuid());
  made sis.invitation;
  granted jsonb;
begin
  perform private.expect_fields(invitation, array['facility_code', 'email', 'role_id', 'display_name'], '{}');
  perform private.expect_short(invitation, array['email', 'display_name'], 120);
  perform private.require(facility, 'staff', 'create');
  select r.document into granted from sis.role r
  where r.id = (invitation ->> 'role_id')::uuid and (r.facility_code is null or r.facility_code = facility);
  if granted is null then perform private.refuse('unknown_role', '{"field": "role_id"}'); end if;
  perform private.expect_grantable(facility, (select r from sis.role r where r.id = (invitation ->> 'role_id')::uuid), '{}');
  insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
  values (facility, lower(btrim(invitation ->> 'email')), (invitation ->> 'role_id')::uuid,
    private.clean_text(invitation ->> 'display_name'), extensions.digest(code, 'sha256'))
  returning * into made;
  return jsonb_build_object('id', made.id, 'email', made.email, 'code', code, 'expires_at', made.expires_at);
end
$$;

create function private.accept_invitation(code text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  mine sis.invitation;
begin
  select i.* into mine from sis.invitation i join auth.users u on u.id = auth.uid() and lower(u.email) = i.email
  where i.accepted_at is null and i.expires_at > now() and i.tries < 5
  order by (i.code_hash = extensions.digest(upper(btrim(code)), 'sha256')) desc, i.created_at desc limit 1
  for update of i;
  if mine.id is null then perform private.refuse('invitation_unknown', null, 'PT404'); end if;
  if mine.code_hash <> extensions.digest(upper(btrim(code)), 'sha256') then
    -- The try must be kept, so the answer is a value and not an error that would undo it.
    update sis.invitation i set tries = i.tries + 1 where i.id = mine.id;
    return jsonb_build_object('accepted', false, 'tries_left', 4 - mine.tries);
  end if;
  perform set_config('keneya.by_invitation', mine.id::text, true);
  insert into sis.membership as m (facility_code, user_id, role_id, display_name)
  values (mine.facility_code, auth.uid(), mine.role_id, mine.display_name)
  on conflict (facility_code, user_id) do nothing;
  perform set_config('keneya.by_invitation', '', true);
  update sis.invitation i set accepted_at = now() where i.id = mine.id;
  return jsonb_build_object('accepted', true, 'facility_code', mine.facility_code);
end
$$;

create function sis.invite(invitation jsonb) returns jsonb
language sql set search_path = '' as $$ select private.invite(invitation) $$;
comment on function sis.invite(jsonb) is 'Invites somebody by e-mail; the answer holds the one-time code, which is shown once. Nobody invites to a role with more than they hold.';
create function sis.accept_invitation(code text) returns jsonb
language sql set search_path = '' as $$ select private.accept_invitation(code) $$;
comment on function sis.accept_invitation(text) is 'Turns the caller''s invitation into a membership: {accepted, facility_code} or {accepted: false, tries_left}. Five tries.';

create function private.before_user_created(event jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when exists (
    select from sis.invitation i
    where i.email = lower(event #>> '{user,email}') and i.accepted_at is null and i.expires_at > now())
  then '{}'::jsonb
  else jsonb_build_object('error', jsonb_build_object('http_code', 403,
    'message', 'Cette adresse n’a pas d’invitation. Demandez-en une à l’administrateur de votre établissement.')) end
$$;
comment on function private.before_user_created(jsonb) is 'Supabase Auth''s hook: refuses a sign-up that nobody invited.';

alter table sis.invitation enable row level security;
create policy "Administrators can read their facility's invitations" on sis.invitation for select to authenticated
  using (facility_code = any ((select private.codes_with('staff', 'read'))::text[]));
create policy "Administrators can withdraw their facility's invitations" on sis.invitation for delete to authenticated
  using (facility_code = any ((select private.codes_with('staff', 'create'))::text[]));
grant select (id, facility_code, email, role_id, display_name, created_at, expires_at, accepted_at), delete on sis.invitation to authenticated;
grant execute on function sis.invite(jsonb), sis.accept_invitation(text), private.invite(jsonb), private.accept_invitation(text) to authenticated;
grant usage on schema private to supabase_auth_admin;
grant execute on function private.before_user_created(jsonb) to supabase_auth_admin;
