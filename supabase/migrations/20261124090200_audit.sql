-- The audit trail: every change of a clinical, permission or configuration row, and every opening of a
-- patient's record. One chain per facility, each link the hash of the one before and of itself.

create table sis.audit (
  facility_code text not null,
  seq bigint not null,
  at timestamptz not null,
  actor uuid,
  actor_name text,
  by_facility text,
  action text not null check (action in ('insert', 'update', 'delete', 'open', 'emergency', 'export', 'sheet', 'refused')),
  relation text not null,
  row_id text,
  patient_id uuid,
  fields text[] not null default '{}',
  purpose text,
  request jsonb not null default '{}',
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null,
  primary key (facility_code, seq)
) partition by list (facility_code);
create index audit_patient on sis.audit (facility_code, patient_id, seq) where patient_id is not null;
create index audit_day on sis.audit (facility_code, at);
comment on table sis.audit is 'The facility''s audit trail, append-only. `before` and `after` are read through sis.audit_change, which masks what the reader may not see.';
comment on column sis.audit.by_facility is 'Where the actor works, when that is known: another facility than the chain''s for a letter opened or a glass broken.';
comment on column sis.audit.hash is 'SHA-256, in hexadecimal, over the previous hash and every other column (private.audit_hash).';

create table private.audit_head (
  facility_code text primary key references sis.facility,
  last_seq bigint not null default 0,
  hash text not null
);
alter table private.audit_head enable row level security;
comment on table private.audit_head is 'Where each chain ends: what was cut off the end is missed here.';

create table private.audit_draft (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  facility_code text not null,
  at timestamptz not null default clock_timestamp(),
  actor uuid, actor_name text, by_facility text,
  action text not null, relation text not null, row_id text, patient_id uuid, fields text[] not null default '{}',
  purpose text, request jsonb not null, before jsonb, after jsonb
);
create index audit_draft_xid on private.audit_draft (xid);
alter table private.audit_draft enable row level security;
comment on table private.audit_draft is 'Entries of transactions still open; empty in between. Chained at commit, as events are, so that a chain is locked for an instant only.';

create function private.audit_genesis(facility text) returns text
language sql immutable parallel safe set search_path = ''
as $$ select encode(sha256(convert_to('keneya audit of ' || facility, 'UTF8')), 'hex') $$;
comment on function private.audit_genesis(text) is 'What the first entry of a facility''s chain is tied to.';

create function private.audit_hash(entry sis.audit) returns text
language sql immutable parallel safe set search_path = ''
as $$
  -- A JSON array: each value keeps its borders, so that "ab","c" and "a","bc" differ. Time in microseconds: no time zone.
  select encode(sha256(convert_to(jsonb_build_array(entry.previous_hash, entry.facility_code, entry.seq,
    (extract(epoch from entry.at) * 1000000)::bigint, entry.actor, entry.actor_name, entry.by_facility, entry.action, entry.relation,
    entry.row_id, entry.patient_id, to_jsonb(entry.fields), entry.purpose, entry.request, entry.before, entry.after)::text, 'UTF8')), 'hex')
$$;
comment on function private.audit_hash(sis.audit) is 'The hash of an entry: SHA-256 over the JSON array of the previous hash and every column, in hexadecimal.';

create function private.request_facts() returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  headers constant jsonb := coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb;
  given constant text := headers ->> 'x-request-id';
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'id', case when given ~ '^[A-Za-z0-9-]{8,64}$' then given else 'tx-' || pg_current_xact_id() end,
    'method', nullif(current_setting('request.method', true), ''),
    'path', left(nullif(current_setting('request.path', true), ''), 120),
    'agent', left(headers ->> 'user-agent', 160)));
end
$$;
comment on function private.request_facts() is 'The request behind a statement: {id, method, path, agent}; the id is the header x-request-id, else that of the transaction.';

create function private.note_audit(facilities text[], action text, relation text, row_id text, patient_id uuid,
  fields text[] default '{}', purpose text default null, before jsonb default null, after jsonb default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  who constant uuid := auth.uid();
  name text;
  place text;
begin
  if who is null and current_setting('keneya.quiet', true) = 'on' then return; end if;
  if who is not null then
    select m.display_name, m.facility_code into name, place from sis.membership m where m.user_id = who
    order by (m.facility_code = any (facilities)) desc, (m.status = 'active') desc, m.facility_code limit 1;
  end if;
  insert into private.audit_draft (facility_code, actor, actor_name, by_facility, action, relation, row_id, patient_id, fields, purpose, request, before, after)
  select distinct on (f) f, who, name, place, note_audit.action, note_audit.relation, note_audit.row_id, note_audit.patient_id,
    coalesce(note_audit.fields, '{}'), note_audit.purpose, private.request_facts(), note_audit.before, note_audit.after
  from unnest(facilities) as f where f is not null;
end
$$;
comment on function private.note_audit(text[], text, text, text, uuid, text[], text, jsonb, jsonb) is
  'Adds an entry to the chains named; it is there when the transaction commits, or not at all.';

create or replace function private.flush_events() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  place text;
  total int;
  moves boolean;
  news record;
  draft private.audit_draft;
  entry sis.audit;
  head private.audit_head;
  base bigint;
  epoch_now int;
begin
  -- The first deferred firing writes all drafts of the transaction; the others find none.
  -- Feeds and chains are locked in code order: two transactions that touch the same two cannot deadlock.
  for place in
    select d.facility_code from private.event_draft d where d.xid = pg_current_xact_id()
    union select a.facility_code from private.audit_draft a where a.xid = pg_current_xact_id() order by 1
  loop
    select count(*), bool_or(d.moves_epoch) into total, moves
    from private.event_draft d where d.xid = pg_current_xact_id() and d.facility_code = place;
    if total > 0 then
      update sis.feed f set last_seq = f.last_seq + total where f.facility_code = place
      returning f.last_seq - total, f.epoch into base, epoch_now;
      for news in
        insert into sis.event (facility_code, seq, type, subject_kind, subject_id, actor, detail)
        select place, base + row_number() over (order by d.id), d.type, d.subject_kind, d.subject_id, d.actor, d.detail
        from private.event_draft d where d.xid = pg_current_xact_id() and d.facility_code = place
        returning *
      loop
        perform realtime.send(
          jsonb_build_object('facility', news.facility_code, 'seq', news.seq, 'type', news.type,
            'subject_kind', news.subject_kind, 'subject_id', news.subject_id, 'at', news.occurred_at),
          news.type, 'facility:' || news.facility_code || ':' || epoch_now, true);
        perform private.queue_deliveries(news.facility_code, news.seq, news.id, news.type);
      end loop;
      if moves then update sis.feed f set epoch = f.epoch + 1 where f.facility_code = place; end if;
    end if;

    head := null;
    for draft in
      select * from private.audit_draft a where a.xid = pg_current_xact_id() and a.facility_code = place order by a.id
    loop
      if head.facility_code is null then
        select h.* into strict head from private.audit_head h where h.facility_code = place for update;
      end if;
      entry := row (place, head.last_seq + 1, draft.at, draft.actor, draft.actor_name, draft.by_facility, draft.action, draft.relation,
        draft.row_id, draft.patient_id, draft.fields, draft.purpose, draft.request, draft.before, draft.after, head.hash, '');
      entry.hash := private.audit_hash(entry);
      insert into sis.audit select entry.*;
      head.last_seq := entry.seq;
      head.hash := entry.hash;
    end loop;
    if head.facility_code is not null then
      update private.audit_head h set last_seq = head.last_seq, hash = head.hash where h.facility_code = place;
    end if;
  end loop;
  delete from private.event_draft where xid = pg_current_xact_id();
  delete from private.audit_draft where xid = pg_current_xact_id();
  return null;
end
$$;
create constraint trigger flush_audit after insert on private.audit_draft
  deferrable initially deferred for each row execute function private.flush_events();

-- Append-only for everyone, the owner included ----------------------------------------------------------

create function private.refuse_rewriting() returns trigger
language plpgsql set search_path = ''
as $$
begin
  perform private.refuse('append_only', null, '42501');
  return null;
end
$$;
create trigger append_only before update or delete on sis.audit for each row execute function private.refuse_rewriting();
create trigger append_only_whole before truncate on sis.audit for each statement execute function private.refuse_rewriting();

-- What is watched -----------------------------------------------------------------------------------

create function private.audit_change() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  -- Arguments: the columns that name the facilities; the column of the patient, or the record that leads to them; what is never kept.
  owners constant text[] := string_to_array(tg_argv[0], ',');
  never_kept constant text[] := array['search_key', 'revision', 'updated_at'] || string_to_array(coalesce(tg_argv[2], ''), ',');
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - never_kept end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - never_kept end;
  subject constant jsonb := coalesce(becomes, was);
  id constant text := coalesce(subject ->> 'id', subject ->> 'code', subject ->> 'child_code', subject ->> 'facility_code', subject ->> 'from_facility');
  changed text[];
  facilities text[];
  patient uuid;
begin
  if auth.uid() is null and current_setting('keneya.quiet', true) = 'on' then return null; end if;
  select array_agg(key order by key) into changed from jsonb_each(subject)
  where tg_op <> 'UPDATE' or was -> key is distinct from becomes -> key;
  if changed is null then return null; end if;
  if tg_op = 'UPDATE' then
    was := private.patch_of(was, changed);
    becomes := private.patch_of(becomes, changed);
  end if;
  if tg_argv[1] = 'referral' then
    select array[r.from_facility, r.to_facility], r.patient_id into facilities, patient
    from sis.referral r where r.id = (subject ->> 'referral_id')::uuid;
  else
    select array_agg(subject ->> o) into facilities from unnest(owners) as o where o <> '';
    patient := case tg_argv[1] when '' then null
      when 'consultation' then (select c.patient_id from sis.consultation c
        where c.facility_code = subject ->> 'facility_code' and c.id = (subject ->> 'consultation_id')::uuid)
      else (subject ->> tg_argv[1])::uuid end;
  end if;
  -- What belongs to no facility (a diagnosis term, an area, a standard role) is in the Ministry's chain.
  facilities := array_remove(facilities, null);
  if coalesce(cardinality(facilities), 0) = 0 then facilities := array[private.ministry_code()]; end if;
  perform private.note_audit(facilities, lower(tg_op), tg_table_name, id, patient, changed, null,
    case when tg_op = 'DELETE' then jsonb_strip_nulls(was) else was end,
    case when tg_op = 'INSERT' then jsonb_strip_nulls(becomes) else becomes end);
  return null;
end
$$;
comment on function private.audit_change() is 'Row trigger: writes who changed what, before and after, into the chains of the facilities concerned.';

create trigger audit_change after insert or update or delete on sis.patient for each row execute function private.audit_change('facility_code', 'id');
create trigger audit_change after insert or update or delete on sis.consultation for each row execute function private.audit_change('facility_code', 'patient_id');
create trigger audit_change after insert or update or delete on sis.diagnosis for each row execute function private.audit_change('facility_code', 'consultation');
create trigger audit_change after insert or update or delete on sis.referral for each row execute function private.audit_change('from_facility,to_facility', 'patient_id');
create trigger audit_change after insert or update or delete on sis.referral_step for each row execute function private.audit_change('', 'referral');
create trigger audit_change after insert or update or delete on sis.counter_referral for each row execute function private.audit_change('', 'referral');
create trigger audit_change after insert or update or delete on sis.role for each row execute function private.audit_change('facility_code', '');
create trigger audit_change after insert or update or delete on sis.membership for each row execute function private.audit_change('facility_code', '');
create trigger audit_change after insert or update or delete on sis.invitation for each row execute function private.audit_change('facility_code', '', 'code_hash');
create trigger audit_change after insert or update or delete on sis.webhook_endpoint for each row execute function private.audit_change('facility_code', '');
create trigger audit_change after insert or update or delete on sis.webhook_source for each row execute function private.audit_change('facility_code', '', 'secret_id');
create trigger audit_change after insert or update or delete on sis.facility for each row execute function private.audit_change('code', '');
create trigger audit_change after insert or update or delete on sis.facility_parent for each row execute function private.audit_change('facility_code', '');
create trigger audit_change after insert or update or delete on sis.referral_route for each row execute function private.audit_change('from_facility', '');
create trigger audit_change after insert or update or delete on sis.referral_delay for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.org_unit for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.org_unit_parent for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.disease for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.diagnosis_term for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.age_band for each row execute function private.audit_change('', '');

-- Who may read the trail ------------------------------------------------------------------------------

alter table sis.audit enable row level security;
create policy "Auditors can read their facility's trail" on sis.audit for select to authenticated
  using (facility_code = any ((select private.codes_with('audit', 'read'))::text[]));
grant select (facility_code, seq, at, actor, actor_name, by_facility, action, relation, row_id, patient_id, fields, purpose, request,
  previous_hash, hash) on sis.audit to authenticated;

-- Facilities that exist get their partition and their chain; new ones by private.open_facility.
do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'audit');
    insert into private.audit_head (facility_code, hash) values (facility, private.audit_genesis(facility));
  end loop;
end
$$;
