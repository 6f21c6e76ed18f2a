-- What Supabase Realtime puts in a project's database, for a plain Postgres. Run as a superuser, as often
-- as wanted. The roles anon, authenticated and service_role must exist already.

do $$
begin
  if to_regrole('supabase_realtime_admin') is null then
    create role supabase_realtime_admin nologin noinherit;
  end if;
end
$$;

create schema if not exists realtime;

-- Partitioned by day, so that forgetting a day is dropping a table. The time is UTC whatever the session's
-- time zone, because the partition bounds are.
create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp without time zone not null default timezone('utc', now()),
  inserted_at timestamp without time zone not null default timezone('utc', now()),
  id uuid not null default gen_random_uuid(),
  binary_payload bytea,
  primary key (id, inserted_at)
) partition by range (inserted_at);

-- Replay asks for the newest broadcasts of one private topic.
create index if not exists messages_inserted_at_topic_index
  on realtime.messages (topic, inserted_at desc)
  where extension = 'broadcast' and private;

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;

create or replace function realtime.topic()
returns text
language sql
stable
set search_path = ''
as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- Runs as the caller, so an INSERT policy decides; and never fails the caller's transaction: whoever needs
-- certainty keeps a journal.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void
language plpgsql
set search_path = ''
as $$
declare
  message_id uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (
    message_id,
    case when payload ? 'id' then payload else jsonb_set(payload, '{id}', to_jsonb(message_id)) end,
    event, topic, private, 'broadcast'
  );
exception when others then
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end
$$;

create or replace function realtime.broadcast_changes(
  topic_name text,
  event_name text,
  operation text,
  table_name text,
  table_schema text,
  new record,
  old record,
  level text default 'ROW'
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'old_record', old, 'record', new, 'operation', operation, 'table', table_name, 'schema', table_schema
    ),
    event_name,
    topic_name
  );
exception when others then
  raise exception 'Failed to process the row: %', sqlerrm;
end
$$;

-- The one object that the platform does not have: there, the server reads the table by logical replication.
-- The notification carries only the key of the row (a notification holds 8000 bytes at most); the server
-- reads the row itself. Notifications leave at commit, in commit order, and never for a rollback.
create or replace function realtime.announce_message()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform pg_notify('realtime_messages', new.inserted_at::text || ',' || new.id::text);
  return null;
end
$$;

-- The probe rows of the authorisation have no payload and are not announced.
create or replace trigger announce_message
  after insert on realtime.messages
  for each row
  when (new.extension = 'broadcast' and (new.payload is not null or new.binary_payload is not null))
  execute function realtime.announce_message();

alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  owner to supabase_realtime_admin;
alter function realtime.announce_message() owner to supabase_realtime_admin;

-- USAGE without CREATE: on the platform a project adds policies to this schema and nothing else.
grant usage on schema realtime to supabase_realtime_admin, anon, authenticated, service_role;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
grant execute on function
  realtime.topic(),
  realtime.send(jsonb, text, text, boolean),
  realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  to public;

-- Migrations run as postgres. Membership of the owner is what lets it create policies, and what lets its
-- SECURITY DEFINER functions send without an INSERT policy, as on the platform.
do $$
begin
  if to_regrole('postgres') is not null then
    grant supabase_realtime_admin to postgres;
    grant usage on schema realtime to postgres;
  end if;
end
$$;
