-- "Qui peut lire ces données ?": who can read and write the records of a facility, answered by trying.
--
-- The `proof` function opens a transaction, plants people who exist for a moment, acts as each of them, notes
-- what the walls let through and rolls everything back. Whatever is planted here cannot be committed: the
-- commit itself is refused, whoever asks for it. Real records are counted and never touched; what the probes
-- try to change and remove is a record made up for the trial.

create table private.probe (
  id uuid primary key,
  planted_at timestamptz not null default now()
);
alter table private.probe enable row level security;
comment on table private.probe is 'What is planted for a trial, always empty: a transaction that wrote here cannot commit.';

create function private.refuse_probe() returns trigger
language plpgsql set search_path = ''
as $$
begin
  perform private.refuse('probe_left_behind', null, '42501');
  return null;
end
$$;
create constraint trigger never_committed after insert on private.probe
  deferrable initially deferred for each row execute function private.refuse_probe();

create function private.plant_probe(role_id uuid, places text[]) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  probe constant uuid := gen_random_uuid();
  held uuid := role_id;
begin
  insert into private.probe values (probe);
  insert into auth.users (id, aud, role, email)
  values (probe, 'authenticated', 'authenticated', probe || '@probe.invalid');
  if held is null and cardinality(places) > 0 then
    -- Nobody could be given more: what this role cannot read from elsewhere, no role can.
    insert into sis.role (code, name_fr, name_en, document)
    values ('probe_' || left(replace(probe::text, '-', ''), 12), 'Sonde', 'Probe', jsonb_build_object(
      'version', 1, 'home', 'care', 'areas', (
        select jsonb_object_agg(v.area, jsonb_build_object('verbs', v.verbs))
        from jsonb_each(private.permission_vocabulary()) as v (area, verbs))))
    returning id into held;
  end if;
  insert into sis.membership (facility_code, user_id, role_id, display_name)
  select place, probe, held, 'Sonde' from unnest(places) as place order by place;
  return probe;
end
$$;
comment on function private.plant_probe(uuid, text[]) is
  'Somebody who works in these places with this role, or with every right that exists when it is null; nowhere when there are none. The transaction can only be rolled back.';

create function private.plant_specimen(facility text, record_type text, partner text) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  specimen constant uuid := gen_random_uuid();
  patient constant uuid := case when record_type = 'patients' then specimen else gen_random_uuid() end;
  visit constant uuid := case when record_type = 'consultations' then specimen else gen_random_uuid() end;
  letter constant uuid := case when record_type = 'referrals' then specimen else gen_random_uuid() end;
  answered constant uuid := gen_random_uuid();
  spare constant uuid := case when record_type = 'roles' then specimen else gen_random_uuid() end;
  nobody constant jsonb := '{"version": 1, "home": "desk", "areas": {}}';
  colleague uuid;
  kin jsonb;
  made jsonb;
begin
  insert into private.probe values (specimen);
  -- Dated long ago: the counters of today, which everybody at work needs, are not held for the trial.
  if record_type in ('patients', 'consultations', 'diagnoses', 'referrals', 'counter_referrals') then
    insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (facility, patient, 'Épreuve', 'Fiche', 'F', '1990-01-01');
  end if;
  if record_type in ('consultations', 'diagnoses') then
    insert into sis.consultation (facility_code, id, patient_id, consulted_at)
    values (facility, visit, patient, '2000-01-03T12:00:00Z');
  end if;
  kin := jsonb_build_object('patient', patient, 'letter', letter, 'role', spare);
  case record_type
    when 'patients' then select to_jsonb(p) into made from sis.patient p where p.facility_code = facility and p.id = patient;
    when 'consultations' then select to_jsonb(c) into made from sis.consultation c where c.facility_code = facility and c.id = visit;
    when 'diagnoses' then
      insert into sis.diagnosis (facility_code, id, consultation_id, free_text) values (facility, specimen, visit, 'Épreuve')
      returning to_jsonb(diagnosis) into made;
    when 'referrals' then
      insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at, sent_at)
      values (letter, facility, partner, patient, 'reference', '{"family_name": "Épreuve"}', 'Épreuve', '2000-01-03', '2000-01-03')
      returning to_jsonb(referral) into made;
    when 'counter_referrals' then
      insert into sis.referral (id, from_facility, to_facility, patient_id, kind, status, patient_identity, reason, decided_at, sent_at)
      select l.id, partner, facility, patient, 'reference', 'arrived', '{"family_name": "Épreuve"}', 'Épreuve', '2000-01-03', '2000-01-03'
      from (values (letter), (answered)) as l (id);
      insert into sis.referral_step (id, referral_id, position, kind, actor_facility) values (letter, letter, 1, 'arrived', facility);
      insert into sis.counter_referral (id, referral_id, final_diagnosis, outcome) values (specimen, answered, 'Épreuve', 'cured')
      returning to_jsonb(counter_referral) into made;
    when 'counts' then
      insert into sis.activity_count (facility_code, indicator, day, total) values (facility, 'consultation', '2000-01-03', 1)
      returning to_jsonb(activity_count) into made;
    when 'journal' then
      insert into sis.event (facility_code, seq, type, subject_kind, subject_id) values (facility, -1000000, 'trial.made', 'trial', specimen)
      returning to_jsonb(event) into made;
    when 'staff' then
      insert into sis.role (id, facility_code, code, name_fr, name_en, document)
      values (spare, facility, 'trial', 'Épreuve', 'Trial', nobody);
      colleague := private.plant_probe(spare, array[facility]);
      select to_jsonb(m) into made from sis.membership m where m.facility_code = facility and m.user_id = colleague;
    when 'roles' then
      insert into sis.role (id, facility_code, code, name_fr, name_en, document)
      values (spare, facility, 'trial', 'Épreuve', 'Trial', nobody) returning to_jsonb(role) into made;
    when 'audit' then
      insert into sis.audit (facility_code, seq, at, action, relation, request, previous_hash, hash)
      values (facility, -1000000, now(), 'open', 'trial', '{}', '', '') returning to_jsonb(audit) into made;
    when 'webhooks' then
      insert into sis.webhook_endpoint (id, facility_code, url, event_types)
      values (specimen, facility, 'https://trial.invalid', '{trial.made}') returning to_jsonb(webhook_endpoint) into made;
  end case;
  return made || kin;
end
$$;
comment on function private.plant_specimen(text, text, text) is
  'A record of that type, made up, at that facility; letters run between it and the partner. Returns its row, with the patient, letter and role planted beside it. The transaction can only be rolled back.';

create function private.proof_facts(facility text, record_type text) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  most constant int := 10000;
  relation constant text := case record_type when 'patients' then 'patient' when 'consultations' then 'consultation'
    when 'diagnoses' then 'diagnosis' when 'journal' then 'event' when 'staff' then 'membership' when 'roles' then 'role'
    when 'audit' then 'audit' when 'webhooks' then 'webhook_endpoint' end;
  key constant text := case when record_type in ('journal', 'audit') then 'seq' else 'id' end;
  total int;
  last text;
  letters uuid[];
  inside text[];
begin
  if relation is not null then
    execute format('select count(*) from (select from sis.%I where facility_code = $1 limit $2 + 1) as s', relation)
      into total using facility, most;
    if total > most then
      execute format('select %1$I::text from sis.%2$I where facility_code = $1 order by %1$I offset $2 - 1 limit 1', key, relation)
        into last using facility, most;
    end if;
  elsif record_type = 'counts' then
    total := (select count(*) from sis.case_count c where c.facility_code = facility and c.week_start > current_date - 366)
      + (select count(*) from sis.activity_count a where a.facility_code = facility and a.day > current_date - 366);
  else
    letters := array(
      select r.id from sis.referral r
      where facility in (r.from_facility, r.to_facility) and r.sent_at <= now()
        and (record_type = 'referrals' or exists (select from sis.counter_referral c where c.referral_id = r.id))
      order by r.id limit most + 1);
    total := cardinality(letters);
    letters := letters[:most];
  end if;

  with recursive within as (
    select (private.area_above(p.org_unit_code, 'district', current_date)).code from sis.facility_parent p
    where p.facility_code = facility and p.valid @> current_date
    union
    select c.child_code from within w join sis.org_unit_parent c on c.parent_code = w.code and c.valid @> current_date
  ) select array_agg(w.code) into inside from within w;

  return jsonb_build_object(
    'total', least(total, most), 'more', total > most, 'last', last, 'letters', to_jsonb(letters),
    'shared', (
      select coalesce(jsonb_object_agg(s.other, s.letters), '{}') from (
        select case r.from_facility when facility then r.to_facility else r.from_facility end as other, count(*) as letters
        from sis.referral r where r.id = any (letters) group by 1) as s),
    'facilities', (
      select jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name, 'kind', f.kind,
        'near', coalesce(p.org_unit_code = any (inside), false),
        'linked', exists (select from sis.referral_route t where (t.from_facility, t.to_facility) in ((facility, f.code), (f.code, facility)))
        ) order by f.name)
      from sis.facility f left join sis.facility_parent p on p.facility_code = f.code and p.valid @> current_date),
    'roles', (
      select jsonb_agg(jsonb_build_object('id', r.id, 'facility_code', r.facility_code, 'code', r.code,
        'name_fr', r.name_fr, 'name_en', r.name_en, 'document', r.document) order by r.facility_code nulls first, r.name_fr)
      from sis.role r where r.facility_code is null or r.facility_code in (facility, private.ministry_code())),
    'emergency', (
      select jsonb_build_object('total', count(*), 'last_opened_at', max(e.opened_at),
        'open_now', count(*) filter (where e.ended_at is null and e.expires_at > now()))
      from sis.emergency_access e where e.facility_code = facility));
end
$$;
comment on function private.proof_facts(text, text) is
  'What a trial starts from: how many records there are, with whom letters are shared, which roles and facilities exist, how often the glass was broken. Counts and ids, no record.';

grant execute on function private.plant_probe(uuid, text[]), private.plant_specimen(text, text, text),
  private.proof_facts(text, text) to service_role;
