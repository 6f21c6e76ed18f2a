-- Facilities and the geography they stand in. Parents carry dates: Mali's regions were redrawn in
-- March 2023, and a report of 2022 and one of 2025 must both come out right.

create table sis.org_unit (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  name text not null check (char_length(name) between 1 and 120),
  level text not null check (level in ('country', 'region', 'district', 'health_area'))
);
comment on table sis.org_unit is 'The health pyramid''s areas: country, regions, health districts, health areas.';

create table sis.org_unit_parent (
  child_code text not null references sis.org_unit,
  parent_code text not null references sis.org_unit,
  valid daterange not null check (not isempty(valid)),
  primary key (child_code, valid),
  constraint org_unit_parent_one_at_a_time exclude using gist (child_code with =, valid with &&)
);
create index org_unit_parent_parent on sis.org_unit_parent (parent_code);
comment on table sis.org_unit_parent is 'Which area contains which, and from when to when (half-open dates).';

create table sis.facility (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{2,40}$'),
  name text not null check (char_length(name) between 2 and 120),
  kind text not null check (kind in ('hospital', 'csref', 'cscom', 'cabinet', 'ministry')),
  ownership text not null default 'public' check (ownership in ('public', 'community', 'private')),
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  phone text check (char_length(phone) <= 30),
  population int check (population > 0),
  opened_on date not null default current_date,
  closed_on date check (closed_on > opened_on)
);
comment on table sis.facility is 'Whoever keeps records: each one owns the Postgres schema that bears its code. `population` is that of the health area.';

create table sis.facility_parent (
  facility_code text not null references sis.facility,
  org_unit_code text not null references sis.org_unit,
  valid daterange not null check (not isempty(valid)),
  primary key (facility_code, valid),
  constraint facility_parent_one_at_a_time exclude using gist (facility_code with =, valid with &&)
);
create index facility_parent_org_unit on sis.facility_parent (org_unit_code);
comment on table sis.facility_parent is 'The area a facility belongs to, with dates.';

create table sis.referral_route (
  from_facility text not null references sis.facility,
  to_facility text not null references sis.facility check (to_facility <> from_facility),
  travel_minutes int not null check (travel_minutes between 1 and 2880),
  rank smallint not null default 1,
  primary key (from_facility, to_facility)
);
create index referral_route_to on sis.referral_route (to_facility);
comment on table sis.referral_route is 'Where a facility usually refers to, in order of preference, and how long the road is in minutes.';

alter table sis.org_unit enable row level security;
alter table sis.org_unit_parent enable row level security;
alter table sis.facility enable row level security;
alter table sis.facility_parent enable row level security;
alter table sis.referral_route enable row level security;

create policy "Signed-in users can read areas" on sis.org_unit for select to authenticated using (true);
create policy "Signed-in users can read area parents" on sis.org_unit_parent for select to authenticated using (true);
create policy "Signed-in users can read facilities" on sis.facility for select to authenticated using (true);
create policy "Signed-in users can read facility parents" on sis.facility_parent for select to authenticated using (true);
create policy "Signed-in users can read referral routes" on sis.referral_route for select to authenticated using (true);

grant select on sis.org_unit, sis.org_unit_parent, sis.facility, sis.facility_parent, sis.referral_route to authenticated, service_role;
