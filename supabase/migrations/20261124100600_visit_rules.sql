-- What a form says about a figure, a sign or a test, as dated data: a range, a cut-off or a step of the national
-- scheme changes without a release, and each row tells where it comes from.

create table sis.vital_range (
  vital text not null check (vital in ('temperature_c', 'weight_kg', 'height_cm', 'muac_mm', 'systolic_mmhg', 'diastolic_mmhg',
    'pulse_bpm', 'respiration_rpm', 'spo2_pct', 'gestation_weeks')),
  sex text not null default 'any' check (sex in ('any', 'F', 'M')),
  from_months int not null default 0 check (from_months >= 0),
  to_months int check (to_months > from_months),
  usual_low numeric not null,
  usual_high numeric not null,
  possible_low numeric not null,
  possible_high numeric not null,
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)',
  primary key (vital, sex, from_months, valid),
  constraint vital_range_nested check (possible_low <= usual_low and usual_low < usual_high and usual_high <= possible_high),
  constraint vital_range_apart exclude using gist (vital with =, sex with =, int4range(from_months, to_months) with &&, valid with &&)
);
comment on table sis.vital_range is
  'Measures by age, in months, half-open: out of the usual range the form asks, out of the possible one it refuses. A row for one sex wins over `any`.';

create table sis.sign_rule (
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  vital text check (vital in ('temperature_c', 'weight_kg', 'height_cm', 'muac_mm', 'systolic_mmhg', 'diastolic_mmhg',
    'pulse_bpm', 'respiration_rpm', 'spo2_pct')),
  reason text check (reason ~ '^[a-z][a-z0-9_]{1,39}$'),
  at_least numeric,
  below numeric,
  from_months int not null default 0 check (from_months >= 0),
  to_months int check (to_months > from_months),
  pregnant boolean,
  level text not null check (level in ('well', 'watch', 'danger')),
  suspects_malaria boolean not null default false,
  label_fr text not null check (char_length(label_fr) between 2 and 80),
  label_en text not null check (char_length(label_en) between 2 and 80),
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)',
  primary key (code, from_months, valid),
  constraint sign_rule_of_one_thing check ((vital is null) <> (reason is null)),
  constraint sign_rule_bounded check (vital is null or at_least is not null or below is not null)
);
comment on table sis.sign_rule is
  'What a figure (at_least <= figure < below) or a reason for coming says by itself at an age. `danger`: the form speaks of evacuation; `well`: nothing to worry about, said all the same. `pregnant` null: whoever.';

create table sis.medicine (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  label_fr text not null check (char_length(label_fr) between 2 and 120),
  label_en text not null check (char_length(label_en) between 2 and 120),
  form_fr text not null check (char_length(form_fr) between 2 and 40),
  form_en text not null check (char_length(form_en) between 2 and 40),
  strength text check (char_length(strength) <= 40),
  synonyms text[] not null default '{}',
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)'
);
comment on table sis.medicine is 'The medicines of a community health centre, as the shelf names them.';

create table sis.medicine_dose (
  medicine_code text not null references sis.medicine,
  basis text not null check (basis in ('weight', 'age')),
  at_least numeric not null default 0 check (at_least >= 0),
  below numeric check (below > at_least),
  dose_fr text not null check (char_length(dose_fr) between 1 and 80),
  dose_en text not null check (char_length(dose_en) between 1 and 80),
  per_kg numeric check (per_kg > 0),
  unit text check (char_length(unit) <= 12),
  most numeric check (most > 0),
  times_per_day int check (times_per_day between 1 and 12),
  days int check (days between 1 and 365),
  note_fr text check (char_length(note_fr) <= 160),
  note_en text check (char_length(note_en) <= 160),
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)',
  primary key (medicine_code, basis, at_least, valid),
  constraint medicine_dose_apart exclude using gist (medicine_code with =, basis with =, numrange(at_least, below) with &&, valid with &&),
  constraint medicine_dose_computed check (per_kg is null or (basis = 'weight' and unit is not null and position('{dose}' in dose_fr) > 0
    and position('{dose}' in dose_en) > 0))
);
comment on table sis.medicine_dose is
  'One dose by weight (kg) or age (months), half-open, in the words said to the patient. With `per_kg`, `{dose}` stands for per_kg x weight, at most `most`, in `unit`.';

create table sis.malaria_step (
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  rank int not null,
  result text not null check (result in ('none', 'negative', 'positive', 'invalid')),
  danger boolean,
  from_months int not null default 0 check (from_months >= 0),
  to_months int check (to_months > from_months),
  pregnant boolean,
  weeks_below int check (weeks_below between 1 and 45),
  step_fr text not null check (char_length(step_fr) between 5 and 300),
  step_en text not null check (char_length(step_en) between 5 and 300),
  medicine_code text references sis.medicine,
  term_code text references sis.diagnosis_term,
  evacuates boolean not null default false,
  source text not null check (char_length(source) between 3 and 200),
  valid daterange not null default '[1900-01-01,)',
  primary key (code, valid),
  constraint malaria_step_weeks_of_a_pregnancy check (weeks_below is null or pregnant)
);
create index malaria_step_medicine on sis.malaria_step (medicine_code);
create index malaria_step_term on sis.malaria_step (term_code);
comment on table sis.malaria_step is
  'The next step after a malaria test (`none`: suspected, not tested): the first row by rank that fits wins. Null danger or pregnant: either.';

alter table sis.vital_range enable row level security;
alter table sis.sign_rule enable row level security;
alter table sis.medicine enable row level security;
alter table sis.medicine_dose enable row level security;
alter table sis.malaria_step enable row level security;
create policy "Signed-in users can read vital ranges" on sis.vital_range for select to authenticated using (true);
create policy "Signed-in users can read sign rules" on sis.sign_rule for select to authenticated using (true);
create policy "Signed-in users can read medicines" on sis.medicine for select to authenticated using (true);
create policy "Signed-in users can read medicine doses" on sis.medicine_dose for select to authenticated using (true);
create policy "Signed-in users can read malaria steps" on sis.malaria_step for select to authenticated using (true);
grant select on sis.vital_range, sis.sign_rule, sis.medicine, sis.medicine_dose, sis.malaria_step to authenticated, service_role;

create trigger audit_change after insert or update or delete on sis.vital_range for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.sign_rule for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.medicine for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.medicine_dose for each row execute function private.audit_change('', '');
create trigger audit_change after insert or update or delete on sis.malaria_step for each row execute function private.audit_change('', '');
