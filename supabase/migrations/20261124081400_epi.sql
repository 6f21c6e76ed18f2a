-- Thresholds: pure functions of numbers, comparing integers, so that they can be checked by hand.

create function epi.year_and_week(day date) returns text
language sql immutable parallel safe set search_path = ''
as $$ select to_char(day, 'IYYY"-W"IW') $$;
comment on function epi.year_and_week(date) is 'The epidemiological week of a day: ISO week, Monday to Sunday, as 2026-W48.';

create function epi.reaches_rate(cases int, population int, per_100000 int) returns boolean
language sql immutable parallel safe set search_path = ''
as $$ select cases::bigint * 100000 >= per_100000::bigint * population $$;
comment on function epi.reaches_rate(int, int, int) is 'Are there at least so many cases per 100,000 people? Integers on both sides: no rounding.';

create function epi.meningitis_level(cases int, population int, doubled_over_three_weeks boolean default false) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select case
    when population is null then 'not_computable'
    when population >= 30000 and epi.reaches_rate(cases, population, 10) then 'epidemic'
    when population >= 30000 and epi.reaches_rate(cases, population, 3) and cases >= 2 then 'alert'
    when population < 30000 and (cases >= 5 or doubled_over_three_weeks) then 'epidemic'
    when population < 30000 and cases >= 2 then 'alert'
    else 'none' end
$$;
comment on function epi.meningitis_level(int, int, boolean) is 'none, alert, epidemic or not_computable, by WHO AFRO''s weekly thresholds for meningitis (shared/domain.md).';

create function epi.third_quartile(earlier int[]) returns numeric
language sql immutable parallel safe set search_path = ''
as $$
  select case when cardinality(earlier) >= 5 then
    (select percentile_cont(0.75) within group (order by c)::numeric from unnest(earlier) c) end
$$;
comment on function epi.third_quartile(int[]) is 'The 75th percentile (linear interpolation) of the same week in earlier years; null, "not computable", with fewer than five.';

grant execute on all functions in schema epi to authenticated, service_role;
