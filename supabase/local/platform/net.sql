-- pg_net's interface: a request is queued in the transaction and sent after it, once, without retries.
-- Unlogged as in pg_net: a crash forgets what was queued, so it is a doorbell and never the record.

create schema if not exists net;

create unlogged table if not exists net.http_request_queue (
  id bigserial primary key,
  method text not null,
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds int not null
);

create unlogged table if not exists net._http_response (
  id bigint,
  status_code int,
  content_type text,
  headers jsonb,
  content text,
  timed_out boolean,
  error_msg text,
  created timestamptz not null default now()
);
create index if not exists _http_response_created_idx on net._http_response (created);

create or replace function net._urlencode_string(string text) returns text
language sql immutable strict set search_path = ''
as $$
  select coalesce(string_agg(
    case when letter ~ '^[A-Za-z0-9_.~-]$' then letter
      else regexp_replace(upper(encode(convert_to(letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end,
    '' order by place), '')
  from regexp_split_to_table(string, '') with ordinality as letters (letter, place)
$$;

create or replace function net._enqueue(method text, url text, params jsonb, headers jsonb, body bytea, timeout int)
returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  query text;
  id bigint;
begin
  select string_agg(net._urlencode_string(key) || '=' || net._urlencode_string(value), '&') into query
  from jsonb_each_text(coalesce(params, '{}'));
  insert into net.http_request_queue as q (method, url, headers, body, timeout_milliseconds)
  values ($1, $2 || case when query is null then '' when strpos($2, '?') > 0 then '&' || query else '?' || query end,
    $4, $5, $6)
  returning q.id into id;
  notify net_http_request_queue;
  return id;
end
$$;

create or replace function net.http_get(
  url text,
  params jsonb default '{}',
  headers jsonb default '{}',
  timeout_milliseconds int default 5000
) returns bigint
language sql security definer set search_path = ''
as $$ select net._enqueue('GET', url, params, headers, null, timeout_milliseconds) $$;

create or replace function net.http_post(
  url text,
  body jsonb default '{}',
  params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}',
  timeout_milliseconds int default 5000
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  content_type text := (select value from jsonb_each_text(headers) where lower(key) = 'content-type');
begin
  if content_type is null then
    headers := coalesce(headers, '{}') || '{"Content-Type": "application/json"}';
  elsif lower(content_type) not like 'application/json%' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  return net._enqueue('POST', url, params, headers, convert_to(body::text, 'UTF8'), timeout_milliseconds);
end
$$;

create or replace function net.http_delete(
  url text,
  params jsonb default '{}',
  headers jsonb default '{}',
  timeout_milliseconds int default 5000,
  body jsonb default null
) returns bigint
language sql security definer set search_path = ''
as $$ select net._enqueue('DELETE', url, params, headers, convert_to(body::text, 'UTF8'), timeout_milliseconds) $$;

revoke execute on all functions in schema net from public;
grant usage on schema net to postgres;
grant select on all tables in schema net to postgres;
grant execute on function net.http_get(text, jsonb, jsonb, int), net.http_post(text, jsonb, jsonb, jsonb, int),
  net.http_delete(text, jsonb, jsonb, int, jsonb) to postgres;
