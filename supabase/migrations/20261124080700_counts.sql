-- Counts: flat tables kept exact by triggers, so that a dashboard never reads a record.

create table sis.case_count (
  facility_code text not null references sis.facility,
  disease_code text not null references sis.disease,
  week_start date not null check (extract(isodow from week_start) = 1),
  epi_year int generated always as (extract(isoyear from week_start)) stored,
  epi_week int generated always as (extract(week from week_start)) stored,
  age_band text not null,
  sex text not null,
  certainty text not null,
  cases int not null default 0,
  deaths int not null default 0,
  primary key (facility_code, disease_code, week_start, age_band, sex, certainty)
);
create index case_count_week on sis.case_count (week_start, disease_code);
create index case_count_disease on sis.case_count (disease_code);
comment on table sis.case_count is 'New cases by disease, ISO week (Monday to Sunday), age band, sex and certainty. Always what a recount of the records would give.';

create table sis.activity_count (
  facility_code text not null references sis.facility,
  indicator text not null,
  day date not null,
  total int not null default 0,
  primary key (facility_code, indicator, day)
);
create index activity_count_day on sis.activity_count (day, indicator);
comment on table sis.activity_count is 'Activity by indicator and day.';

create function private.case_rows(consultations sis.consultation[], diagnoses sis.diagnosis[])
returns table (facility_code text, disease_code text, week_start date, age_band text, sex text, certainty text, cases int, deaths int)
language sql stable set search_path = ''
as $$
  select c.facility_code, d.disease_code, c.week_start, coalesce(c.age_band, '?'), c.sex, d.certainty,
    count(*)::int, (count(*) filter (where c.outcome = 'deceased'))::int
  from unnest(consultations) c
  join unnest(diagnoses) d on d.facility_code = c.facility_code and d.consultation_id = c.id
  where c.deleted_at is null and d.disease_code is not null and d.is_new_case
  group by 1, 2, 3, 4, 5, 6
$$;
comment on function private.case_rows(sis.consultation[], sis.diagnosis[]) is 'The one definition of what counts as a case: a new one, of a listed disease, in a visit that was not withdrawn.';

create function private.activity_rows(consultations sis.consultation[])
returns table (facility_code text, indicator text, day date, total int)
language sql stable set search_path = ''
as $$
  -- Malaria as the national scheme counts it: suspected = fever or a test made.
  select c.facility_code, i.indicator, c.consulted_on, count(*)::int
  from unnest(consultations) c, lateral (values
    ('consultation', true),
    ('consultation_new', c.is_new_case),
    ('malaria_suspected', 'fever' = any (c.reasons) or c.malaria_test <> 'none'),
    ('malaria_tested', c.malaria_test <> 'none'),
    ('malaria_confirmed', coalesce(c.malaria_result = 'positive', false))) as i (indicator, counted)
  where c.deleted_at is null and i.counted
  group by 1, 2, 3
$$;

create function private.apply_cases(before_c sis.consultation[], before_d sis.diagnosis[],
  after_c sis.consultation[], after_d sis.diagnosis[]) returns void
language plpgsql set search_path = ''
as $$
declare
  changed text[];
begin
  with delta as (
    select u.facility_code, u.disease_code, u.week_start, u.age_band, u.sex, u.certainty, sum(u.cases)::int as cases, sum(u.deaths)::int as deaths
    from (
      select r.facility_code, r.disease_code, r.week_start, r.age_band, r.sex, r.certainty, r.cases, r.deaths from private.case_rows(after_c, after_d) r
      union all
      select r.facility_code, r.disease_code, r.week_start, r.age_band, r.sex, r.certainty, -r.cases, -r.deaths from private.case_rows(before_c, before_d) r
    ) u group by 1, 2, 3, 4, 5, 6
    having sum(u.cases) <> 0 or sum(u.deaths) <> 0
    order by 1, 2, 3, 4, 5, 6  -- one order for everybody: no deadlock between two visits
  ), written as (
    insert into sis.case_count as n (facility_code, disease_code, week_start, age_band, sex, certainty, cases, deaths)
    select * from delta
    on conflict (facility_code, disease_code, week_start, age_band, sex, certainty)
    do update set cases = n.cases + excluded.cases, deaths = n.deaths + excluded.deaths
    returning n.facility_code
  )
  select array_agg(distinct w.facility_code) into changed from written w;
  if changed is not null then
    perform private.emit(array[f, private.ministry_code()], 'case.counted', 'case_count', gen_random_uuid()) from unnest(changed) f;
  end if;
end
$$;

create function private.ministry_code() returns text
language sql stable security definer set search_path = ''
as $$ select code from sis.facility where kind = 'ministry' order by code limit 1 $$;

create function private.diagnoses_of(consultations sis.consultation[]) returns sis.diagnosis[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility text;
  found_rows sis.diagnosis[];
  result sis.diagnosis[] := '{}';
begin
  for facility in select distinct c.facility_code from unnest(consultations) c loop
    select array_agg(d) into found_rows from sis.diagnosis d
    where d.facility_code = facility
      and d.consultation_id = any (array(select c.id from unnest(consultations) c where c.facility_code = facility));
    result := result || coalesce(found_rows, '{}');
  end loop;
  return result;
end
$$;

create function private.consultations_of(diagnoses sis.diagnosis[]) returns sis.consultation[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility text;
  found_rows sis.consultation[];
  result sis.consultation[] := '{}';
begin
  for facility in select distinct d.facility_code from unnest(diagnoses) d loop
    select array_agg(c) into found_rows from sis.consultation c
    where c.facility_code = facility
      and c.id = any (array(select d.consultation_id from unnest(diagnoses) d where d.facility_code = facility));
    result := result || coalesce(found_rows, '{}');
  end loop;
  return result;
end
$$;

create function private.apply_activity(before_c sis.consultation[], after_c sis.consultation[]) returns void
language sql set search_path = ''
as $$
  insert into sis.activity_count as n (facility_code, indicator, day, total)
  select u.facility_code, u.indicator, u.day, sum(u.total)::int
  from (
    select r.facility_code, r.indicator, r.day, r.total from private.activity_rows(after_c) r
    union all
    select r.facility_code, r.indicator, r.day, -r.total from private.activity_rows(before_c) r
  ) u group by 1, 2, 3 having sum(u.total) <> 0 order by 1, 2, 3
  on conflict (facility_code, indicator, day) do update set total = n.total + excluded.total
$$;

-- Statement triggers: a bulk load of five thousand visits costs one count, not five thousand.

create function private.count_consultations() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  before_c sis.consultation[];
  after_c sis.consultation[];
  noted sis.diagnosis[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n) into after_c from new_rows n;
  else
    select array_agg(o) into before_c from old_rows o;
    if tg_op = 'UPDATE' then select array_agg(n) into after_c from new_rows n; end if;
    noted := private.diagnoses_of(before_c);
    perform private.apply_cases(before_c, noted, after_c, noted);
  end if;
  perform private.apply_activity(before_c, after_c);
  return null;
end
$$;
create trigger count_inserted after insert on sis.consultation referencing new table as new_rows
  for each statement execute function private.count_consultations();
create trigger count_updated after update on sis.consultation referencing old table as old_rows new table as new_rows
  for each statement execute function private.count_consultations();
create trigger count_deleted after delete on sis.consultation referencing old table as old_rows
  for each statement execute function private.count_consultations();

create function private.count_diagnoses() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  before_d sis.diagnosis[];
  after_d sis.diagnosis[];
  visits sis.consultation[];
begin
  if tg_op <> 'INSERT' then select array_agg(o) into before_d from old_rows o; end if;
  if tg_op <> 'DELETE' then select array_agg(n) into after_d from new_rows n; end if;
  visits := private.consultations_of(coalesce(before_d, '{}') || coalesce(after_d, '{}'));
  perform private.apply_cases(visits, before_d, visits, after_d);
  return null;
end
$$;
create trigger count_inserted after insert on sis.diagnosis referencing new table as new_rows
  for each statement execute function private.count_diagnoses();
create trigger count_updated after update on sis.diagnosis referencing old table as old_rows new table as new_rows
  for each statement execute function private.count_diagnoses();
create trigger count_deleted after delete on sis.diagnosis referencing old table as old_rows
  for each statement execute function private.count_diagnoses();

create function private.recount_difference(facility text) returns bigint
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  visits sis.consultation[];
  noted sis.diagnosis[];
begin
  select array_agg(c) into visits from sis.consultation c where c.facility_code = facility;
  select array_agg(d) into noted from sis.diagnosis d where d.facility_code = facility;
  return (
    select count(*) from (
      select r.disease_code, r.week_start, r.age_band, r.sex, r.certainty, r.cases, r.deaths from private.case_rows(visits, noted) r
    ) r full join (
      select * from sis.case_count n where n.facility_code = facility and (n.cases <> 0 or n.deaths <> 0)
    ) n using (disease_code, week_start, age_band, sex, certainty)
    where (r.cases, r.deaths) is distinct from (n.cases, n.deaths)
  ) + (
    select count(*) from private.activity_rows(visits) r
    full join (select * from sis.activity_count n where n.facility_code = facility and n.total <> 0 and n.indicator not like 'referral%') n
      using (indicator, day)
    where r.total is distinct from n.total
  );
end
$$;
comment on function private.recount_difference(text) is 'In how many cells the kept counts differ from a recount of the facility''s records. Zero, always.';

alter table sis.case_count enable row level security;
alter table sis.activity_count enable row level security;
create policy "Members and the Ministry can read case counts" on sis.case_count for select to authenticated
  using (facility_code = any ((select private.codes_with('surveillance', 'read'))::text[])
    or (select private.national_with('surveillance', 'read')));
create policy "Members and the Ministry can read activity counts" on sis.activity_count for select to authenticated
  using (facility_code = any ((select private.my_facilities())::text[]) or (select private.national_with('reports', 'read')));
grant select on sis.case_count, sis.activity_count to authenticated, service_role;
