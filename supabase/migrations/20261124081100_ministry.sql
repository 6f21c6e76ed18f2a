-- The Ministry's consolidated view. It reads counts, never records; no row here can hold a name.

create view ministry.weekly_cases with (security_invoker = true) as
  select c.facility_code, c.disease_code, c.epi_year, c.epi_week, c.week_start, c.age_band, c.sex, c.certainty, c.cases, c.deaths
  from sis.case_count c where (select private.national_with('surveillance', 'read'));
comment on view ministry.weekly_cases is 'Cases of every facility by disease, ISO week, age band and sex.';

create view ministry.referral_flow with (security_invoker = true) as
  select r.from_facility, r.to_facility, r.week_start, r.kind, r.status, r.total
  from sis.referral_count r where (select private.national_with('reports', 'read'));
comment on view ministry.referral_flow is 'Referrals between facilities by week, kind and present status.';

create view ministry.daily_activity with (security_invoker = true) as
  select a.facility_code, a.indicator, a.day, a.total
  from sis.activity_count a where (select private.national_with('reports', 'read'));
comment on view ministry.daily_activity is 'Activity of every facility by indicator and day.';

create function private.area_above(start text, wanted text, day date) returns sis.org_unit
language sql stable set search_path = ''
as $$
  with recursive up as (
    select u.code from sis.org_unit u where u.code = start
    union
    select p.parent_code from up join sis.org_unit_parent p on p.child_code = up.code and p.valid @> day
  )
  select u from up join sis.org_unit u on u.code = up.code where u.level = wanted limit 1
$$;
comment on function private.area_above(text, text, date) is 'The area of the wanted level that contained another on that day, itself included; null when there is none.';
grant execute on function private.area_above(text, text, date) to authenticated;

create view ministry.facility_directory with (security_invoker = true) as
  select f.code, f.name, f.kind, f.ownership, f.latitude, f.longitude, f.population,
    o.name as area, d.name as district, r.name as region
  from sis.facility f
  left join sis.facility_parent p on p.facility_code = f.code and p.valid @> current_date
  left join sis.org_unit o on o.code = p.org_unit_code
  left join lateral private.area_above(p.org_unit_code, 'district', current_date) d on true
  left join lateral private.area_above(p.org_unit_code, 'region', current_date) r on true
  where (select private.national_with('reports', 'read'));
comment on view ministry.facility_directory is 'Every facility with the area it belongs to today.';

grant select on all tables in schema ministry to authenticated;
