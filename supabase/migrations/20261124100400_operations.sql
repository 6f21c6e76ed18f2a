-- What a device did without a network, applied once: the ledger that says what was, and how one operation is tried.

create table sis.operation (
  facility_code text not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  actor uuid not null default auth.uid(),
  applied_at timestamptz not null default now(),
  primary key (facility_code, id)
) partition by list (facility_code);
create index operation_age on sis.operation (facility_code, applied_at);
comment on table sis.operation is
  'Operations that were applied, by the id their device gave them: a retry is answered from here. What was refused is not kept, so that it can be mended and tried again.';

alter table sis.operation enable row level security;
create policy "People can read which of their operations were applied" on sis.operation for select to authenticated
  using (actor = (select private.me()) and facility_code = any ((select private.my_facilities())::text[]));
grant select on sis.operation to authenticated;

create function private.operation_state(facility text, operation uuid) returns text
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return (select case when o.actor = auth.uid() then 'done' else 'taken' end
    from sis.operation o where o.facility_code = facility and o.id = operation and facility = any (private.my_facilities()));
end
$$;
comment on function private.operation_state(text, uuid) is 'done: the caller''s, applied. taken: somebody else''s. Null: not in the ledger.';

create function private.note_operation(facility text, operation uuid, kind text, subject uuid) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  if facility <> all (private.my_facilities()) then perform private.refuse('forbidden', null, '42501'); end if;
  insert into sis.operation (facility_code, id, kind, subject) values (facility, operation, note_operation.kind, note_operation.subject);
end
$$;
comment on function private.note_operation(text, uuid, text, uuid) is 'Writes down that the caller''s operation was applied, in the transaction that applied it.';

create function private.prune_operations(hour int default extract(hour from now())::int) returns int
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility text;
  gone int;
  total int := 0;
begin
  -- One facility in twenty-four each hour: all at once would lock every partition of the country.
  for facility in select f.code from sis.facility f where abs(hashtext(f.code)::bigint) % 24 = hour order by 1 loop
    delete from sis.operation o where o.facility_code = facility and o.applied_at < now() - interval '90 days';
    get diagnostics gone = row_count;
    total := total + gone;
  end loop;
  return total;
end
$$;
comment on function private.prune_operations(int) is 'Forgets operations of more than 90 days, each facility''s at its own hour of the day. No device keeps work unsent for so long.';
select cron.schedule('prune-operations', '17 * * * *', 'select private.prune_operations()');

-- A record read on the device -----------------------------------------------------------------------------

create function private.note_device_opening(opening jsonb) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility constant text := opening ->> 'facility_code';
  person sis.patient;
  read_at timestamptz;
begin
  perform private.expect_fields(opening, array['facility_code', 'patient_id', 'purpose', 'at'], '{}');
  read_at := (opening ->> 'at')::timestamptz;
  if opening ->> 'purpose' not in ('care', 'follow_up', 'referral', 'correction', 'report', 'administration') then
    perform private.refuse('unknown_purpose', '{"field": "purpose"}');
  end if;
  if read_at > now() + interval '5 minutes' then perform private.refuse('date_in_future', '{"field": "at"}'); end if;
  if read_at < now() - interval '30 days' then perform private.refuse('too_old', '{"field": "at"}'); end if;
  -- Withdrawn since, it was read all the same.
  select * into person from sis.patient p where p.facility_code = facility and p.id = (opening ->> 'patient_id')::uuid;
  if person.id is null or not private.may_name(facility, person) then perform private.refuse('not_found', null, 'PT404'); end if;
  -- One opening for each person, patient and purpose in 15 minutes, those of this batch included.
  if exists (select from sis.audit a where a.facility_code = facility and a.patient_id = person.id and a.action = 'open'
      and a.relation = 'patient' and a.actor = auth.uid() and a.purpose = opening ->> 'purpose'
      and a.at > read_at - interval '15 minutes' and a.at < read_at + interval '15 minutes')
    or exists (select from private.audit_draft d where d.xid = pg_current_xact_id() and d.facility_code = facility and d.patient_id = person.id
      and d.action = 'open' and d.relation = 'patient' and d.purpose = opening ->> 'purpose'
      and d.at > read_at - interval '15 minutes' and d.at < read_at + interval '15 minutes') then
    return;
  end if;
  insert into private.audit_draft (facility_code, at, actor, actor_name, by_facility, action, relation, row_id, patient_id, purpose, request)
  values (facility, read_at, auth.uid(), private.my_name(facility), facility, 'open', 'patient', person.id::text, person.id,
    opening ->> 'purpose', private.request_facts() || jsonb_build_object('on_device', true, 'told_at', now()));
end
$$;
create function sis.note_opening(opening jsonb) returns void
language plpgsql set search_path = '' as $$ begin perform private.note_device_opening(opening); end $$;
comment on function sis.note_opening(jsonb) is
  'Writes into the audit trail that a record held on the device was read: {facility_code, patient_id, purpose, at}, with the time it was read and marked `on_device`. Errors: not_found, unknown_purpose, date_in_future, too_old (30 days).';

-- One operation ---------------------------------------------------------------------------------------------

create function private.moved_by(args jsonb, skew interval) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  moved jsonb := args;
  field text;
begin
  if skew = interval '0' then return args; end if;
  foreach field in array array['consulted_at', 'arrived_at', 'left_at', 'decided_at', 'received_at', 'at'] loop
    if jsonb_typeof(args -> field) = 'string' then
      moved := jsonb_set(moved, array[field], to_jsonb((args ->> field)::timestamptz + skew));
    end if;
  end loop;
  return moved;
end
$$;
comment on function private.moved_by(jsonb, interval) is 'The times in an operation, moved by the error of the clock that wrote them.';

create function private.carry_out(facility text, kind text, args jsonb) returns void
language plpgsql set search_path = ''
as $$
begin
  if coalesce(args ->> 'facility_code', args ->> 'from_facility', facility) <> facility then
    perform private.refuse('invalid_input', '{"field": "facility_code"}');
  end if;
  case kind
    when 'patient.save' then perform sis.save_patient(args);
    when 'patient.merge' then perform sis.merge_patients(args);
    when 'merge.undo' then perform sis.undo_merge(args);
    when 'distinct.save' then perform sis.save_distinct(args);
    when 'arrival.save' then perform sis.save_arrival(args);
    when 'consultation.save' then perform sis.save_consultation(args);
    when 'consultation.withdraw' then perform sis.withdraw_consultation(args);
    when 'referral.send' then perform sis.send_referral(args);
    when 'referral.step' then perform sis.record_referral_step(args);
    when 'record.opened' then perform sis.note_opening(args);
    else perform private.refuse('invalid_input', '{"field": "kind"}');
  end case;
end
$$;
comment on function private.carry_out(text, text, jsonb) is 'Does what an operation says, with the caller''s own rights, through the function that a screen would call.';

create function private.refusal_in_words(state text, said text, detail text, broken text) returns jsonb
language sql immutable set search_path = ''
as $$
  -- Only private.refuse speaks in stable codes. What Postgres says by itself may quote a row, and is replaced.
  select case
    when state in ('22023', '42501', 'PT404', 'PT409') and said ~ '^[a-z][a-z0-9_]{2,39}$' then jsonb_build_object('code', said)
      || case when detail is json then jsonb_build_object('details', detail::jsonb) else '{}' end
    when state = '42501' then '{"code": "forbidden"}'
    when state = '23505' then '{"code": "conflict"}'
    when broken ~ '^[a-z]+_.+_check$' then jsonb_build_object('code', 'invalid_input', 'details',
      jsonb_build_object('field', substring(broken from '^[a-z]+_(.+)_check$')))
    else '{"code": "invalid_input"}'
  end
$$;
comment on function private.refusal_in_words(text, text, text, text) is 'The {code, details} of an error, as functions/_shared/refusal.ts gives them.';

create function private.try_operation(facility text, operation jsonb, skew interval) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  answer constant jsonb := jsonb_build_object('id', operation -> 'id');
  state text := private.operation_state(facility, (operation ->> 'id')::uuid);
  said text;
  detail text;
  broken text;
  tries int := 0;
begin
  if state = 'done' then return answer || '{"status": "done"}'; end if;
  if state = 'taken' then return answer || '{"status": "refused", "code": "forbidden"}'; end if;
  loop
    tries := tries + 1;
    begin
      perform private.expect_fields(operation, array['id', 'kind', 'subject', 'at', 'args'], '{}');
      if jsonb_typeof(operation -> 'args') <> 'object' then perform private.refuse('invalid_input', '{"field": "args"}'); end if;
      perform (operation ->> 'at')::timestamptz;
      perform private.carry_out(facility, operation ->> 'kind', private.moved_by(operation -> 'args', skew));
      perform private.note_operation(facility, (operation ->> 'id')::uuid, operation ->> 'kind', (operation ->> 'subject')::uuid);
      return answer || '{"status": "done"}';
    exception
      -- Refusals for good, and nothing else: a deadlock, a timeout or a lost connection ends the whole exchange,
      -- and the device sends it again.
      when data_exception or integrity_constraint_violation or insufficient_privilege or sqlstate 'PT404' or sqlstate 'PT409' then
        get stacked diagnostics state = returned_sqlstate, said = message_text, detail = pg_exception_detail, broken = constraint_name;
        -- Somebody wrote the same id at this moment: now that it is there, it can be compared.
        if state = '23505' and tries = 1 then continue; end if;
        return answer || '{"status": "refused"}' || private.refusal_in_words(state, said, detail, broken);
    end;
  end loop;
end
$$;
comment on function private.try_operation(text, jsonb, interval) is
  'Applies one operation in a transaction of its own within the exchange, once: {id, status: done | refused, code, details}.';

grant execute on function private.operation_state(text, uuid), private.note_operation(text, uuid, text, uuid), sis.note_opening(jsonb),
  private.note_device_opening(jsonb), private.moved_by(jsonb, interval), private.carry_out(text, text, jsonb),
  private.refusal_in_words(text, text, text, text), private.try_operation(text, jsonb, interval) to authenticated;

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'operation');
  end loop;
end
$$;
