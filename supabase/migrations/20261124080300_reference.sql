-- Medical reference lists. They are data with dates: a list may change without a release.

create table sis.disease (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  label_fr text not null check (char_length(label_fr) between 2 and 120),
  label_en text not null check (char_length(label_en) between 2 and 120),
  notification text not null check (notification in ('immediate', 'weekly', 'none')),
  valid daterange not null default '[1900-01-01,)'
);
comment on table sis.disease is 'Diseases under surveillance (decree 07-165 and later practice) and how fast each is notified.';

create table sis.diagnosis_term (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  label_fr text not null check (char_length(label_fr) between 2 and 160),
  label_en text not null check (char_length(label_en) between 2 and 160),
  synonyms text[] not null default '{}',
  icd10 text check (icd10 ~ '^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$'),
  icd11 text check (char_length(icd11) <= 20),
  disease_code text references sis.disease,
  certainty text not null default 'confirmed' check (certainty in ('suspected', 'confirmed')),
  valid daterange not null default '[1900-01-01,)'
);
create index diagnosis_term_disease on sis.diagnosis_term (disease_code);
comment on table sis.diagnosis_term is 'The short list that clinicians choose from: own labels and local synonyms, with ICD codes beside them.';

create table sis.age_band (
  code text not null,
  label_fr text not null,
  label_en text not null,
  from_months int not null check (from_months >= 0),
  to_months int check (to_months > from_months),
  valid daterange not null default '[1900-01-01,)',
  primary key (code, valid),
  constraint age_band_apart exclude using gist (int4range(from_months, to_months) with &&, valid with &&)
);
comment on table sis.age_band is 'Age bands of the monthly report (RMA), half-open, in months. Dated because no source confirmed them.';

create function private.age_band(age_months int, day date) returns text
language sql stable security definer set search_path = ''
as $$
  select b.code from sis.age_band b
  where b.valid @> day and age_months >= b.from_months and (b.to_months is null or age_months < b.to_months)
$$;
comment on function private.age_band(int, date) is 'The band of an age in months under the list in force on that day; null when the age is unknown.';

alter table sis.disease enable row level security;
alter table sis.diagnosis_term enable row level security;
alter table sis.age_band enable row level security;
create policy "Signed-in users can read diseases" on sis.disease for select to authenticated using (true);
create policy "Signed-in users can read diagnosis terms" on sis.diagnosis_term for select to authenticated using (true);
create policy "Signed-in users can read age bands" on sis.age_band for select to authenticated using (true);
grant select on sis.disease, sis.diagnosis_term, sis.age_band to authenticated, service_role;
