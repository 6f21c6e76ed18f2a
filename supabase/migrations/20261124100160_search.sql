-- Finding a person: names and villages begun or misspelt, an age, numbers. As web/src/lib/search does on the device.

create type private.search_query as (
  words text[],
  age_value int,
  age_unit text,
  codes text[],
  -- A code of four figures may be a year of birth as well; null where it is not.
  code_years int[],
  card text
);

create function private.read_query(query text) returns private.search_query
language plpgsql stable set search_path = ''
as $$
declare
  typed constant text := left(coalesce(query, ''), 100);
  parts constant text[] := array_remove(regexp_split_to_array(typed, '[ \t\n\u00a0\u202f]+'), '');
  unit_of constant jsonb := '{"an": "years", "ans": "years", "a": "years", "y": "years", "year": "years", "years": "years",
    "mois": "months", "m": "months", "month": "months", "months": "months"}';
  read private.search_query := row ('{}', null, null, '{}', '{}', null);
  place int := 1;
  part text;
  said text[];
  unit text;
  after text;
  code text;
  year int;
begin
  while place <= cardinality(parts) loop
    part := parts[place];
    if part !~ '[0-9]' then
      read.words := read.words || array_remove(string_to_array(private.plain_of(part), ' '), '');
    else
      said := regexp_match(part, '^([0-9]{1,3})([A-Za-z]*)$');
      after := case when said[2] = '' then unit_of ->> private.plain_of(parts[place + 1]) end;
      unit := coalesce(unit_of ->> lower(said[2] collate "C"), after);
      -- « 70 12 34 56 » is one number; « 34 » alone, « 34 ans » and « 8mois » are ages.
      if unit is null and part ~ '^[0-9+().-]+$' then
        while parts[place + 1] ~ '^[0-9.-]+$' loop
          place := place + 1;
          part := part || parts[place];
        end loop;
      end if;
      if part = said[1] || said[2] and (unit is not null or said[2] = '')
        and said[1]::int <= (case when unit = 'months' then 240 else 120 end) then
        read.age_value := said[1]::int;
        read.age_unit := coalesce(unit, 'years');
        if after is not null then place := place + 1; end if;
      else
        code := case when part ~ '^[0-9+().-]+$' then private.phone_of(part) else private.code_of(part) end;
        if char_length(code) >= 4 then
          year := case when part ~ '^[0-9]{4}$' and part::int between 1890 and extract(year from current_date) then part::int end;
          read.codes := read.codes || code;
          read.code_years := read.code_years || year;
        end if;
      end if;
    end if;
    place := place + 1;
  end loop;
  read.words := read.words[1:6];
  read.codes := read.codes[1:6];
  code := private.code_of(typed);
  read.card := case when code ~ '^[0-9A-HJKMNP-TV-Z]{8}$' and cardinality(parts) <= 2 then code end;
  return read;
end
$$;
comment on function private.read_query(text) is
  'What was typed into the search, as `readQuery` in functions/_shared/names/query.ts reads it: words, an age, numbers.';

create function private.off_cost(beyond int) returns int
language sql immutable parallel safe set search_path = ''
as $$
  select case when beyond <= 0 then 0 when beyond = 1 then 1 when beyond = 2 then 3 when beyond <= 4 then 5 when beyond <= 7 then 8 else 12 end
$$;
comment on function private.off_cost(int) is 'What it costs to be so many years or months off what was said, beyond what who knows it roughly may be.';

-- A word of the register and what it costs for each of up to six words that were typed; null where it is nowhere near.
create type private.near_word as (word text, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int);

create function private.near_words(known text[], words text[]) returns private.near_word[]
-- Reads no table: one plan a session is right for it, and planning it took longer than running it.
language plpgsql immutable set search_path = '' set plan_cache_mode = force_generic_plan
as $$
begin
  -- Costs as in functions/_shared/names/match.ts: 4 a slip, 2 more in the first letter, 1 for a village.
  return array(
    with asked as materialized (
      select w.place::int, b.sound, left(b.sound, 1) as first, substr(b.sound, 2) as rest, char_length(b.sound) as letters,
        case when char_length(b.sound) < 3 then 0 when char_length(b.sound) < 6 then 1 else 2 end as most,
        array(select left(b.sound, i) || substr(b.sound, i + 2, 1) || substr(b.sound, i + 1, 1) || substr(b.sound, i + 3) || '%'
          from generate_series(1, char_length(b.sound) - 2) i) as swapped
      from unnest(words) with ordinality as w (word, place), unnest(private.sounds_begun(w.word)) as b (sound)
    ), known as materialized (
      select k.word, ltrim(k.word, '@') as sound, left(k.word, 1) = '@' as is_village from unnest(known) as k (word)
    ), weighed as materialized (
      select a.place, k.word, k.is_village, case
        when starts_with(k.sound, a.sound) then 0
        when a.most = 0 then 99
        when left(k.sound, 1) = a.first then case
          when k.sound like any (a.swapped) then 4
          when char_length(k.sound) < a.letters - a.most then 99
          else 4 * least(
            extensions.levenshtein_less_equal(a.sound, left(k.sound, a.letters - 1), a.most),
            extensions.levenshtein_less_equal(a.sound, left(k.sound, a.letters), a.most),
            extensions.levenshtein_less_equal(a.sound, left(k.sound, a.letters + 1), a.most),
            case when a.most = 2 then extensions.levenshtein_less_equal(a.sound, left(k.sound, a.letters - 2), 2) end,
            case when a.most = 2 then extensions.levenshtein_less_equal(a.sound, left(k.sound, a.letters + 2), 2) end) end
        when a.letters < 4 then 99
        when starts_with(substr(k.sound, 2), a.rest) or starts_with(k.sound, a.rest) or starts_with(substr(k.sound, 2), a.sound) then 6
        else 99 end as cost, a.most
      from asked a, known k
    )
    select row (w.word, min(w.cost) filter (where w.place = 1), min(w.cost) filter (where w.place = 2),
      min(w.cost) filter (where w.place = 3), min(w.cost) filter (where w.place = 4), min(w.cost) filter (where w.place = 5),
      min(w.cost) filter (where w.place = 6))::private.near_word
    from (select w.word, w.place, w.cost + w.is_village::int as cost from weighed w where w.cost <= 4 * w.most or w.cost = 6) w
    group by w.word);
end
$$;
comment on function private.near_words(text[], text[]) is
  'Which of the known words of names and villages each word begun may mean, and what that costs; as `wordCost` in functions/_shared/names/match.ts.';

create function private.search_terms(read private.search_query, near private.near_word[]) returns text[]
language sql immutable set search_path = ''
as $$
  -- One text-search expression for each word and number that was typed; null where nothing comes near a word.
  select array(
    select (select string_agg(quote_literal(n.word), '|') from unnest(near) n where (array[n.c1, n.c2, n.c3, n.c4, n.c5, n.c6])[w.place] is not null)
    from generate_series(1, cardinality(read.words)) as w (place) order by w.place)
  || array(
    select format('''#%s'':*|''~%s'':*', c.code, reverse(c.code)) from unnest(read.codes, read.code_years) as c (code, year)
    -- Beside a name, 1990 is a year.
    where c.year is null or read.words = '{}')
$$;

create function private.at_least(terms text[], missing int) returns tsquery
language sql immutable set search_path = ''
as $$
  -- Every way to leave out `missing` of the terms; those that nothing comes near are left out already.
  with term as (
    select t.text, row_number() over () as n from unnest(terms) as t (text) where t.text is not null
  ), chosen as (
    select '(' || string_agg('(' || t.text || ')', '&') || ')' as text
    from generate_series(1, (1 << (select count(*)::int from term)) - 1) as sets (members), term t
    where (sets.members >> (t.n - 1)::int) & 1 = 1
    group by sets.members having count(*) = cardinality(terms) - missing)
  select string_agg(c.text, '|')::tsquery from chosen c
$$;
comment on function private.at_least(text[], int) is 'The condition that all terms but so many are met; null where that cannot be.';

create function private.born_about(read private.search_query) returns daterange
language sql stable set search_path = ''
as $$
  -- Beyond seven years or months, and what may be off, an age costs as much as none.
  select case read.age_unit
    when 'years' then daterange((current_date - make_interval(years => read.age_value + 9))::date, (current_date - make_interval(years => read.age_value - 8))::date, '[]')
    when 'months' then daterange((current_date - make_interval(months => read.age_value + 14))::date, (current_date - make_interval(months => read.age_value - 13))::date, '[]')
  end
$$;
comment on function private.born_about(private.search_query) is 'The days of birth that an age may mean at all; null without an age.';

create type private.weighed as (id uuid, root uuid, cost int);

create function private.weigh_patients(facility text, read private.search_query, near private.near_word[],
  condition tsquery, nearer tsquery, born daterange, years int[], below int) returns private.weighed[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
-- Reading everybody's key costs what the index is for, and the planner takes it to be free; it also takes a list that
-- it is handed to be short.
set enable_seqscan = off set enable_nestloop = off
as $$
declare
  asked constant int := cardinality(read.words);
  has_codes constant boolean := read.codes <> '{}';
  card constant text := ' #' || read.card || ' ';
begin
  return array(
    with candidate as materialized (
      select p.id, p.search_key, p.birth_date, p.birth_precision in ('age', 'year') as is_rough, p.merged_into
      from sis.patient p
      where p.facility_code = facility and p.deleted_at is null and array_to_tsvector(string_to_array(p.search_key, ' ')) @@ condition
        -- Whoever misses one term more must be of that age.
        and (born is null or p.birth_date <@ born or array_to_tsvector(string_to_array(p.search_key, ' ')) @@ nearer)
      union all
      -- A year of birth by itself finds nobody through the index.
      select p.id, p.search_key, p.birth_date, p.birth_precision in ('age', 'year'), p.merged_into
      from sis.patient p
      -- As a query of its own: folded to « false » beforehand it would take the facility with it, and plan for them all.
      where (select cardinality(years) > 0) and p.facility_code = facility and p.deleted_at is null
        and exists (select from unnest(years) y where abs(extract(year from p.birth_date) - y) <= 8)
        and (array_to_tsvector(string_to_array(p.search_key, ' ')) @@ condition) is not true
    ), said as materialized (
      -- Apart, so that all the words are looked up at once and not anew for each candidate.
      select c.id, unnest(string_to_array(split_part(c.search_key, ' #', 1), ' ')) as word from candidate c
    ), person as (
      select s.id, count(*) as used, min(n.c1) as c1, min(n.c2) as c2, min(n.c3) as c3, min(n.c4) as c4, min(n.c5) as c5, min(n.c6) as c6
      from said s join unnest(near) n on n.word = s.word
      group by s.id
    ), weighed as (
      select c.id, c.merged_into, case when position(card in c.search_key || ' ') > 0 then 0 else
        coalesce(c1, 0) + coalesce(c2, 0) + coalesce(c3, 0) + coalesce(c4, 0) + coalesce(c5, 0) + coalesce(c6, 0)
        + 12 * (asked - num_nonnulls(c1, c2, c3, c4, c5, c6))
        -- « Dolo Do… » is not answered twice by one Dolo.
        + case when num_nonnulls(c1, c2, c3, c4, c5, c6) > p.used then 12 else 0 end
        + case when has_codes then (
            select sum(least(
              case when position('#' || a.code in c.search_key) > 0 then 0 when position('~' || reverse(a.code) in c.search_key) > 0 then 1 else 12 end,
              private.off_cost(abs(extract(year from c.birth_date)::int - a.year) - c.is_rough::int)))
            from unnest(read.codes, read.code_years) as a (code, year)) else 0 end
        + case read.age_unit
            when 'years' then private.off_cost(abs(greatest(0, extract(year from age(current_date, c.birth_date)))::int - read.age_value) - c.is_rough::int)
            when 'months' then private.off_cost(abs(greatest(0, extract(year from age(current_date, c.birth_date)) * 12
              + extract(month from age(current_date, c.birth_date)))::int - read.age_value) - case when c.is_rough then 6 else 1 end)
            else 0 end
        end as cost
      from candidate c left join person p on p.id = c.id)
    -- One answer for each person: their closest record, and the one that goes on rather than one merged into it.
    select row (o.id, o.root, o.cost)::private.weighed from (
      select distinct on (r.root) r.id, r.root, r.cost from (
        select w.id, w.cost, case when w.merged_into is null then w.id else private.root_of(facility, w.id) end as root
        from weighed w where w.cost < below) r
      order by r.root, r.cost, r.id <> r.root, r.id) o);
end
$$;
comment on function private.weigh_patients(text, private.search_query, private.near_word[], tsquery, tsquery, daterange, int[], int) is
  'The people of one facility whose search key meets a condition, and who are of that age or meet a stricter one, or who were born about these years: what each costs against the query, below a bound, one record for each; as `search` in web/src/lib/search/searchIndex.ts. Asks for no right: whoever calls it has.';

drop function sis.search_patients(text, text, int);
drop function private.search_patients(text, text, int);

create function private.search_patients(facility text, query text, max_rows int)
returns table (id uuid, number text, family_name text, given_name text, sex text, birth_date date, birth_precision text,
  village text, phone text, guardian_name text, last_visit_at timestamptz, score real, cost int, found_as uuid)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  -- Definer: text-search operators are not leakproof, so under row-level security the index would not be used.
  wanted constant int := least(greatest(coalesce(max_rows, 20), 1), 50);
  read private.search_query;
  near private.near_word[];
  terms text[];
  years int[] := '{}';
  condition tsquery;
  nearer tsquery;
  card tsquery;
  born daterange;
  missing int := 0;
  found private.weighed[];
begin
  perform private.require(facility, 'patients', 'read');
  read := private.read_query(query);
  if char_length(array_to_string(read.words, '')) < 2 and read.codes = '{}' and read.card is null then return; end if;
  near := private.near_words(array(select distinct w.word from sis.name_word w where w.facility_code = facility), read.words);
  terms := private.search_terms(read, near);
  card := quote_literal('#' || read.card)::tsquery;
  if read.words = '{}' then years := array_remove(read.code_years, null); end if;
  -- Whoever misses a term costs 12 more: those who miss none first, then those who miss one, until there are a few.
  loop
    nearer := condition;
    condition := private.at_least(terms, missing);
    if read.card is not null then condition := coalesce(condition || card, card); end if;
    missing := missing + 1;
    if condition is not null then
      born := case when missing > 1 then private.born_about(read) end;
      found := private.weigh_patients(facility, read, near, condition, nearer, born, years, 12 * missing);
    end if;
    exit when cardinality(found) >= 3;
    if missing >= cardinality(terms) then
      -- Too few to leave anybody out.
      found := private.weigh_patients(facility, read, near, condition, null, null, years, 10000);
      exit;
    end if;
  end loop;
  return query
    with near_enough as (
      select f.id, f.root, f.cost from unnest(found) f
      where f.cost <= coalesce((select n.cost from unnest(found) n order by n.cost offset wanted - 1 limit 1), 10000)
        -- Beside three who fit better, whoever misses a term more is not shown.
        and f.cost < coalesce((select (n.cost / 12 + 1) * 12 from unnest(found) n order by n.cost offset 2 limit 1), 10000)
    ), seen as (
      select n.id, n.root, n.cost, greatest(v.consulted_at, case when n.id <> n.root then (
        select max(c.consulted_at) from sis.consultation c
        where c.facility_code = facility and c.patient_id = n.id and c.deleted_at is null) end) as at
      from near_enough n left join lateral (
        select c.consulted_at from sis.consultation c
        where c.facility_code = facility and c.patient_id = n.root and c.deleted_at is null
        order by c.consulted_at desc limit 1) v on true
    ), chosen as (
      select s.id, s.root, s.cost, s.at, (s.at at time zone 'Africa/Bamako')::date as on_day from seen s
      order by s.cost, on_day desc nulls last, s.root limit wanted
    )
    select p.id, p.number, p.family_name, p.given_name, p.sex, p.birth_date, p.birth_precision, p.village, p.phone, p.guardian_name,
      n.at, (1 - least(n.cost, 24) / 24.0)::real, n.cost, nullif(n.id, n.root)
    from chosen n join sis.patient p on p.facility_code = facility and p.id = n.root and p.deleted_at is null
    order by n.cost, n.on_day desc nulls last, private.sound_of(p.family_name || ' ' || p.given_name) collate "C", p.id;
end
$$;

create function sis.search_patients(facility text, query text, max_rows int default 20)
returns table (id uuid, number text, family_name text, given_name text, sex text, birth_date date, birth_precision text,
  village text, phone text, guardian_name text, last_visit_at timestamptz, score real, cost int, found_as uuid)
language sql stable set search_path = ''
as $$ select * from private.search_patients(facility, query, max_rows) $$;
comment on function sis.search_patients(text, text, int) is
  'Patients of one facility by what is begun of their names as they sound, village, age (« 34 », « 8 mois »), telephone, card or other number, in any order; the closest first, among equals whoever came last. `cost` 0 fits to the letter. A merged record is found by what it says and leads to the one that goes on; `found_as` is then its id.';
grant execute on function sis.search_patients(text, text, int), private.search_patients(text, text, int) to authenticated;

-- The index on words and the last visit are all that a search needs of other tables.
create index consultation_last_visit on sis.consultation (facility_code, patient_id, consulted_at) where deleted_at is null;
