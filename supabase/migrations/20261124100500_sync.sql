-- One exchange between a device and the register: what the person said goes up, what changed comes down.
-- The contract is functions/_shared/contracts/sync.ts; rows travel as arrays in the order of its lists.
--
-- All of this runs as the caller, so a row comes down only where the policies let them read it.

-- Rows as they travel -----------------------------------------------------------------------------------

create function private.last_visits(facility text, ids uuid[]) returns table (patient_id uuid, last_visit_on date)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  -- As in the search, the day of the last visit belongs to the identity. Whoever is limited to their own records sees their own.
  all_of_them constant boolean := facility = any (private.codes_with('patients', 'read'));
begin
  if not all_of_them and facility <> all (private.codes_with_own('patients', 'read')) then return; end if;
  return query
    select w.id, (select c.consulted_on from sis.consultation c
      where c.facility_code = facility and c.patient_id = w.id and c.deleted_at is null and (all_of_them or c.author = auth.uid())
      order by c.consulted_at desc limit 1)
    from unnest(ids) as w (id);
end
$$;
comment on function private.last_visits(text, uuid[]) is 'The day of each record''s last visit that was not withdrawn, for those who read identities there.';

create function private.patient_rows(facility text, ids uuid[]) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return (
    select jsonb_agg(jsonb_build_array(p.id, p.family_name, p.given_name, p.sex, p.birth_date, p.birth_precision, p.village, p.in_health_area,
      p.phone, p.guardian_name, p.pregnant, p.national_number, p.earlier_number, p.insurance_number, p.merged_into, l.last_visit_on, p.revision)
      order by w.place)
    from unnest(ids) with ordinality as w (id, place)
    join sis.patient p on p.facility_code = facility and p.id = w.id and p.deleted_at is null
    left join private.last_visits(facility, ids) l on l.patient_id = p.id);
end
$$;
comment on function private.patient_rows(text, uuid[]) is 'Patients that the caller may read, as arrays in the order of `patientColumns`; null when there are none.';

create function private.visit_rows(facility text, ids uuid[]) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return (
    select jsonb_agg(jsonb_build_array(c.id, c.patient_id, c.consulted_at, c.age_months, c.reasons, c.signs, c.temperature_c, c.weight_kg,
      c.height_cm, c.muac_mm, c.systolic_mmhg, c.diastolic_mmhg, c.pulse_bpm, c.respiration_rpm, c.spo2_pct, c.gestation_weeks,
      c.malaria_test, c.malaria_result, c.is_new_case,
      (select coalesce(jsonb_agg(jsonb_build_array(d.id, d.term_code, d.free_text, d.certainty, d.is_new_case) order by d.created_at, d.id), '[]')
        from sis.diagnosis d where d.facility_code = facility and d.consultation_id = c.id),
      c.prescription, c.treatment, c.outcome, c.next_visit_on, c.author, c.author_name, c.revision) order by w.place)
    from unnest(ids) with ordinality as w (id, place)
    join sis.consultation c on c.facility_code = facility and c.id = w.id and c.deleted_at is null);
end
$$;
comment on function private.visit_rows(text, uuid[]) is 'Visits that the caller may read, as arrays in the order of `visitColumns`; null when there are none.';

create function private.arrival_rows(facility text, ids uuid[]) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return (
    select jsonb_agg(jsonb_build_array(a.id, a.patient_id, a.arrived_at, a.urgent, a.note, a.left_at, a.revision) order by w.place)
    from unnest(ids) with ordinality as w (id, place)
    join sis.arrival a on a.facility_code = facility and a.id = w.id);
end
$$;
comment on function private.arrival_rows(text, uuid[]) is 'Arrivals that the caller may read, as arrays in the order of `arrivalColumns`; null when there are none.';

create function private.holds_part(facility text, part text) returns boolean
language sql stable set search_path = ''
as $$
  select facility = any (private.codes_with(a.area, 'read')) or facility = any (private.codes_with_own(a.area, 'read'))
  from (select case part when 'visits' then 'consultations' else 'patients' end) as a (area)
$$;
comment on function private.holds_part(text, text) is 'Does the caller''s device hold this part of the facility''s register: patients, visits, arrivals or distincts?';

-- What changed ------------------------------------------------------------------------------------------

create function private.news_since(facility text, since bigint, until bigint) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  window_size constant int := 2000;
  page_size constant int := 500;
begin
  return (
    with news as (
      select e.seq, split_part(e.type, '.', 1) as kind, e.subject_id as id from sis.event e
      where e.facility_code = facility and e.seq > since and e.seq <= until
        and split_part(e.type, '.', 1) in ('patient', 'consultation', 'arrival', 'distinct')
      order by e.seq limit window_size
    ), subject as (
      select n.kind, n.id, min(n.seq) as seq from news n group by n.kind, n.id order by 3 limit page_size + 1
    ), cut as (
      -- Everything up to the cut is in this page: it stands before the first subject too many, or where the window ended.
      select coalesce((select s.seq - 1 from subject s order by s.seq offset page_size),
        (select n.seq from news n order by n.seq offset window_size - 1), until) as seq
    )
    select jsonb_build_object('seq', (select seq from cut), 'more', (select seq from cut) < until, 'subjects',
      coalesce((select jsonb_object_agg(k.kind, k.ids) from (
        select s.kind, jsonb_agg(s.id order by s.seq) as ids from subject s where s.seq <= (select seq from cut) group by s.kind) k), '{}')));
end
$$;
comment on function private.news_since(text, bigint, bigint) is
  'Of whom the journal speaks after one number and up to another: {seq, more, subjects: {patient, consultation, arrival, distinct}}, at most 500 subjects a page.';

create function private.ids_of(subjects jsonb, kind text) returns uuid[]
language sql immutable set search_path = ''
as $$ select array(select distinct i::uuid from jsonb_array_elements_text(coalesce(subjects -> kind, '[]')) i) $$;

create function private.gone_of(ids uuid[], lines jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_agg(i) from unnest(ids) i where not exists (
    select from jsonb_array_elements(coalesce(lines, '[]')) l where (l ->> 0)::uuid = i)
$$;
comment on function private.gone_of(uuid[], jsonb) is 'The ids that no line begins with; null when there are none.';

create function private.changes_of(facility text, subjects jsonb) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  patients uuid[] := private.ids_of(subjects, 'patient');
  visits constant uuid[] := private.ids_of(subjects, 'consultation');
  arrivals constant uuid[] := private.ids_of(subjects, 'arrival');
  distincts constant uuid[] := private.ids_of(subjects, 'distinct');
  lines jsonb;
  changes jsonb := '{}';
  gone jsonb := '{}';
begin
  if private.holds_part(facility, 'visits') and cardinality(visits) > 0 then
    lines := private.visit_rows(facility, visits);
    changes := changes || jsonb_build_object('visits', lines);
    gone := gone || jsonb_build_object('visits', private.gone_of(visits, lines));
  end if;
  if private.holds_part(facility, 'patients') then
    -- With a visit comes its patient, whose last visit may be another one now.
    lines := private.patient_rows(facility, array(select unnest(patients) union
      select c.patient_id from sis.consultation c where c.facility_code = facility and c.id = any (visits)));
    changes := changes || jsonb_build_object('patients', lines);
    gone := gone || jsonb_build_object('patients', private.gone_of(patients, lines));
    if cardinality(arrivals) > 0 then
      lines := private.arrival_rows(facility, arrivals);
      changes := changes || jsonb_build_object('arrivals', lines);
      gone := gone || jsonb_build_object('arrivals', private.gone_of(arrivals, lines));
    end if;
    if cardinality(distincts) > 0 then
      changes := changes || jsonb_build_object('distincts', (
        select jsonb_agg(jsonb_build_array(d.patient_a, d.patient_b) order by d.patient_a, d.patient_b) from sis.distinct_pair d
        where d.facility_code = facility and d.patient_a = any (distincts)));
    end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object('gone', nullif(jsonb_strip_nulls(gone), '{}'))) || private.without_nulls(changes);
end
$$;
comment on function private.changes_of(text, jsonb) is 'The rows of these subjects as they are now, and the ids of those that are gone or that the caller may not read. An empty part is absent.';

create function private.without_nulls(object jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(object) e where e.value <> 'null' $$;
comment on function private.without_nulls(jsonb) is 'An object without its empty parts; what is inside the parts stays as it is.';

-- The numbers of what this very exchange said -----------------------------------------------------------

create function private.said_now(facility text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select coalesce(jsonb_object_agg(k.kind, k.ids), '{}') from (
    select split_part(d.type, '.', 1) as kind, jsonb_agg(distinct d.subject_id) as ids from private.event_draft d
    where d.xid = pg_current_xact_id_if_assigned() and d.facility_code = facility group by 1) k);
end
$$;
comment on function private.said_now(text) is 'Of whom the events of this transaction speak that are not numbered yet: {patient, consultation, arrival, distinct …: [ids]}.';

create function private.number_now(facility text, known bigint) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  mine int;
  latest bigint;
begin
  select count(*) into mine from private.event_draft d where d.xid = pg_current_xact_id_if_assigned() and d.facility_code = facility;
  if mine = 0 then return known; end if;
  set constraints private.flush_events, private.flush_audit immediate;
  select f.last_seq into latest from sis.feed f where f.facility_code = facility;
  -- Nobody else was numbered in between: the device has all of it. Else it hears its own words once more.
  return case when latest - mine = known then latest else known end;
end
$$;
comment on function private.number_now(text, bigint) is
  'Numbers the events of this transaction at its very end, and answers up to where a device that had `known` and was told of them has everything.';

create function sis.push(batch jsonb) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := batch ->> 'facility_code';
  operations constant jsonb := batch -> 'operations';
  skew interval;
  operation jsonb;
  answer jsonb;
  answers jsonb := '[]';
  stopped text[] := '{}';
  seq bigint;
  news jsonb;
  changes jsonb := '{}';
begin
  perform private.expect_fields(batch, array['facility_code', 'clock', 'operations'], array['since']);
  if jsonb_typeof(operations) <> 'array' or jsonb_array_length(operations) > 50 or exists (
    select from jsonb_array_elements(operations) o
    where jsonb_typeof(o) <> 'object' or coalesce(o ->> 'id', '') !~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$') then
    perform private.refuse('invalid_input', '{"field": "operations"}');
  end if;
  if coalesce(batch ->> 'since', '0') !~ '^[0-9]{1,18}$' then perform private.refuse('invalid_input', '{"field": "since"}'); end if;
  if facility <> all (private.my_facilities()) then perform private.refuse('forbidden', null, '42501'); end if;
  if not isfinite((batch ->> 'clock')::timestamptz) then perform private.refuse('invalid_input', '{"field": "clock"}'); end if;
  skew := now() - (batch ->> 'clock')::timestamptz;
  if skew between interval '-2 minutes' and interval '2 minutes' then skew := interval '0'; end if;

  if operations <> '[]' then
    -- One exchange of a facility at a time: the same operation from two tabs, and two batches that touch the same
    -- days' counts in another order, take turns.
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('push ' || facility, 0));
  end if;
  for operation in select o from jsonb_array_elements(operations) o loop
    if operation ->> 'subject' = any (stopped) and private.operation_state(facility, (operation ->> 'id')::uuid) is distinct from 'done' then
      answer := jsonb_build_object('id', operation -> 'id', 'status', 'held');
    else
      answer := private.try_operation(facility, operation, skew);
      if answer ->> 'status' = 'refused' then stopped := stopped || (operation ->> 'subject'); end if;
    end if;
    answers := answers || answer;
  end loop;

  select f.last_seq into seq from sis.feed f where f.facility_code = facility;
  if batch ->> 'since' is not null then
    news := private.news_since(facility, (batch ->> 'since')::bigint, seq);
    seq := (news ->> 'seq')::bigint;
    if (news ->> 'more')::boolean then
      changes := private.changes_of(facility, news -> 'subjects');
    else
      changes := private.changes_of(facility, private.both_of(news -> 'subjects', private.said_now(facility)));
      seq := private.number_now(facility, seq);
    end if;
  end if;
  return jsonb_build_object('now', now(), 'seq', seq)
    || case when (news ->> 'more')::boolean then '{"more": true}' else '{}'::jsonb end
    || case when answers <> '[]' then jsonb_build_object('answers', answers) else '{}' end
    || case when changes <> '{}' then jsonb_build_object('changes', changes) else '{}' end;
end
$$;
comment on function sis.push(jsonb) is
  'One exchange of a device: {facility_code, since, clock, operations: [{id, kind, subject, at, args}]}, at most 50, each applied once and in its own transaction, and the changes since the number `since`. Answers {now, seq, more, answers: [{id, status: done | refused | held, code, details}], changes: {patients, visits, arrivals, distincts, gone}}. Errors: forbidden, invalid_input, missing_field, unknown_field; anything passing is an error of the whole exchange, which is sent again.';

create function private.both_of(one jsonb, other jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(key, coalesce(one -> key, '[]') || coalesce(other -> key, '[]')), '{}')
  from (select jsonb_object_keys(one) union select jsonb_object_keys(other)) as k (key)
$$;
comment on function private.both_of(jsonb, jsonb) is 'Two objects of lists as one.';

-- The first time ------------------------------------------------------------------------------------------

create function sis.working_set(request jsonb) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := request ->> 'facility_code';
  part constant text := request ->> 'part';
  after constant text := nullif(request ->> 'after', '');
  size int;
  seq bigint;
  ids uuid[];
  cursors text[];
  total bigint;
  lines jsonb;
  moment timestamptz;
  last_id uuid;
begin
  perform private.expect_fields(request, array['facility_code', 'part', 'size'], array['after']);
  if part not in ('patients', 'visits', 'arrivals', 'distincts') then perform private.refuse('invalid_input', '{"field": "part"}'); end if;
  if jsonb_typeof(request -> 'size') <> 'number' or (request ->> 'size')::numeric not between 1 and 5000 then
    perform private.refuse('invalid_input', '{"field": "size"}');
  end if;
  if after !~* (case when part = 'patients' then '^[0-9a-f-]{36}$' when part = 'distincts' then '^[0-9a-f-]{36} [0-9a-f-]{36}$'
    else '^[0-9]{1,16} [0-9a-f-]{36}$' end) then
    perform private.refuse('invalid_input', '{"field": "after"}');
  end if;
  if facility <> all (private.my_facilities()) then perform private.refuse('forbidden', null, '42501'); end if;
  size := (request ->> 'size')::int;
  -- One snapshot for all of it: nothing is in the rows' past and the number's future.
  select f.last_seq into seq from sis.feed f where f.facility_code = facility;
  if part in ('visits', 'arrivals') and after is not null then
    moment := timestamptz 'epoch' + split_part(after, ' ', 1)::bigint * interval '1 microsecond';
    last_id := split_part(after, ' ', 2)::uuid;
  end if;

  -- One row more than the page: whether there is a next one is known without asking again.
  if part = 'patients' then
    select array_agg(p.id order by p.id), array_agg(p.id::text order by p.id) into ids, cursors from (
      select p.id from sis.patient p where p.facility_code = facility and p.deleted_at is null and (after is null or p.id > after::uuid)
      order by p.id limit size + 1) p;
    if after is null then
      select count(*) into total from sis.patient p where p.facility_code = facility and p.deleted_at is null;
    end if;
    lines := private.patient_rows(facility, ids[:size]);
  elsif part = 'visits' then
    select array_agg(c.id order by c.consulted_at desc, c.id desc),
      array_agg((extract(epoch from c.consulted_at) * 1000000)::bigint || ' ' || c.id order by c.consulted_at desc, c.id desc) into ids, cursors from (
      select c.id, c.consulted_at from sis.consultation c
      where c.facility_code = facility and c.deleted_at is null and c.consulted_at > now() - interval '90 days'
        and (moment is null or (c.consulted_at <= moment and (c.consulted_at, c.id) < (moment, last_id)))
      order by c.consulted_at desc, c.id desc limit size + 1) c;
    if after is null then
      select count(*) into total from sis.consultation c
      where c.facility_code = facility and c.deleted_at is null and c.consulted_at > now() - interval '90 days';
    end if;
    lines := private.visit_rows(facility, ids[:size]);
  elsif part = 'arrivals' then
    select array_agg(a.id order by a.arrived_at desc, a.id desc),
      array_agg((extract(epoch from a.arrived_at) * 1000000)::bigint || ' ' || a.id order by a.arrived_at desc, a.id desc) into ids, cursors from (
      select a.id, a.arrived_at from sis.arrival a
      where a.facility_code = facility and a.arrived_at > now() - interval '2 days'
        and (moment is null or (a.arrived_at <= moment and (a.arrived_at, a.id) < (moment, last_id)))
      order by a.arrived_at desc, a.id desc limit size + 1) a;
    if after is null then
      select count(*) into total from sis.arrival a where a.facility_code = facility and a.arrived_at > now() - interval '2 days';
    end if;
    lines := private.arrival_rows(facility, ids[:size]);
  else
    select array_agg(d.patient_a order by d.patient_a, d.patient_b), array_agg(d.patient_a || ' ' || d.patient_b order by d.patient_a, d.patient_b),
      jsonb_agg(jsonb_build_array(d.patient_a, d.patient_b) order by d.patient_a, d.patient_b) into ids, cursors, lines from (
      select d.patient_a, d.patient_b from sis.distinct_pair d
      where d.facility_code = facility
        and (after is null or (d.patient_a, d.patient_b) > (split_part(after, ' ', 1)::uuid, split_part(after, ' ', 2)::uuid))
      order by d.patient_a, d.patient_b limit size + 1) d;
    if after is null then select count(*) into total from sis.distinct_pair d where d.facility_code = facility; end if;
    if cardinality(ids) > size then lines := lines - size; end if;
  end if;
  return jsonb_build_object('now', now(), 'seq', seq, 'rows', coalesce(lines, '[]'))
    || case when cardinality(ids) > size then jsonb_build_object('next', cursors[size]) else '{}' end
    || case when total is not null then jsonb_build_object('total', total) else '{}' end;
end
$$;
comment on function sis.working_set(jsonb) is
  'One page of what a device holds of a facility''s register: {facility_code, part: patients | visits (of 90 days) | arrivals (of 2 days) | distincts, after, size}. Answers {now, seq, rows, next, total on the first page}; what happened since comes with sis.push from `seq` of the first page. What the caller may not read is not there. Errors: forbidden, invalid_input.';

-- Older visits, looked at online --------------------------------------------------------------------------

create function private.records_of(facility text, patient uuid) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  if facility <> all (private.my_facilities()) then return '{}'; end if;
  return private.person_ids(facility, patient);
end
$$;
comment on function private.records_of(text, uuid) is 'The records of one person, for those who work at the facility: the one that goes on, and those merged into it.';

create function sis.timeline_visits(facility text, patient uuid, before timestamptz default null, size int default 50) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  people constant uuid[] := private.records_of(facility, patient);
  ids uuid[];
begin
  -- Visits of the same instant come together, so that a page never ends between them.
  select array_agg(c.id order by c.consulted_at desc, c.id desc) into ids from (
    select c.id, c.consulted_at from sis.consultation c
    where c.facility_code = facility and c.patient_id = any (people) and c.deleted_at is null and (before is null or c.consulted_at < before)
    order by c.consulted_at desc fetch first least(greatest(coalesce(size, 50), 1), 500) rows with ties) c;
  return coalesce(private.visit_rows(facility, ids), '[]');
end
$$;
comment on function sis.timeline_visits(text, uuid, timestamptz, int) is
  'Visits of a person, those of records merged with theirs included, newest first, as arrays in the order of `visitColumns`. The next page is before the last row''s consulted_at; fewer rows than `size` are the last.';

grant execute on function private.last_visits(text, uuid[]), private.patient_rows(text, uuid[]), private.visit_rows(text, uuid[]),
  private.arrival_rows(text, uuid[]), private.holds_part(text, text), private.news_since(text, bigint, bigint), private.ids_of(jsonb, text),
  private.gone_of(uuid[], jsonb), private.changes_of(text, jsonb), private.without_nulls(jsonb), private.said_now(text),
  private.number_now(text, bigint), private.both_of(jsonb, jsonb), private.records_of(text, uuid),
  sis.push(jsonb), sis.working_set(jsonb), sis.timeline_visits(text, uuid, timestamptz, int) to authenticated;
