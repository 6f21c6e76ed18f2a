-- The schemas, and the two defaults that everything else relies on.

-- Postgres lets everybody execute a new function. Kénéya grants each one by name.
alter default privileges revoke execute on functions from public;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists btree_gist with schema extensions;

create schema sis;
comment on schema sis is 'Exposed: reference tables, partitioned parents, exchange tables and RPCs.';

create schema ministry;
comment on schema ministry is 'Exposed: the consolidated view of every facility; rows only for the Ministry, never a patient.';

create schema private;
comment on schema private is 'Not exposed: helpers behind the policies, provisioning, triggers.';

create schema epi;
comment on schema epi is 'Not exposed: thresholds and epidemiological statistics, pure functions of their arguments.';

grant usage on schema sis, ministry, private, epi to authenticated, service_role;

-- A generic plan on a partitioned table locks every partition; a custom one is pruned while planning.
-- Functions that read partitioned tables carry `set plan_cache_mode = force_custom_plan` for that reason.
