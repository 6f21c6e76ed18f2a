-- How names sound, once more: the same steps as functions/_shared/names, so that a phone without a network and the
-- server find the same people (supabase/tests/names.test.ts compares them). Change both.

create extension if not exists fuzzystrmatch with schema extensions;

create function private.plain_of(value text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  -- Decomposed by Unicode's own tables: what unaccent's rules and lower() do depends on the server.
  select btrim(regexp_replace(
    lower(translate(
      regexp_replace(normalize(
        regexp_replace(coalesce(value, ''), '[''’‘ʼ`´\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]', '', 'g'), NFKD),
        '[\u0300-\u036f]', '', 'g'),
      'ɛƐɔƆŋŊɲƝɓƁɗƊƴƳœŒæÆøØłŁßẞ', 'eeoonnnnbbddyyeeeeoollss') collate "C"),
    '[^a-z0-9]+', ' ', 'g'))
$$;
comment on function private.plain_of(text) is 'A text without accents, capitals or marks: words of a to z and figures, one space between them.';

create or replace function private.sound_of(value text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  -- Kulibali and Coulibaly, Ndiaye and N'Diaye, Keita and Keïta, Aïchatou and Aïssatou, Hawa and Haoua.
  -- Digraphs before letters, doubles last.
  sound text := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(private.plain_of(value), 'yqzw', 'iksu'),
    'ph', 'f'), 'ch', 's'), 'ce', 'se'), 'ci', 'si'), 'c', 'k'), 'gn', 'ni'), 'h', ''), 'ou', 'u'),
    'gue', 'ge'), 'gui', 'gi'), 'dj', 'j'), 'dia', 'ja'), 'die', 'je'), 'dio', 'jo'), 'diu', 'ju');
begin
  -- Looking back is slow, and most names have no double.
  if sound ~ 'aa|bb|dd|ee|ff|gg|ii|jj|kk|ll|mm|nn|oo|pp|rr|ss|tt|uu|vv|xx|  ' then
    sound := regexp_replace(sound, '([a-z ])\1+', '\1', 'g');
  end if;
  return btrim(sound);
end
$$;
comment on function private.sound_of(text) is
  'The sound of a name: the spellings that a clerk treats as one fold together. As `fold` in functions/_shared/names/fold.ts.';

create function private.sounds_begun(word text) returns text[]
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  sounds text[] := array[private.sound_of(word)];
begin
  -- « co » may become « cou », whose sound is ku, or « ci », whose sound is si.
  if word ~ '[ocpg]$' then
    sounds := sounds || private.sound_of(left(word, -1) || case right(word, 1) when 'o' then 'u' when 'c' then 's' when 'p' then 'f' else 'ni' end);
  elsif word ~ 'd[iy]?$' then
    sounds := sounds || private.sound_of(regexp_replace(word, 'd[iy]?$', 'j'));
  elsif word ~ 'gu$' then
    sounds := sounds || private.sound_of(left(word, -1) || 'e') || private.sound_of(left(word, -1) || 'i');
  end if;
  return array_remove(sounds, '');
end
$$;
comment on function private.sounds_begun(text) is 'The sounds that a word begun may turn into.';

create function private.code_of(value text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select translate(upper(regexp_replace(normalize(coalesce(value, ''), NFKD), '[^A-Za-z0-9]', '', 'g') collate "C"), 'OIL', '011')
$$;
comment on function private.code_of(text) is 'A number as it is compared: read off a card, I and L are 1 and O is 0.';

create function private.phone_of(value text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select regexp_replace(regexp_replace(coalesce(value, ''), '[^0-9]', '', 'g'), '^(?:00)?223([0-9]{8})$', '\1')
$$;
comment on function private.phone_of(text) is 'A telephone as it is compared: a Malian number without the country''s prefix.';

create function private.search_words(id uuid, family_name text, given_name text, village text, phone text,
  national_number text, earlier_number text, insurance_number text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  words text := private.sound_of(family_name || ' ' || given_name);
  place constant text := private.sound_of(village);
  called constant text := private.phone_of(phone);
  number text;
begin
  if place <> '' then words := words || ' @' || replace(place, ' ', ' @'); end if;
  words := words || ' #' || replace(private.short_code(id), '-', '');
  if called <> '' then words := words || ' #' || called || ' ~' || reverse(called); end if;
  foreach number in array array[national_number, earlier_number, insurance_number] loop
    if private.code_of(number) <> '' then words := words || ' #' || private.code_of(number); end if;
  end loop;
  return btrim(words);
end
$$;
comment on function private.search_words(uuid, text, text, text, text, text, text, text) is
  'Everything a patient is found by: sounds of the name, @sounds of the village, #numbers, ~the telephone backwards, for its end.';

-- The key is computed by whoever registers somebody.
grant execute on function private.plain_of(text), private.code_of(text), private.phone_of(text),
  private.search_words(uuid, text, text, text, text, text, text, text) to authenticated, service_role;

-- The keys of all patients anew, and one index over names, villages and numbers.
drop index sis.patient_search;
alter table sis.patient alter column search_key
  set expression as (private.search_words(id, family_name, given_name, village, phone, national_number, earlier_number, insurance_number));
-- Without a list of what waits to be indexed: every search would read that list to its end.
create index patient_search on sis.patient using gin (array_to_tsvector(string_to_array(search_key, ' '))) with (fastupdate = off);

-- Each word once --------------------------------------------------------------------------------------

create table sis.name_word (
  facility_code text not null,
  word text not null,
  -- Who was first to bear it: two registrations at once note it twice and wait for nobody.
  patient_id uuid not null,
  primary key (facility_code, word, patient_id)
) partition by list (facility_code);
comment on table sis.name_word is
  'The words of a facility''s names and villages as they sound: what a misspelt word is compared with, instead of every patient. Nobody reads it but the search.';
alter table sis.name_word enable row level security;

create function private.note_words() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  facility text;
begin
  for facility in select distinct n.facility_code from new_rows n loop
    insert into sis.name_word (facility_code, word, patient_id)
    select distinct on (w.word) facility, w.word, n.id
    from new_rows n, unnest(string_to_array(n.search_key, ' ')) as w (word)
    where n.facility_code = facility and w.word !~ '^[#~]'
      and not exists (select from sis.name_word d where d.facility_code = facility and d.word = w.word)
    on conflict do nothing;
  end loop;
  return null;
end
$$;
create trigger note_words_new after insert on sis.patient referencing new table as new_rows
  for each statement execute function private.note_words();

create function private.note_changed_words() returns trigger
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  insert into sis.name_word (facility_code, word, patient_id)
  select distinct new.facility_code, w.word, new.id from unnest(string_to_array(new.search_key, ' ')) as w (word)
  where w.word !~ '^[#~]' and not exists (select from sis.name_word d where d.facility_code = new.facility_code and d.word = w.word)
  on conflict do nothing;
  return null;
end
$$;
-- For each row: a trigger for the statement would compute the key of an update that changes nobody.
create trigger note_changed_words after update on sis.patient for each row
  when (old.search_key is distinct from new.search_key) execute function private.note_changed_words();

do $$
declare
  facility text;
begin
  for facility in select f.code from sis.facility f order by 1 loop
    perform private.attach_partition(facility, 'name_word');
    insert into sis.name_word (facility_code, word, patient_id)
    select distinct on (w.word) facility, w.word, p.id from sis.patient p, unnest(string_to_array(p.search_key, ' ')) as w (word)
    where p.facility_code = facility and w.word !~ '^[#~]';
  end loop;
end
$$;
