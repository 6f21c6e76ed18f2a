-- Webhooks out: an outbox row per subscribed endpoint, written with the event. Webhooks in: an inbox.

create table sis.webhook_endpoint (
  id uuid primary key default gen_random_uuid(),
  facility_code text not null references sis.facility,
  url text not null check (url ~ '^https://[^[:space:]]+$' or url ~ '^http://(127\.0\.0\.1|localhost)(:[0-9]+)?(/[^[:space:]]*)?$'),
  description text check (char_length(description) <= 200),
  event_types text[] not null check (cardinality(event_types) between 1 and 50),
  status text not null default 'active' check (status in ('active', 'paused')),
  created_at timestamptz not null default now()
);
create index webhook_endpoint_facility on sis.webhook_endpoint (facility_code);
comment on table sis.webhook_endpoint is 'Who outside hears of which events. Loopback addresses serve trials; the dispatcher refuses them unless told otherwise.';

create table private.webhook_secret (
  endpoint_id uuid primary key references sis.webhook_endpoint on delete cascade,
  secret_id uuid not null
);
alter table private.webhook_secret enable row level security;
comment on table private.webhook_secret is 'Which Vault secret signs for an endpoint.';

create table sis.webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  facility_code text not null references sis.facility,
  endpoint_id uuid not null references sis.webhook_endpoint on delete cascade,
  event_seq bigint not null,
  event_id uuid not null,
  event_type text not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'dead')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_status int, last_error text, delivered_at timestamptz,
  unique (endpoint_id, event_id)
);
create index webhook_delivery_due on sis.webhook_delivery (next_attempt_at) where status = 'pending';
create index webhook_delivery_facility on sis.webhook_delivery (facility_code);
comment on table sis.webhook_delivery is 'The outbox: what was promised to whom, and what became of it.';

create function private.queue_deliveries(facility text, seq bigint, event_id uuid, event_type text) returns void
language sql security definer set search_path = ''
as $$
  insert into sis.webhook_delivery (facility_code, endpoint_id, event_seq, event_id, event_type)
  select facility, e.id, seq, queue_deliveries.event_id, queue_deliveries.event_type from sis.webhook_endpoint e
  where e.facility_code = facility and e.status = 'active' and queue_deliveries.event_type = any (e.event_types)
$$;

create function private.create_webhook_endpoint(endpoint jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  facility constant text := endpoint ->> 'facility_code';
  secret constant text := 'whsec_' || encode(extensions.gen_random_bytes(24), 'base64');
  made sis.webhook_endpoint;
begin
  perform private.expect_fields(endpoint, array['facility_code', 'url', 'event_types'], array['description']);
  perform private.require(facility, 'webhooks', 'create');
  insert into sis.webhook_endpoint (facility_code, url, description, event_types)
  values (facility, endpoint ->> 'url', endpoint ->> 'description', array(select jsonb_array_elements_text(endpoint -> 'event_types')))
  returning * into made;
  insert into private.webhook_secret values (made.id, vault.create_secret(secret, 'webhook_endpoint_' || made.id, ''));
  return to_jsonb(made) || jsonb_build_object('secret', secret);
end
$$;
create function sis.create_webhook_endpoint(endpoint jsonb) returns jsonb
language sql set search_path = '' as $$ select private.create_webhook_endpoint(endpoint) $$;
comment on function sis.create_webhook_endpoint(jsonb) is 'Subscribes an address to event types. The signing secret is in this answer and never again.';

create function private.take_deliveries(max_rows int default 50)
returns table (id uuid, url text, secret text, event_id uuid, event_type text, event_seq bigint, facility_code text,
  subject_kind text, subject_id uuid, occurred_at timestamptz, attempts int)
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  taken record;
begin
  -- A lease of one minute: a dispatcher that dies gives its deliveries back.
  for taken in
    update sis.webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = now() + interval '1 minute'
    where d.id in (
      select w.id from sis.webhook_delivery w where w.status = 'pending' and w.next_attempt_at <= now()
      order by w.next_attempt_at limit max_rows for update skip locked)
    returning d.*
  loop
    return query
      select taken.id, e.url, v.decrypted_secret, taken.event_id, taken.event_type, taken.event_seq, taken.facility_code,
        n.subject_kind, n.subject_id, n.occurred_at, taken.attempts
      from sis.webhook_endpoint e
      left join private.webhook_secret s on s.endpoint_id = e.id
      left join vault.decrypted_secrets v on v.id = s.secret_id
      join sis.event n on n.facility_code = taken.facility_code and n.seq = taken.event_seq
      where e.id = taken.endpoint_id;
  end loop;
end
$$;
comment on function private.take_deliveries(int) is 'Leases due deliveries to a dispatcher for one minute.';

create function private.settle_delivery(delivery uuid, http_status int, failure text) returns text
language sql security definer set search_path = ''
as $$
  -- Eight tries: after 1, 2, 4 ... minutes, about two hours in all; then dead, and replayable by hand.
  update sis.webhook_delivery d set
    status = case when failure is null then 'delivered' when d.attempts >= 8 then 'dead' else 'pending' end,
    delivered_at = case when failure is null then now() end,
    next_attempt_at = now() + make_interval(mins => (2 ^ least(d.attempts - 1, 10))::int),
    last_status = http_status, last_error = left(failure, 200)
  where d.id = delivery and d.status = 'pending'
  returning d.status
$$;
comment on function private.settle_delivery(uuid, int, text) is 'Notes the outcome of one try: delivered, pending again with a longer wait, or dead.';

create function private.ring_dispatch() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  target text;
  key text;
begin
  select s.decrypted_secret into target from vault.decrypted_secrets s where s.name = 'functions_url';
  select s.decrypted_secret into key from vault.decrypted_secrets s where s.name = 'dispatch_key';
  if target is null or key is null then return; end if;
  perform net.http_post(url := target || '/dispatch', body := '{}'::jsonb,
    headers := jsonb_build_object('content-type', 'application/json', 'apikey', key));
end
$$;
comment on function private.ring_dispatch() is 'Rings the dispatcher. A doorbell: the outbox is the record, and the schedule rings again every minute.';

create function private.after_delivery() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from new_rows) then perform private.ring_dispatch(); end if;
  return null;
end
$$;
create trigger ring_dispatch after insert on sis.webhook_delivery referencing new table as new_rows
  for each statement execute function private.after_delivery();

create table sis.webhook_source (
  code text primary key check (code ~ '^[a-z][a-z0-9_-]{1,39}$'),
  facility_code text not null references sis.facility,
  description text check (char_length(description) <= 200),
  secret_id uuid not null
);
create index webhook_source_facility on sis.webhook_source (facility_code);
create table sis.webhook_inbox (
  source text not null references sis.webhook_source,
  webhook_id text not null check (char_length(webhook_id) between 1 and 200),
  facility_code text not null references sis.facility,
  event_type text not null check (char_length(event_type) between 1 and 100),
  body jsonb not null,
  received_at timestamptz not null default now(),
  primary key (source, webhook_id)
);
create index webhook_inbox_facility on sis.webhook_inbox (facility_code);
comment on table sis.webhook_inbox is 'What other systems told us, once each.';

create function private.webhook_source_secret(source text) returns text
language sql stable security definer set search_path = ''
as $$ select v.decrypted_secret from sis.webhook_source s join vault.decrypted_secrets v on v.id = s.secret_id where s.code = source $$;

create function private.accept_webhook(source text, webhook_id text, event_type text, body jsonb) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  facility text;
begin
  select s.facility_code into facility from sis.webhook_source s where s.code = source;
  insert into sis.webhook_inbox (source, webhook_id, facility_code, event_type, body)
  values (source, webhook_id, facility, event_type, body) on conflict do nothing;
  if not found then return 'duplicate'; end if;
  perform private.emit(array[facility], 'webhook.received', 'webhook_inbox', gen_random_uuid());
  return 'accepted';
end
$$;
comment on function private.accept_webhook(text, text, text, jsonb) is 'Keeps an incoming webhook, once: accepted or duplicate.';

alter table sis.webhook_endpoint enable row level security;
alter table sis.webhook_delivery enable row level security;
alter table sis.webhook_source enable row level security;
alter table sis.webhook_inbox enable row level security;
create policy "Administrators can read their webhook endpoints" on sis.webhook_endpoint for select to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'read'))::text[]));
create policy "Administrators can change their webhook endpoints" on sis.webhook_endpoint for update to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'update'))::text[]))
  with check (facility_code = any ((select private.codes_with('webhooks', 'update'))::text[]));
create policy "Administrators can remove their webhook endpoints" on sis.webhook_endpoint for delete to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'delete'))::text[]));
create policy "Administrators can read their webhook deliveries" on sis.webhook_delivery for select to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'read'))::text[]));
create policy "Administrators can read their webhook sources" on sis.webhook_source for select to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'read'))::text[]));
create policy "Administrators can read their webhook inbox" on sis.webhook_inbox for select to authenticated
  using (facility_code = any ((select private.codes_with('webhooks', 'read'))::text[]));
grant select, delete, update (url, description, event_types, status) on sis.webhook_endpoint to authenticated;
grant select on sis.webhook_delivery, sis.webhook_inbox to authenticated;
grant select (code, facility_code, description) on sis.webhook_source to authenticated;
grant execute on function sis.create_webhook_endpoint(jsonb), private.create_webhook_endpoint(jsonb) to authenticated;
grant execute on function private.take_deliveries(int), private.settle_delivery(uuid, int, text), private.webhook_source_secret(text),
  private.accept_webhook(text, text, text, jsonb) to service_role;

select cron.schedule('dispatch-webhooks', '* * * * *', 'select private.ring_dispatch()');
