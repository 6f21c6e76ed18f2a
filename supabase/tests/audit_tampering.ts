/** Ways to falsify a trail by somebody who owns the database and has put the append-only trigger to sleep. */
export interface Tampering {
  name: string
  statement: (table: string) => string
}

/** A small generator with a seed, so that a miss can be made again. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const edits = [
  `at = at + interval '1 microsecond'`,
  `at = at - interval '3 days'`,
  `actor = gen_random_uuid()`,
  `actor_name = coalesce(actor_name, '') || ' '`,
  `by_facility = 'cabinet_nando'`,
  `action = case action when 'delete' then 'insert' else 'delete' end`,
  `relation = relation || 's'`,
  `row_id = coalesce(row_id, '') || '0'`,
  `patient_id = gen_random_uuid()`,
  `fields = array_append(fields, 'village')`,
  `purpose = coalesce(purpose, '') || 'care'`,
  `request = request || '{"id": "forged-request"}'`,
  `before = coalesce(before, '{}') || '{"village": "Ailleurs"}'`,
  `after = coalesce(after, '{}') || '{"village": "Ailleurs"}'`,
  `previous_hash = encode(sha256('x'), 'hex')`,
  `hash = encode(sha256('x'), 'hex')`,
  `hash = previous_hash`,
]

/** `count` tamperings of a chain of `entries`, of every kind: edit, deletion, reordering, insertion, truncation. */
export function tamperings(count: number, entries: number, seed = 2013015): Tampering[] {
  const roll = dice(seed)
  return Array.from({ length: count }, (_, index) => {
    const seq = 1 + roll(entries)
    const other = 1 + ((seq + roll(entries - 1)) % entries)
    const edit = edits[roll(edits.length)]
    const kinds: Record<string, (table: string) => string> = {
      [`edit of ${seq}: ${edit}`]: (table) => `update ${table} set ${edit} where seq = ${seq}`,
      // Whoever knows the formula hashes the forged entry anew; the next one, or the head, still knows better.
      [`edit of ${seq} with its hash: ${edits[seq % 14]}`]: (table) =>
        `with forged as (update ${table} set ${edits[seq % 14]} where seq = ${seq} returning *)
         select set_config('keneya.forged',
           private.audit_hash(jsonb_populate_record(null::sis.audit, to_jsonb(f))), true) from forged f;
         update ${table} set hash = current_setting('keneya.forged') where seq = ${seq}`,
      [`deletion of ${seq}`]: (table) => `delete from ${table} where seq = ${seq}`,
      [`deletion of ${seq}, the last put in its place`]: (table) =>
        `delete from ${table} where seq = ${seq};
         update ${table} set seq = ${seq} where seq = (select max(seq) from ${table})`,
      [`${seq} and ${other} change places`]: (table) =>
        `update ${table} set seq = -1 where seq = ${seq};
         update ${table} set seq = ${seq} where seq = ${other};
         update ${table} set seq = ${other} where seq = -1`,
      [`a copy of ${seq} added at the end`]: (table) =>
        `insert into ${table} select (r).* from (
           select jsonb_populate_record(a, jsonb_build_object('seq', (select max(seq) + 1 from ${table}))) as r
           from ${table} a where seq = ${seq}) as copied`,
      [`the end cut off from ${seq}`]: (table) => `delete from ${table} where seq >= ${seq}`,
      [`the beginning cut off up to ${seq}`]: (table) => `delete from ${table} where seq <= ${seq}`,
    }
    const names = Object.keys(kinds)
    const name = names[index % names.length] as string
    return { name, statement: kinds[name] as Tampering['statement'] }
  })
}
