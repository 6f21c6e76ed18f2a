-- The least of what the Supabase platform provides that the migrations and the policies need, for tests of
-- the database alone. The stack's own platform (supabase/local) is the full one.

create role anon nologin;
create role authenticated nologin;
create role service_role nologin bypassrls;
create role supabase_auth_admin nologin;
create schema extensions;
create schema auth;
create schema cron;
create schema net;
create schema vault;
create extension pgcrypto with schema extensions;
create extension pg_trgm with schema extensions;
create extension unaccent with schema extensions;
create extension btree_gist with schema extensions;
grant usage on schema extensions, auth to public;
create table auth.users(id uuid primary key, email text);
create function auth.uid() returns uuid language sql stable as $$ select nullif(current_setting('request.jwt.claim.sub', true),'')::uuid $$;
create function cron.schedule(a text,b text,c text) returns bigint language sql as 'select 1::bigint';
create function net.http_post(url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds int default 5000) returns bigint language sql as 'select 1::bigint';
create table vault.secrets(id uuid primary key default gen_random_uuid(), name text, secret text);
create view vault.decrypted_secrets as select id, name, secret as decrypted_secret from vault.secrets;
create function vault.create_secret(s text, n text, d text) returns uuid language sql as 'insert into vault.secrets(name,secret) values(n,s) returning id';
