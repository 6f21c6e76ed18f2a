-- Text: how names are cleaned, compared and abbreviated, and how bad input is refused.

create function private.clean_text(value text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  -- Bidirectional controls and zero-width marks are invisible and make two equal names differ.
  select nullif(btrim(regexp_replace(
    regexp_replace(normalize(value, NFC), '[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
    '[[:space:]]+', ' ', 'g')), '')
$$;
comment on function private.clean_text(text) is
  'A name or place as it is stored: NFC, one space between words, no invisible marks; null when nothing is left.';

create function private.sound_of(value text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  -- Local spellings of one name fold together: Kulibali/Coulibaly, Traore/Traoré, Ndiaye/N'Diaye,
  -- Keita/Keïta, Cisse/Cissé. The order matters: digraphs first, then single letters, then doubles.
  select regexp_replace(
    translate(
      replace(replace(replace(replace(replace(replace(replace(
        regexp_replace(lower(extensions.unaccent('extensions.unaccent'::regdictionary, coalesce(value, ''))),
          '[^a-z0-9 ]', '', 'g'),
        'ou', 'u'), 'dj', 'j'), 'di', 'j'), 'ph', 'f'), 'th', 't'), 'gn', 'n'), 'kh', 'k'),
      'cqywz', 'kkius'),
    '(.)\1+', '\1', 'g')
$$;
comment on function private.sound_of(text) is
  'The search key of a name: without accents or apostrophes, with the spellings that a clerk treats as one folded together.';

create function private.short_code(id uuid) returns text
language sql immutable parallel safe set search_path = ''
as $$
  -- Forty random bits of a UUIDv7 in Crockford's alphabet (no I, L, O, U), as XXXX-XXXX.
  select substr(code, 1, 4) || '-' || substr(code, 5, 4)
  from (
    select string_agg(
      substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
        ((('x' || right(replace(id::text, '-', ''), 10))::bit(40) >> (5 * (7 - place)))::bit(40)::bigint % 32)::int + 1, 1),
      '' order by place) as code
    from generate_series(0, 7) as place
  ) as letters
$$;
comment on function private.short_code(uuid) is
  'Eight letters to say on the telephone or print on a card, computed from the id, so that a phone without network knows them too.';

create function private.refuse(code text, detail jsonb default null, state text default '22023') returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception using errcode = state, message = code, detail = coalesce(detail::text, '');
end
$$;
comment on function private.refuse(text, jsonb, text) is
  'Ends the statement with a stable code as its message. SQLSTATE: 22023 invalid (400), 42501 forbidden (403), PT404, PT409. The detail never repeats what was typed.';

create function private.expect_fields(input jsonb, required text[], optional text[]) returns void
language plpgsql immutable set search_path = ''
as $$
declare
  field text;
  value jsonb;
begin
  if input is null or jsonb_typeof(input) <> 'object' then
    perform private.refuse('invalid_input', '{"expected": "object"}');
  end if;
  for field, value in select * from jsonb_each(input) loop
    if field <> all (required || optional) then
      perform private.refuse('unknown_field', jsonb_build_object('field', left(field, 60)));
    end if;
    if jsonb_typeof(value) = 'string' and char_length(value #>> '{}') > 5000 then
      perform private.refuse('text_too_long', jsonb_build_object('field', field, 'max', 5000));
    end if;
  end loop;
  foreach field in array required loop
    if coalesce(input ->> field, '') = '' then
      perform private.refuse('missing_field', jsonb_build_object('field', field));
    end if;
  end loop;
end
$$;
comment on function private.expect_fields(jsonb, text[], text[]) is
  'Refuses an input that is no object, has a field nobody knows, lacks one that is needed, or carries a text of more than 5,000 characters.';

create function private.expect_short(input jsonb, fields text[], longest int default 200) returns void
language plpgsql immutable set search_path = ''
as $$
declare
  field text;
begin
  foreach field in array fields loop
    if char_length(input ->> field) > longest then
      perform private.refuse('text_too_long', jsonb_build_object('field', field, 'max', longest));
    end if;
  end loop;
end
$$;
comment on function private.expect_short(jsonb, text[], int) is 'Refuses a text longer than `longest` characters in the fields named.';

grant execute on function private.clean_text(text), private.sound_of(text), private.short_code(uuid),
  private.refuse(text, jsonb, text), private.expect_fields(jsonb, text[], text[]),
  private.expect_short(jsonb, text[], int) to authenticated, service_role;
