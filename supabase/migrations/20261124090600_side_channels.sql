-- What a refusal must not tell: whether something exists where the caller may not look.

-- A BEFORE trigger runs ahead of the policy's check, so its lookup answered for facilities of others.
create or replace function private.before_consultation() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  seen record;
begin
  -- Not theirs to write: nothing is looked up, and the policy refuses them with one answer for everything.
  if auth.uid() is not null and new.facility_code <> all (private.my_facilities()) then return new; end if;
  if new.consulted_at > now() + interval '5 minutes' then
    perform private.refuse('date_in_future', '{"field": "consulted_at"}');
  end if;
  if tg_op = 'UPDATE' then
    new.revision := old.revision + 1;
    new.updated_at := now();
  elsif auth.uid() is not null then
    new.revision := 1;
    new.author := auth.uid();
    new.author_name := private.my_name(new.facility_code);
  end if;
  if tg_op = 'INSERT' or new.consulted_at <> old.consulted_at then
    select p.sex, p.birth_date, p.in_health_area into seen from sis.patient p
    where p.facility_code = new.facility_code and p.id = new.patient_id;
    if not found then perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404'); end if;
    if seen.birth_date > (new.consulted_at at time zone 'Africa/Bamako')::date then
      perform private.refuse('before_birth', '{"field": "consulted_at"}');
    end if;
    new.sex := seen.sex;
    new.in_health_area := seen.in_health_area;
    new.age_months := extract(year from age((new.consulted_at at time zone 'Africa/Bamako')::date, seen.birth_date)) * 12
      + extract(month from age((new.consulted_at at time zone 'Africa/Bamako')::date, seen.birth_date));
    new.age_band := private.age_band(new.age_months, (new.consulted_at at time zone 'Africa/Bamako')::date);
  end if;
  return new;
end
$$;

-- Somebody else's step, counter-referral or role under the same id is no conflict with mine.
alter table sis.referral_step drop constraint referral_step_pkey, add primary key (referral_id, id);
alter table sis.counter_referral drop constraint counter_referral_pkey, drop constraint counter_referral_referral_id_key, add primary key (referral_id);
revoke insert (id) on sis.role from authenticated;

create or replace function private.record_referral_step(step jsonb) returns jsonb
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
    'step', (select to_jsonb(s) from sis.referral_step s where s.id = wanted.id and s.referral_id = story.id));
end
$$;

create or replace function private.send_counter_referral(counter jsonb) returns jsonb
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
    'counter_referral', (select to_jsonb(c) from sis.counter_referral c where c.id = wanted.id and c.referral_id = story.id));
end
$$;

-- A letter carries the patient's name: whoever may not read it cannot have it written out for them.
create function private.may_name(facility text, person sis.patient) returns boolean
language sql stable security definer set search_path = ''
as $$
  select facility = any (private.codes_with('patients', 'read'))
    or (person.created_by = (select auth.uid()) and facility = any (private.codes_with_own('patients', 'read')))
$$;
comment on function private.may_name(text, sis.patient) is 'May the caller read this patient''s identity?';

create or replace function private.send_referral(referral jsonb) returns jsonb
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
  select * into story from sis.referral r where r.id = wanted.id and r.from_facility = origin;
  if story.id is not null then
    -- A retry is its author's, or a colleague's who may read the letter.
    if story.to_facility <> wanted.to_facility or story.patient_id <> wanted.patient_id
      or not coalesce(story.sent_by = auth.uid() or origin = any (private.codes_with('referrals', 'read')), false) then
      perform private.refuse('duplicate_id', null, 'PT409');
    end if;
    return to_jsonb(story);
  end if;
  if not exists (select from sis.facility f where f.code = wanted.to_facility and f.kind <> 'ministry') or wanted.to_facility = origin then
    perform private.refuse('unknown_destination', '{"field": "to_facility"}');
  end if;
  select * into person from sis.patient p where p.facility_code = origin and p.id = wanted.patient_id and p.deleted_at is null;
  if person.id is null or not private.may_name(origin, person) then perform private.refuse('not_found', '{"field": "patient_id"}', 'PT404'); end if;
  if wanted.consultation_id is not null and not exists (
    select from sis.consultation c where c.facility_code = origin and c.id = wanted.consultation_id and c.patient_id = person.id) then
    perform private.refuse('not_found', '{"field": "consultation_id"}', 'PT404');
  end if;
  -- A letter is one row that two facilities read, so its id is the country's. That somebody else's is taken can be
  -- learnt only by who knows its 74 random bits already.
  if exists (select from sis.referral r where r.id = wanted.id) then perform private.refuse('duplicate_id', null, 'PT409'); end if;
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
