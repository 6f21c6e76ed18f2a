/** Slips of the hand in merges, in who is two people, and in the search. */
import type { Slip } from './handwritten.ts'

const merging = 'private.merge_patients'
const undoing = 'private.undo_merge'

export const identitySlips: readonly Slip[] = [
  {
    place: 'a merge decided on an older record goes through',
    within: merging,
    find: `if (kept.revision, merged.revision) is distinct from ((merge ->> 'kept_revision')::int, (merge ->> 'merged_revision')::int) then`,
    put: `if false then`,
  },
  {
    place: 'only the record that goes on must be fresh',
    within: merging,
    find: `if (kept.revision, merged.revision) is distinct from ((merge ->> 'kept_revision')::int, (merge ->> 'merged_revision')::int) then`,
    put: `if kept.revision <> (merge ->> 'kept_revision')::int then`,
  },
  {
    place: 'a woman and a man are one without a word',
    within: merging,
    find: `if kept.sex <> merged.sex and`,
    put: `if false and`,
  },
  {
    place: 'a withdrawn record is merged',
    within: merging,
    find: `if kept.deleted_at is not null or merged.deleted_at is not null then`,
    put: `if false then`,
  },
  {
    place: 'a merged record is merged once more',
    within: merging,
    find: `if kept.merged_into is not null or merged.merged_into is not null then`,
    put: `if kept.merged_into is not null then`,
  },
  {
    place: 'a merge sent twice is two',
    within: merging,
    find: `if made.id is not null then`,
    put: `if false then`,
  },
  {
    place: 'the id of a merge serves for another pair',
    within: merging,
    find: `if (made.kept_id, made.merged_id) is distinct from (kept.id, merged.id) then perform private.refuse('duplicate_id', null, 'PT409'); end if;`,
    put: '',
  },
  {
    place: 'a date of birth comes without its precision',
    within: merging,
    find: `union select 'birth_precision' where wished ? 'birth_date'`,
    put: '',
  },
  {
    place: 'a man stays pregnant',
    within: merging,
    find: `if 'sex' = any (chosen) and merged.sex = 'M' and kept.pregnant then chosen := chosen || array['pregnant']; end if;`,
    put: '',
  },
  {
    place: 'the merged record is not told to the feed',
    within: merging,
    find: `perform private.emit(array[facility], 'patient.merged', 'patient', merged.id);`,
    put: '',
  },
  {
    place: 'records of others are merged by who is held to their own',
    within: 'private.lock_patients',
    find: `(person.created_by = auth.uid() and facility`,
    put: `(facility`,
  },
  {
    place: 'an earlier merge is undone under a later one',
    within: undoing,
    find: `and (later.kept_id = made.kept_id or later.merged_id = made.kept_id)) then`,
    put: `and later.merged_id = made.kept_id) then`,
  },
  {
    place: 'a merge is undone though the person was merged further',
    within: undoing,
    find: `and (later.kept_id = made.kept_id or later.merged_id = made.kept_id)) then`,
    put: `and later.kept_id = made.kept_id) then`,
  },
  {
    place: 'what was corrected since the merge is lost with it',
    within: undoing,
    find: `where to_jsonb(kept) -> c is not distinct from made.merged_before -> c);`,
    put: `);`,
  },
  {
    place: 'half a date of birth goes back',
    within: undoing,
    find: `if not array['birth_date', 'birth_precision'] <@ untouched then`,
    put: `if false then`,
  },
  {
    place: 'undoing again says it again',
    within: undoing,
    find: `if made.undone_at is not null then return private.merge_answer(made); end if;`,
    put: '',
  },
  {
    place: 'a pair is noted with a stranger',
    within: 'private.save_distinct',
    find: `if cardinality(private.lock_patients(facility, array[smaller, larger])) < 2 then`,
    put: `if false then`,
  },
  {
    place: 'a pair noted again is news again',
    within: 'private.save_distinct',
    find: `if noted.patient_a is not null then`,
    put: `if true then`,
  },
  {
    place: 'a record leads to one that does not go on',
    within: 'private.guard_merged_into',
    find: `if target.merged_into is not null then`,
    put: `if false then`,
  },
  {
    place: 'a merged record is corrected',
    within: 'sis.save_patient',
    find: `if known.merged_into is not null then`,
    put: `if false then`,
  },
  {
    place: 'people without names are counted twice',
    within: 'private.anonymous_patients',
    find: `and p.merged_into is null`,
    put: '',
  },
  {
    place: 'a sheet forgets the other card',
    within: 'private.who_saw',
    find: `records := private.person_ids(facility, person);`,
    put: `records := array[person];`,
  },
  {
    place: 'an emergency opens half a history',
    within: 'private.emergency_record',
    find: `records := private.person_ids(glass.facility_code, glass.patient_id);`,
    put: `records := array[glass.patient_id];`,
  },
  {
    place: 'two records of one person are nobody in an emergency',
    within: 'private.break_glass',
    find: `found := array(select distinct r.id from unnest(found) f, private.root_of(owner, f) as root, sis.patient r
    where r.facility_code = owner and r.id = root and r.deleted_at is null);`,
    put: '',
  },
  {
    place: 'withdrawn people are found',
    within: 'private.weigh_patients',
    find: `where p.facility_code = facility and p.deleted_at is null and array_to_tsvector`,
    put: `where p.facility_code = facility and array_to_tsvector`,
  },
  {
    place: 'a merged record is found as if it went on',
    within: 'private.weigh_patients',
    find: `case when w.merged_into is null then w.id else private.root_of(facility, w.id) end as root`,
    put: `w.id as root`,
  },
  {
    place: 'who lost their place is found through a merge',
    within: 'private.search_patients',
    find: `and p.id = n.root and p.deleted_at is null`,
    put: `and p.id = n.root`,
  },
  {
    place: 'withdrawn visits count as the last',
    within: 'private.search_patients',
    find: `where c.facility_code = facility and c.patient_id = n.root and c.deleted_at is null`,
    put: `where c.facility_code = facility and c.patient_id = n.root`,
  },
  {
    place: 'a new name is not noted',
    within: 'private.note_words',
    find: `where n.facility_code = facility and w.word !~ '^[#~]'`,
    put: `where n.facility_code = facility and w.word ~ '^[#~]'`,
  },
  {
    place: 'a corrected name is not noted',
    within: 'private.note_changed_words',
    find: `where w.word !~ '^[#~]'`,
    put: `where w.word ~ '^[#~]'`,
  },
]
