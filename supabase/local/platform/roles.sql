-- The roles of a Supabase project. Run as the cluster's superuser (supabase_admin), as often as wanted.
-- `postgres` runs the migrations; as on the platform it is no superuser, but passes by row-level security.

do $$
begin
  if to_regrole('anon') is null then create role anon nologin noinherit; end if;
  if to_regrole('authenticated') is null then create role authenticated nologin noinherit; end if;
  if to_regrole('service_role') is null then create role service_role nologin noinherit bypassrls; end if;
  if to_regrole('supabase_auth_admin') is null then create role supabase_auth_admin nologin noinherit; end if;
  if to_regrole('supabase_realtime_admin') is null then create role supabase_realtime_admin nologin noinherit; end if;
  if to_regrole('authenticator') is null then create role authenticator login noinherit; end if;
  if to_regrole('postgres') is null then
    create role postgres login inherit createdb createrole replication bypassrls;
  end if;
  -- @supabase/lite reads information_schema, which shows a role only what it inherits: hence INHERIT.
  if to_regrole('supabase_lite') is null then create role supabase_lite login inherit; end if;
end
$$;

grant anon, authenticated, service_role to authenticator, supabase_lite;
grant anon, authenticated, service_role, authenticator, supabase_realtime_admin to postgres with admin option;
grant supabase_auth_admin to supabase_lite;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;

alter database postgres owner to postgres;
revoke all on database postgres from public;
grant connect, temporary on database postgres to authenticator, supabase_lite, supabase_auth_admin;
alter schema public owner to postgres;
revoke all on schema public from public;

-- The platform's limits for requests: a runaway query ends, and says so with 57014.
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role supabase_lite set statement_timeout = '8s';
alter role supabase_lite set lock_timeout = '8s';
alter role supabase_lite set idle_in_transaction_session_timeout = '30s';
-- The stand-in of authenticator, whose setting comes with the migrations (*_plans.sql).
alter role supabase_lite set plan_cache_mode = 'force_custom_plan';

-- Supabase's advisors look at the schemas named here, and find nothing when none is named.
alter database postgres set pgrst.db_schemas = 'sis, ministry';
alter database postgres set search_path = "$user", public, extensions;

create schema if not exists extensions authorization postgres;
grant usage on schema extensions to public;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;
create extension if not exists btree_gist with schema extensions;
