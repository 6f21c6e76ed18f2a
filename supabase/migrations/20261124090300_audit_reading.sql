-- Reading the trail: what changed, whether the chain holds, who saw a record, and taking it away with a purpose.

create function private.verify_audit(facility text) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  head private.audit_head;
  entries bigint;
  last_seq bigint;
  last_hash text;
  broken record;
  problem text;
begin
  perform private.require(facility, 'audit', 'read');
  select h.* into head from private.audit_head h where h.facility_code = facility;
  select count(*), max(a.seq) into entries, last_seq from sis.audit a where a.facility_code = facility;
  select a.hash into last_hash from sis.audit a where a.facility_code = facility and a.seq = last_seq;
  select w.seq, w.before_seq, w.is_edited, w.is_tied into broken from (
    select a.seq, coalesce(lag(a.seq) over w, 0) as before_seq,
      a.hash is distinct from private.audit_hash(a) as is_edited,
      a.previous_hash = coalesce(lag(a.hash) over w, private.audit_genesis(facility)) as is_tied
    from sis.audit a where a.facility_code = facility window w as (order by a.seq)
  ) as w where w.is_edited or not w.is_tied or w.seq <> w.before_seq + 1 order by w.seq limit 1;
  problem := case
    when broken.seq is not null and broken.seq > broken.before_seq + 1 then 'missing'
    when broken.is_edited then 'edited'
    when broken.seq is not null then 'reordered'
    when coalesce(last_seq, 0) < head.last_seq then 'truncated'
    when coalesce(last_seq, 0) > head.last_seq or coalesce(last_hash, private.audit_genesis(facility)) <> head.hash then 'inserted'
    end;
  return jsonb_build_object('facility_code', facility, 'entries', entries, 'intact', problem is null,
    'broken_at', case when problem is null then null
      else coalesce(broken.seq, case when problem = 'truncated' then coalesce(last_seq, 0) + 1 else last_seq end) end,
    'problem', problem, 'head', head.hash, 'checked_at', now());
end
$$;
create function sis.verify_audit(facility text) returns jsonb
language sql stable set search_path = '' as $$ select private.verify_audit(facility) $$;
comment on function sis.verify_audit(text) is
  'Recomputes a facility''s chain: {facility_code, entries, intact, broken_at, problem: edited|missing|reordered|truncated|inserted, head, checked_at}. Whoever rewrote the whole chain and its end together would pass here: keep exports or the head outside.';

create function private.audit_change(facility text, entry bigint) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  line sis.audit;
  area text;
  hidden boolean;
begin
  perform private.require(facility, 'audit', 'read');
  select a.* into line from sis.audit a where a.facility_code = facility and a.seq = entry;
  if line.seq is null then perform private.refuse('not_found', null, 'PT404'); end if;
  area := case line.relation when 'patient' then 'patients' when 'consultation' then 'consultations' when 'diagnosis' then 'consultations'
    when 'referral' then 'referrals' when 'referral_step' then 'referrals' when 'counter_referral' then 'referrals' end;
  -- Reading the trail is no way around the walls: what is inside a record is for those who may read records.
  hidden := area is not null and facility <> all (private.codes_with(area, 'read'));
  return jsonb_build_object('seq', line.seq, 'fields', to_jsonb(line.fields), 'masked', hidden,
    'before', case when not hidden then line.before end, 'after', case when not hidden then line.after end);
end
$$;
create function sis.audit_change(facility text, seq bigint) returns jsonb
language sql stable set search_path = '' as $$ select private.audit_change(facility, seq) $$;
comment on function sis.audit_change(text, bigint) is
  'What an entry changed: {seq, fields, before, after, masked}. Contents of records are null (masked) unless the caller may read them too. Errors: forbidden, not_found.';

create function private.who_saw(facility text, number text) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  person uuid;
begin
  perform private.require(facility, 'audit', 'read');
  select p.id into person from sis.patient p where p.facility_code = facility and p.number = upper(btrim(who_saw.number));
  if person is null then perform private.refuse('not_found', '{"field": "number"}', 'PT404'); end if;
  perform private.note_audit(array[facility], 'sheet', 'patient', person::text, person);
  return (select coalesce(jsonb_agg(jsonb_build_object('seq', a.seq, 'at', a.at, 'actor_name', a.actor_name, 'by_facility', a.by_facility,
      'action', a.action, 'relation', a.relation, 'purpose', a.purpose, 'fields', to_jsonb(a.fields)) order by a.seq desc), '[]')
    from sis.audit a where a.facility_code = facility and a.patient_id = person);
end
$$;
create function sis.who_saw(facility text, number text) returns jsonb
language sql set search_path = '' as $$ select private.who_saw(facility, number) $$;
comment on function sis.who_saw(text, text) is
  'A patient''s sheet by card number: who opened or changed their record, newest first, [{seq, at, actor_name, by_facility, action, relation, purpose, fields}]. Making it is itself noted.';

create function private.export_audit(facility text, since date, until date, purpose text) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  lines jsonb;
begin
  perform private.require(facility, 'audit', 'export');
  if char_length(btrim(coalesce(purpose, ''))) not between 5 and 300 then perform private.refuse('purpose_needed', '{"field": "purpose"}'); end if;
  if since is null or until is null or until < since then perform private.refuse('invalid_input', '{"field": "until"}'); end if;
  select coalesce(jsonb_agg(to_jsonb(a) - 'before' - 'after' order by a.seq), '[]') into lines
  from sis.audit a where a.facility_code = facility and a.at >= since and a.at < until + 1;
  perform private.note_audit(array[facility], 'export', 'audit', since || '/' || until, null, '{}', private.clean_text(purpose));
  return lines;
end
$$;
create function sis.export_audit(facility text, since date, until date, purpose text) returns jsonb
language sql set search_path = '' as $$ select private.export_audit(facility, since, until, purpose) $$;
comment on function sis.export_audit(text, date, date, text) is
  'The trail of some days with its hashes, without what is inside the records; needs a purpose of 5 to 300 characters, which is noted. Errors: forbidden, purpose_needed.';

-- Openings --------------------------------------------------------------------------------------------

create function private.note_opening(facilities text[], relation text, row_id uuid, patient uuid, purpose text) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility text;
begin
  if purpose not in ('care', 'follow_up', 'referral', 'correction', 'report', 'administration') then
    perform private.refuse('unknown_purpose', '{"field": "purpose"}');
  end if;
  foreach facility in array facilities loop
    -- A page that refreshes itself is one opening, not forty.
    if not exists (
      select from sis.audit a where a.facility_code = facility and a.patient_id = patient and a.action = 'open' and a.relation = note_opening.relation
        and a.actor = auth.uid() and a.purpose = note_opening.purpose and a.at > now() - interval '15 minutes') then
      perform private.note_audit(array[facility], 'open', note_opening.relation, note_opening.row_id::text, patient, '{}', purpose);
    end if;
  end loop;
end
$$;

create function private.open_record(facility text, patient uuid, purpose text) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  person sis.patient;
begin
  select p.* into person from sis.patient p
  where p.facility_code = facility and p.id = patient and p.deleted_at is null
    and (facility = any (private.codes_with('patients', 'read'))
      or (p.created_by = auth.uid() and facility = any (private.codes_with_own('patients', 'read'))));
  if person.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  perform private.note_opening(array[facility], 'patient', person.id, person.id, coalesce(purpose, ''));
  return to_jsonb(person) - 'search_key';
end
$$;
create function sis.open_record(facility text, patient uuid, purpose text) returns jsonb
language sql set search_path = '' as $$ select private.open_record(facility, patient, purpose) $$;
comment on function sis.open_record(text, uuid, text) is
  'A patient of the facility, and a line in the audit trail that says who opened the record and why (care, follow_up, referral, correction, report, administration); once per person, patient and purpose in 15 minutes. Errors: not_found, unknown_purpose.';

create function private.open_letter(referral uuid, purpose text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  letter sis.referral;
begin
  select r.* into letter from sis.referral r where r.id = referral
    and (r.from_facility = any (private.codes_with('referrals', 'read')) or r.to_facility = any (private.codes_with('referrals', 'read')));
  if letter.id is null then perform private.refuse('not_found', null, 'PT404'); end if;
  perform private.note_opening(array[letter.from_facility, letter.to_facility], 'referral', letter.id, letter.patient_id, coalesce(purpose, ''));
  return to_jsonb(letter);
end
$$;
create function sis.open_letter(referral uuid, purpose text) returns jsonb
language sql set search_path = '' as $$ select private.open_letter(referral, purpose) $$;
comment on function sis.open_letter(uuid, text) is
  'A referral letter, and a line in the audit trails of both facilities that says who opened it and why. Errors: not_found, unknown_purpose.';

create index patient_number on sis.patient (facility_code, number);

grant execute on function sis.verify_audit(text), private.verify_audit(text), sis.audit_change(text, bigint), private.audit_change(text, bigint),
  sis.who_saw(text, text), private.who_saw(text, text), sis.export_audit(text, date, date, text), private.export_audit(text, date, date, text),
  sis.open_record(text, uuid, text), private.open_record(text, uuid, text), sis.open_letter(uuid, text), private.open_letter(uuid, text) to authenticated;
