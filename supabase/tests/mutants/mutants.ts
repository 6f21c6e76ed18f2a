/** Faults to plant in the migrations, one at a time: each must turn a database test red. */
export interface Mutant {
  name: string
  /** The subject of the migration, as its file name ends. */
  subject: string
  find: string
  put: string
}

export const mutants: readonly Mutant[] = [
  {
    name: `consultation policy using(true)`,
    subject: 'register',
    find: `create policy "Members can read their facility's consultations" on sis.consultation for select to authenticated
  using (`,
    put: `create policy "Members can read their facility's consultations" on sis.consultation for select to authenticated
  using (true or `,
  },
  {
    name: `diagnosis policy using(true)`,
    subject: 'register',
    find: `create policy "Members can read their facility's diagnoses" on sis.diagnosis for select to authenticated
  using (`,
    put: `create policy "Members can read their facility's diagnoses" on sis.diagnosis for select to authenticated
  using (true or `,
  },
  {
    name: `patient insert check(true)`,
    subject: 'register',
    find: `for insert to authenticated
  with check (facility_code = any ((select private.codes_with('patients', 'create'))::text[]))`,
    put: `for insert to authenticated
  with check (true)`,
  },
  {
    name: `event policy using(true)`,
    subject: 'journal',
    find: `create policy "Members can read their facility's journal" on sis.event for select to authenticated
  using (`,
    put: `create policy "Members can read their facility's journal" on sis.event for select to authenticated
  using (true or `,
  },
  {
    name: `referral policy using(true)`,
    subject: 'referrals',
    find: `create policy "The two facilities can read a referral" on sis.referral for select to authenticated
  using (`,
    put: `create policy "The two facilities can read a referral" on sis.referral for select to authenticated
  using (true or `,
  },
  {
    name: `case_count policy using(true)`,
    subject: 'counts',
    find: `create policy "Members and the Ministry can read case counts" on sis.case_count for select to authenticated
  using (`,
    put: `create policy "Members and the Ministry can read case counts" on sis.case_count for select to authenticated
  using (true or `,
  },
  {
    name: `ministry view open`,
    subject: 'ministry',
    find: `where (select private.national_with('reports', 'read'));
comment on view ministry.referral_flow`,
    put: `where true;
comment on view ministry.referral_flow`,
  },
  {
    name: `webhook endpoint policy using(true)`,
    subject: 'webhooks',
    find: `create policy "Administrators can read their webhook endpoints" on sis.webhook_endpoint for select to authenticated
  using (`,
    put: `create policy "Administrators can read their webhook endpoints" on sis.webhook_endpoint for select to authenticated
  using (true or `,
  },
  {
    name: `membership policy using(true)`,
    subject: 'access',
    find: `using (user_id = (select auth.uid()) or facility_code`,
    put: `using (true or user_id = (select auth.uid()) or facility_code`,
  },
  {
    name: `grant to anon`,
    subject: 'access',
    find: `grant select on sis.role, sis.membership to authenticated`,
    put: `grant select on sis.role, sis.membership to anon, authenticated`,
  },
  {
    name: `usage on facility schema`,
    subject: 'provisioning',
    find: `  execute format('create schema %I', code);`,
    put: `  execute format('create schema %I', code);
  execute format('grant usage on schema %I to authenticated', code);`,
  },
  {
    name: `partition without rls`,
    subject: 'provisioning',
    find: `  execute format('alter table %I.%I enable row level security', facility, parent);
`,
    put: ``,
  },
  {
    name: `status ignored`,
    subject: 'access',
    find: `where m.user_id = (select auth.uid()) and m.status = 'active'`,
    put: `where m.user_id = (select auth.uid())`,
  },
  {
    name: `ended membership ignored`,
    subject: 'access',
    find: `and (m.ends_on is null or m.ends_on >= current_date)`,
    put: ``,
  },
  {
    name: `limits ignored`,
    subject: 'access',
    find: `    and coalesce(r.document #> array['areas', area, 'limits'], '[]') = '[]'
`,
    put: ``,
  },
  {
    name: `deny ignored`,
    subject: 'access',
    find: `    and not coalesce(exceptions #> array['deny', area] ? verb, false)
`,
    put: ``,
  },
  {
    name: `topic check gone`,
    subject: 'journal',
    find: `using ((select realtime.topic()) = any ((select private.my_topics())::text[]));`,
    put: `using (true);`,
  },
  {
    name: `epoch never moves`,
    subject: 'journal',
    find: `set epoch = f.epoch + 1`,
    put: `set epoch = f.epoch`,
  },
  {
    name: `event at send, not flushed`,
    subject: 'journal',
    find: `deferrable initially deferred for each row execute function private.flush_events`,
    put: `for each row when (false) execute function private.flush_events`,
  },
  {
    name: `payload names the actor`,
    subject: 'journal',
    find: `'at', news.occurred_at)`,
    put: `'at', news.occurred_at, 'who', news.actor)`,
  },
  {
    name: `search without permission`,
    subject: 'register_writes',
    find: `  perform private.require(facility, 'patients', 'read');
`,
    put: ``,
  },
  {
    name: `stale edit overwrites`,
    subject: 'register_writes',
    find: `if known.revision <> (patient ->> 'revision')::int then`,
    put: `if false then`,
  },
  {
    name: `consultation stale overwrites`,
    subject: 'register_writes',
    find: `if known.revision <> (consultation ->> 'revision')::int then`,
    put: `if false then`,
  },
  {
    name: `wrong step allowed`,
    subject: 'referrals',
    find: `if not private.step_allowed(story.status, wanted.kind) then`,
    put: `if false then`,
  },
  {
    name: `step from wrong side`,
    subject: 'referrals',
    find: `  perform private.require(side, 'referrals', case when wanted.kind in ('departed', 'cancelled') then 'create' else 'answer' end);
`,
    put: ``,
  },
  {
    name: `counter-referral by anyone`,
    subject: 'referrals',
    find: `  perform private.require(story.to_facility, 'referrals', 'answer');
`,
    put: ``,
  },
  {
    name: `send for another facility`,
    subject: 'referrals',
    find: `  perform private.require(origin, 'referrals', 'create');
`,
    put: ``,
  },
  {
    name: `count trigger dropped`,
    subject: 'counts',
    find: `create trigger count_updated after update on sis.consultation referencing old table as old_rows new table as new_rows
  for each statement execute`,
    put: `create trigger count_updated after update on sis.consultation referencing old table as old_rows new table as new_rows
  for each statement when (false) execute`,
  },
  {
    name: `withdrawn visits counted`,
    subject: 'counts',
    find: `where c.deleted_at is null and d.disease_code is not null`,
    put: `where d.disease_code is not null`,
  },
  {
    name: `grant guard gone`,
    subject: 'journal',
    find: `create trigger guard_grant before insert or update of document on sis.role`,
    put: `create trigger guard_grant before delete on sis.role`,
  },
  {
    name: `membership guard gone`,
    subject: 'journal',
    find: `create trigger guard_grant before insert or update of role_id, exceptions on sis.membership`,
    put: `create trigger guard_grant before delete on sis.membership`,
  },
  {
    name: `invite without right`,
    subject: 'invitations',
    find: `  perform private.require(facility, 'staff', 'create');
`,
    put: ``,
  },
  {
    name: `any code accepted`,
    subject: 'invitations',
    find: `  if mine.code_hash <> extensions.digest(upper(btrim(code)), 'sha256') then`,
    put: `  if false then`,
  },
  {
    name: `tries not counted`,
    subject: 'invitations',
    find: `update sis.invitation i set tries = i.tries + 1 where i.id = mine.id;`,
    put: ``,
  },
  {
    name: `lease ignored`,
    subject: 'webhooks',
    find: `next_attempt_at = now() + interval '1 minute'
`,
    put: `next_attempt_at = now()
`,
  },
]
