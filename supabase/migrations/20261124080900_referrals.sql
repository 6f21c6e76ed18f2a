-- Referrals: a story with a clock, shared by two facilities and closed by the counter-referral.

create table sis.referral (
  id uuid primary key,
  code text generated always as (private.short_code(id)) stored,
  from_facility text not null references sis.facility,
  to_facility text not null references sis.facility check (to_facility <> from_facility),
  patient_id uuid not null,
  consultation_id uuid,
  kind text not null check (kind in ('reference', 'evacuation')),
  status text not null default 'sent' check (status in ('sent', 'seen', 'accepted', 'declined', 'departed', 'arrived', 'closed', 'cancelled')),
  patient_identity jsonb not null,
  reason text not null check (char_length(reason) between 1 and 5000),
  history text, signs jsonb, tests text, treatment text, pregnancy text, transport text, escort text,
  decided_at timestamptz not null,
  sent_at timestamptz not null default now(),
  sent_by uuid default auth.uid(),
  sent_by_name text,
  expected_by timestamptz,
  status_at timestamptz not null default now(),
  revision int not null default 1
);
create index referral_from on sis.referral (from_facility, sent_at desc);
create index referral_to on sis.referral (to_facility, sent_at desc);
comment on table sis.referral is 'A patient sent to another facility, with what the receiver needs to know of them. Read by the two facilities and nobody else.';

create table sis.referral_step (
  id uuid primary key,
  referral_id uuid not null references sis.referral,
  position int not null,
  kind text not null check (kind in ('sent', 'seen', 'accepted', 'declined', 'departed', 'arrived', 'counter_referred', 'cancelled')),
  at timestamptz not null default now(),
  actor uuid default auth.uid(),
  actor_name text,
  actor_facility text not null references sis.facility,
  note text check (char_length(note) <= 2000),
  reason_code text check (reason_code in ('no_capacity', 'no_specialist', 'wrong_level', 'other')),
  redirect_to text references sis.facility,
  unique (referral_id, position),
  constraint referral_step_declined_says_why check (kind <> 'declined' or reason_code is not null)
);
create index referral_step_actor_facility on sis.referral_step (actor_facility);
create index referral_step_redirect on sis.referral_step (redirect_to);

create table sis.counter_referral (
  id uuid primary key,
  referral_id uuid not null unique references sis.referral,
  received_at timestamptz, received_by_name text, state_on_arrival text,
  final_diagnosis text not null check (char_length(final_diagnosis) between 1 and 500),
  final_term_code text references sis.diagnosis_term,
  care text, outcome text not null check (outcome in ('cured', 'improved', 'deceased', 'transferred', 'absconded')),
  advice text, drugs text, next_visit_on date, signed_by_name text,
  sent_at timestamptz not null default now()
);
create index counter_referral_term on sis.counter_referral (final_term_code);
comment on table sis.counter_referral is 'The way back: what was found and done, and what the sender has to do now.';

create table sis.referral_count (
  from_facility text not null references sis.facility,
  to_facility text not null references sis.facility,
  week_start date not null,
  kind text not null,
  status text not null,
  total int not null default 0,
  primary key (from_facility, to_facility, week_start, kind, status)
);
create index referral_count_to on sis.referral_count (to_facility);
create index referral_count_week on sis.referral_count (week_start);
comment on table sis.referral_count is 'Referrals by origin, destination, week of sending, kind and present status; what the Ministry sees of them.';

create table sis.referral_delay (
  kind text not null, status text not null, minutes int not null check (minutes > 0),
  valid daterange not null default '[1900-01-01,)', source text not null,
  primary key (kind, status, valid)
);
comment on table sis.referral_delay is 'How long a referral may stay in a status before it is late. Data with dates: no source confirmed the figures.';
insert into sis.referral_delay (kind, status, minutes, source) values
  ('evacuation', 'sent', 15, 'Working figure, to be set by the district'),
  ('evacuation', 'accepted', 60, 'Working figure, to be set by the district'),
  ('evacuation', 'arrived', 4320, 'Working figure, to be set by the district'),
  ('reference', 'sent', 1440, 'Working figure, to be set by the district'),
  ('reference', 'accepted', 4320, 'Working figure, to be set by the district'),
  ('reference', 'arrived', 10080, 'Working figure, to be set by the district');

create function private.due(kind text, status text, from_facility text, to_facility text) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select now() + make_interval(mins => case when status = 'departed' then (
      select r.travel_minutes from sis.referral_route r where r.from_facility = due.from_facility and r.to_facility = due.to_facility)
    else (select d.minutes from sis.referral_delay d where d.kind = due.kind and d.status = due.status and d.valid @> current_date) end)
$$;
comment on function private.due(text, text, text, text) is 'When the next step is late: the road for one who has departed, else the delay in force; null when nobody said.';

create function private.before_referral() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.decided_at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "decided_at"}'); end if;
  if tg_op = 'UPDATE' then new.revision := old.revision + 1; end if;
  return new;
end
$$;
create trigger before_referral before insert or update on sis.referral for each row execute function private.before_referral();

create function private.count_referral() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into sis.referral_count as n (from_facility, to_facility, week_start, kind, status, total)
  select u.f, u.t, u.w, u.k, u.s, sum(u.n) from (
    select new.from_facility as f, new.to_facility as t, date_trunc('week', new.sent_at at time zone 'Africa/Bamako')::date as w, new.kind as k, new.status as s, 1 as n
    union all
    select old.from_facility, old.to_facility, date_trunc('week', old.sent_at at time zone 'Africa/Bamako')::date, old.kind, old.status, -1 where tg_op = 'UPDATE'
  ) u group by 1, 2, 3, 4, 5 having sum(u.n) <> 0 order by 1, 2, 3, 4, 5
  on conflict (from_facility, to_facility, week_start, kind, status) do update set total = n.total + excluded.total;
  if tg_op = 'INSERT' then
    insert into sis.activity_count as n (facility_code, indicator, day, total)
    select s.facility, s.indicator, (new.sent_at at time zone 'Africa/Bamako')::date, 1
    from (values (new.from_facility, 'referral_sent'), (new.to_facility, 'referral_received')) as s (facility, indicator)
    order by s.facility
    on conflict (facility_code, indicator, day) do update set total = n.total + 1;
  end if;
  return null;
end
$$;
create trigger count_referral after insert or update on sis.referral for each row execute function private.count_referral();

create function private.announce_step() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  story sis.referral;
begin
  select * into story from sis.referral r where r.id = new.referral_id;
  perform private.emit(array[story.from_facility, story.to_facility, private.ministry_code()], 'referral.' || new.kind, 'referral', story.id);
  return null;
end
$$;
create trigger announce_step after insert on sis.referral_step for each row execute function private.announce_step();

-- The only writers are the three functions below: they hold the order of the steps.

create function private.send_referral(referral jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  origin constant text := referral ->> 'from_facility';
  wanted sis.referral;
  story sis.referral;
  person sis.patient;
begin
  perform private.expect_fields(referral, array['id', 'from_facility', 'to_facility', 'patient_id', 'kind', 'reason', 'decided_at'],
    array['consultation_id', 'history', 'signs', 'tests', 'treatment', 'pregnancy', 'transport', 'escort']);
  perform private.require(origin, 'referrals', 'create');
  wanted := jsonb_populate_record(null::sis.referral, referral);
  select * into story from sis.referral r where r.id = wanted.id;
  if story.id is not null then
    if story.from_facility <> origin or story.to_facility <> wanted.to_facility or story.patient_id <> wanted.patient_id then
      perform private.refuse('duplicate_id', null, 'PT409');
    end if;
    return to_jsonb(story);
  end if;
  if not exists (select from sis.facility f where f.code = wanted.to_facility and f.kind <> 'ministry') or wanted.to_facility = origin then
    perform private.refuse('unknown_destination', '{"field": "to_facility"}');
  end if;
  select * into person from sis.patient p where p.facility_code = origin and p.id = wanted.patient_id and p.deleted_at is null;
  if person.id is null then perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404'); end if;
  if wanted.consultation_id is not null and not exists (
    select from sis.consultation c where c.facility_code = origin and c.id = wanted.consultation_id and c.patient_id = person.id) then
    perform private.refuse('not_found', '{"field": "consultation_id"}', 'PT404');
  end if;
  insert into sis.referral (id, from_facility, to_facility, patient_id, consultation_id, kind, patient_identity, reason, history, signs, tests,
    treatment, pregnancy, transport, escort, decided_at, sent_by_name, expected_by)
  values (wanted.id, origin, wanted.to_facility, person.id, wanted.consultation_id, wanted.kind,
    jsonb_build_object('family_name', person.family_name, 'given_name', person.given_name, 'sex', person.sex,
      'age_months', (extract(year from age(person.birth_date)) * 12 + extract(month from age(person.birth_date)))::int,
      'village', person.village, 'phone', person.phone, 'guardian_name', person.guardian_name),
    wanted.reason, wanted.history, wanted.signs, wanted.tests, wanted.treatment, wanted.pregnancy, wanted.transport, wanted.escort,
    wanted.decided_at, private.my_name(origin), private.due(wanted.kind, 'sent', origin, wanted.to_facility))
  returning * into story;
  insert into sis.referral_step (id, referral_id, position, kind, actor_name, actor_facility)
  values (story.id, story.id, 1, 'sent', story.sent_by_name, origin);
  return to_jsonb(story);
end
$$;

create function private.step_allowed(status text, step text) returns boolean
language sql immutable set search_path = ''
as $$
  select (status, step) in (
    ('sent', 'seen'), ('sent', 'accepted'), ('sent', 'declined'), ('sent', 'cancelled'),
    ('seen', 'accepted'), ('seen', 'declined'), ('seen', 'cancelled'),
    ('accepted', 'departed'), ('accepted', 'arrived'), ('accepted', 'cancelled'), ('accepted', 'counter_referred'),
    ('departed', 'arrived'), ('departed', 'counter_referred'), ('arrived', 'counter_referred'))
$$;
comment on function private.step_allowed(text, text) is 'Which step may follow which status.';

create function private.record_referral_step(step jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  wanted sis.referral_step;
  story sis.referral;
  side text;
begin
  perform private.expect_fields(step, array['id', 'referral_id', 'kind'], array['note', 'reason_code', 'redirect_to', 'at']);
  wanted := jsonb_populate_record(null::sis.referral_step, step);
  if wanted.kind not in ('seen', 'accepted', 'declined', 'departed', 'arrived', 'cancelled') then
    perform private.refuse('invalid_input', '{"field": "kind"}');
  end if;
  if wanted.at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "at"}'); end if;
  if wanted.kind = 'declined' and wanted.reason_code is null then perform private.refuse('missing_field', '{"field": "reason_code"}'); end if;
  select * into story from sis.referral r where r.id = wanted.referral_id
    and (r.from_facility = any (private.codes_with('referrals', 'read')) or r.to_facility = any (private.codes_with('referrals', 'read')))
  for update;
  if story.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  side := case when wanted.kind in ('departed', 'cancelled') then story.from_facility else story.to_facility end;
  perform private.require(side, 'referrals', case when wanted.kind in ('departed', 'cancelled') then 'create' else 'answer' end);
  if not exists (select from sis.referral_step s where s.id = wanted.id and s.referral_id = story.id and s.kind = wanted.kind) then
    if not private.step_allowed(story.status, wanted.kind) then
      perform private.refuse('wrong_step', jsonb_build_object('status', story.status), 'PT409');
    end if;
    insert into sis.referral_step (id, referral_id, position, kind, at, actor_name, actor_facility, note, reason_code, redirect_to)
    values (wanted.id, story.id, (select max(s.position) + 1 from sis.referral_step s where s.referral_id = story.id), wanted.kind,
      coalesce(wanted.at, now()), private.my_name(side), side, wanted.note, wanted.reason_code, wanted.redirect_to);
    update sis.referral r set status = wanted.kind, status_at = now(),
      expected_by = case when wanted.kind = 'seen' then r.expected_by else private.due(r.kind, wanted.kind, r.from_facility, r.to_facility) end
    where r.id = story.id returning * into story;
  end if;
  return jsonb_build_object('referral', to_jsonb(story),
    'step', (select to_jsonb(s) from sis.referral_step s where s.id = wanted.id));
end
$$;

create function private.send_counter_referral(counter jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  wanted sis.counter_referral;
  story sis.referral;
begin
  perform private.expect_fields(counter, array['id', 'referral_id', 'final_diagnosis', 'outcome'],
    array['received_at', 'state_on_arrival', 'final_term_code', 'care', 'advice', 'drugs', 'next_visit_on']);
  wanted := jsonb_populate_record(null::sis.counter_referral, counter);
  if wanted.received_at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "received_at"}'); end if;
  select * into story from sis.referral r where r.id = wanted.referral_id
    and (r.from_facility = any (private.codes_with('referrals', 'read')) or r.to_facility = any (private.codes_with('referrals', 'read')))
  for update;
  if story.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  perform private.require(story.to_facility, 'referrals', 'answer');
  if not exists (select from sis.counter_referral c where c.id = wanted.id and c.referral_id = story.id) then
    if not private.step_allowed(story.status, 'counter_referred') then
      perform private.refuse('wrong_step', jsonb_build_object('status', story.status), 'PT409');
    end if;
    insert into sis.counter_referral (id, referral_id, received_at, received_by_name, state_on_arrival, final_diagnosis, final_term_code, care,
      outcome, advice, drugs, next_visit_on, signed_by_name)
    values (wanted.id, story.id, coalesce(wanted.received_at, now()), private.my_name(story.to_facility), wanted.state_on_arrival,
      wanted.final_diagnosis, wanted.final_term_code, wanted.care, wanted.outcome, wanted.advice, wanted.drugs, wanted.next_visit_on,
      private.my_name(story.to_facility));
    insert into sis.referral_step (id, referral_id, position, kind, actor_name, actor_facility)
    values (wanted.id, story.id, (select max(s.position) + 1 from sis.referral_step s where s.referral_id = story.id), 'counter_referred',
      private.my_name(story.to_facility), story.to_facility);
    update sis.referral r set status = 'closed', status_at = now(), expected_by = null where r.id = story.id returning * into story;
  end if;
  return jsonb_build_object('referral', to_jsonb(story),
    'counter_referral', (select to_jsonb(c) from sis.counter_referral c where c.id = wanted.id));
end
$$;

create function sis.send_referral(referral jsonb) returns jsonb
language sql set search_path = '' as $$ select private.send_referral(referral) $$;
comment on function sis.send_referral(jsonb) is 'Refers a patient of the caller''s facility. Idempotent by id. Errors: forbidden, not_found, unknown_destination, duplicate_id, date_in_future.';
create function sis.record_referral_step(step jsonb) returns jsonb
language sql set search_path = '' as $$ select private.record_referral_step(step) $$;
comment on function sis.record_referral_step(jsonb) is 'One step of the story. The receiver sees, accepts, declines and receives; the sender departs and cancels. Errors: wrong_step (with the present status), not_found, forbidden.';
create function sis.send_counter_referral(counter jsonb) returns jsonb
language sql set search_path = '' as $$ select private.send_counter_referral(counter) $$;
comment on function sis.send_counter_referral(jsonb) is 'Closes the story with the counter-referral. Errors: wrong_step, not_found, forbidden.';
grant execute on function sis.send_referral(jsonb), sis.record_referral_step(jsonb), sis.send_counter_referral(jsonb),
  private.send_referral(jsonb), private.record_referral_step(jsonb), private.send_counter_referral(jsonb) to authenticated;

alter table sis.referral enable row level security;
alter table sis.referral_step enable row level security;
alter table sis.counter_referral enable row level security;
alter table sis.referral_count enable row level security;
alter table sis.referral_delay enable row level security;
create policy "The two facilities can read a referral" on sis.referral for select to authenticated
  using (from_facility = any ((select private.codes_with('referrals', 'read'))::text[])
    or to_facility = any ((select private.codes_with('referrals', 'read'))::text[]));
create policy "The two facilities can read the steps" on sis.referral_step for select to authenticated
  using (exists (select from sis.referral r where r.id = referral_id));
create policy "The two facilities can read the counter-referral" on sis.counter_referral for select to authenticated
  using (exists (select from sis.referral r where r.id = referral_id));
create policy "Facilities and the Ministry can read referral counts" on sis.referral_count for select to authenticated
  using (from_facility = any ((select private.codes_with('referrals', 'read'))::text[])
    or to_facility = any ((select private.codes_with('referrals', 'read'))::text[])
    or (select private.national_with('reports', 'read')));
create policy "Signed-in users can read referral delays" on sis.referral_delay for select to authenticated using (true);
grant select on sis.referral, sis.referral_step, sis.counter_referral, sis.referral_count, sis.referral_delay to authenticated;
