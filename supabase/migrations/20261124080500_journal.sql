-- The journal: every fact that somebody else must learn is one row, in the transaction of the fact.
-- Each facility has a feed whose sequence is free of gaps and in commit order.

create table sis.feed (
  facility_code text primary key references sis.facility,
  last_seq bigint not null default 0,
  epoch int not null default 1
);
comment on table sis.feed is 'The counter of a facility''s journal. `epoch` is part of the realtime topic and moves on when somebody''s rights change, so whoever was put out hears nothing more.';

create table sis.event (
  facility_code text not null,
  seq bigint not null,
  id uuid not null default gen_random_uuid(),
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  subject_kind text not null,
  subject_id uuid not null,
  actor uuid,
  occurred_at timestamptz not null default now(),
  detail jsonb not null default '{}',
  primary key (facility_code, seq)
) partition by list (facility_code);
comment on table sis.event is 'The journal of each facility. Thin on purpose: types and ids, never a name or a diagnosis.';

create table private.event_draft (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  facility_code text not null,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor uuid default auth.uid(),
  detail jsonb not null default '{}',
  moves_epoch boolean not null default false
);
create index event_draft_xid on private.event_draft (xid);
alter table private.event_draft enable row level security;
comment on table private.event_draft is 'Events of transactions still open; empty in between. Numbered at commit, so a feed is locked for an instant only.';

create function private.emit(facilities text[], type text, subject_kind text, subject_id uuid,
  detail jsonb default '{}', moves_epoch boolean default false) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  -- Bulk loading by the owner (seed, import) writes history, not news.
  if auth.uid() is null and current_setting('keneya.quiet', true) = 'on' then return; end if;
  insert into private.event_draft (facility_code, type, subject_kind, subject_id, detail, moves_epoch)
  select distinct f, emit.type, emit.subject_kind, emit.subject_id, emit.detail, emit.moves_epoch
  from unnest(facilities) as f where f is not null;
end
$$;
comment on function private.emit(text[], text, text, uuid, jsonb, boolean) is 'Announces a fact to the feeds named; the rows appear in sis.event when the transaction commits, or not at all.';

create function private.flush_events() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  feed record;
  news record;
  base bigint;
  epoch_now int;
begin
  -- The first deferred firing writes all drafts of the transaction; the others find none.
  -- Feeds are locked in code order: two transactions that touch the same two feeds cannot deadlock.
  for feed in
    select d.facility_code, count(*) as total, bool_or(d.moves_epoch) as moves_epoch
    from private.event_draft d where d.xid = pg_current_xact_id()
    group by d.facility_code order by d.facility_code
  loop
    update sis.feed f set last_seq = f.last_seq + feed.total
    where f.facility_code = feed.facility_code
    returning f.last_seq - feed.total, f.epoch into base, epoch_now;
    for news in
      insert into sis.event (facility_code, seq, type, subject_kind, subject_id, actor, detail)
      select feed.facility_code, base + row_number() over (order by d.id), d.type, d.subject_kind, d.subject_id, d.actor, d.detail
      from private.event_draft d
      where d.xid = pg_current_xact_id() and d.facility_code = feed.facility_code
      returning *
    loop
      perform realtime.send(
        jsonb_build_object('facility', news.facility_code, 'seq', news.seq, 'type', news.type,
          'subject_kind', news.subject_kind, 'subject_id', news.subject_id, 'at', news.occurred_at),
        news.type, 'facility:' || news.facility_code || ':' || epoch_now, true);
      perform private.queue_deliveries(news.facility_code, news.seq, news.id, news.type);
    end loop;
    if feed.moves_epoch then
      update sis.feed f set epoch = f.epoch + 1 where f.facility_code = feed.facility_code;
    end if;
  end loop;
  delete from private.event_draft where xid = pg_current_xact_id();
  return null;
end
$$;

create constraint trigger flush_events after insert on private.event_draft
  deferrable initially deferred for each row execute function private.flush_events();

create function private.my_topics() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg('facility:' || f.facility_code || ':' || f.epoch), '{}')
  from sis.feed f where f.facility_code = any (private.my_facilities())
$$;
comment on function private.my_topics() is 'The realtime topics that the caller may listen to now.';
grant execute on function private.my_topics() to authenticated;

alter table sis.feed enable row level security;
alter table sis.event enable row level security;
create policy "Members can read their feed's counter" on sis.feed for select to authenticated
  using (facility_code = any ((select private.my_facilities())::text[]));
create policy "Members can read their facility's journal" on sis.event for select to authenticated
  using (facility_code = any ((select private.my_facilities())::text[]));
grant select on sis.feed, sis.event to authenticated, service_role;

create policy "Members can hear their facility's feed" on realtime.messages for select to authenticated
  using ((select realtime.topic()) = any ((select private.my_topics())::text[]));

create function sis.events_since(facility text, since bigint, max_rows int default 200) returns setof sis.event
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select e.* from sis.event e
    where e.facility_code = facility and e.seq > since
    order by e.seq limit least(greatest(max_rows, 1), 1000);
end
$$;
comment on function sis.events_since(text, bigint, int) is 'What a feed has said after a sequence number, oldest first. The same rows as the socket announces.';
grant execute on function sis.events_since(text, bigint, int) to authenticated;

create function private.announce_access() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  affected text[];
begin
  if tg_table_name = 'membership' then
    perform private.emit(array[coalesce(new.facility_code, old.facility_code)], 'permission.changed', 'membership',
      coalesce(new.id, old.id), '{}', tg_op <> 'INSERT');
  else
    select array_agg(distinct m.facility_code) into affected from sis.membership m where m.role_id = coalesce(new.id, old.id);
    perform private.emit(affected, 'permission.changed', 'role', coalesce(new.id, old.id), '{}', true);
  end if;
  return null;
end
$$;
create trigger announce_access after insert or update or delete on sis.membership
  for each row execute function private.announce_access();
create trigger announce_access after update on sis.role
  for each row execute function private.announce_access();

create function private.next_revision() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;
create trigger next_revision before update on sis.role for each row execute function private.next_revision();
create trigger next_revision before update on sis.membership for each row execute function private.next_revision();

create function private.expect_grantable(facility text, role sis.role, exceptions jsonb) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- A standard role was weighed by the Ministry: whoever manages staff appoints a nurse without being one.
  -- What governs others (staff, roles, webhooks, audit, facilities) is never given by somebody who lacks it,
  -- and neither is anything in a role or an exception of the facility's own making.
  if exists (
    select from jsonb_each(private.effective_document(role.document, exceptions) -> 'areas') as a (area, rights),
      jsonb_array_elements_text(a.rights -> 'verbs') as verb
    where facility <> all (private.codes_with(a.area, verb))
      and (role.facility_code is not null
        or a.area in ('staff', 'roles', 'webhooks', 'audit', 'facilities')
        or coalesce(exceptions #> array['allow', a.area] ? verb, false))
  ) then
    perform private.refuse('grant_exceeds_own', null, '42501');
  end if;
end
$$;
comment on function private.expect_grantable(text, sis.role, jsonb) is 'Refuses (42501 grant_exceeds_own) to give what the caller does not hold; a standard role''s clinical rights may be given by whoever manages staff.';

create function private.guard_grant() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  role sis.role;
begin
  -- Owners and the seed act without a user; everybody else grants only what they hold themselves.
  if auth.uid() is null then return new; end if;
  if tg_table_name = 'role' then
    perform private.expect_grantable(new.facility_code, new, '{}');
    return new;
  end if;
  if tg_op = 'INSERT' then
    -- The only way in is an invitation, weighed when it was made (private.accept_invitation).
    if nullif(current_setting('keneya.by_invitation', true), '') is null then perform private.refuse('forbidden', null, '42501'); end if;
    return new;
  end if;
  -- Suspending somebody gives them nothing, whatever they hold.
  if (new.role_id, new.exceptions) = (old.role_id, old.exceptions) then return new; end if;
  if new.user_id = auth.uid() then perform private.refuse('own_membership', null, '42501'); end if;
  select * into role from sis.role r where r.id = new.role_id and (r.facility_code is null or r.facility_code = new.facility_code);
  if role.id is null then perform private.refuse('forbidden', null, '42501'); end if;
  perform private.expect_grantable(new.facility_code, role, new.exceptions);
  return new;
end
$$;
create trigger guard_grant before insert or update of document on sis.role for each row execute function private.guard_grant();
create trigger guard_grant before insert or update of role_id, exceptions on sis.membership
  for each row execute function private.guard_grant();

create function private.my_access() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('user_id', auth.uid(), 'memberships', coalesce(jsonb_agg(jsonb_build_object(
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
    and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
$$;
create function sis.my_access() returns jsonb
language sql stable set search_path = ''
as $$ select private.my_access() $$;

comment on function sis.my_access() is 'Where the caller works today and what they may do there: {user_id, memberships: [...]} with the effective documents and the realtime topic of each feed.';
grant execute on function sis.my_access(), private.my_access() to authenticated;
