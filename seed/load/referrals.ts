import type { Referral } from '../demo/story.ts'
import type { Sql } from './rows.ts'

/**
 * Inserts referrals with the deadline of their next step, from the delays and the roads in force.
 * A closed story has none; one that was only seen is still due by the delay of the sending.
 * Returns the ids of those that were new.
 */
export async function insertReferrals(sql: Sql, referrals: readonly Referral[]): Promise<Set<string>> {
  const first = referrals[0]
  if (!first) return new Set()
  const columns = Object.keys(first)
  const written = await sql.unsafe<{ id: string }[]>(
    `insert into sis.referral (${columns.join(', ')}, expected_by)
     select ${columns.map((column) => `r.${column}`).join(', ')},
       case when r.status = 'seen' then r.sent_at else r.status_at end + make_interval(mins => case
         when r.status = 'departed' then (
           select w.travel_minutes from sis.referral_route w
           where w.from_facility = r.from_facility and w.to_facility = r.to_facility)
         when r.status in ('sent', 'seen', 'accepted', 'arrived') then (
           select d.minutes from sis.referral_delay d
           where d.kind = r.kind and d.valid @> r.sent_at::date
             and d.status = case when r.status = 'seen' then 'sent' else r.status end)
       end)
     from jsonb_populate_recordset(null::sis.referral, $1::text::jsonb) r
     on conflict do nothing
     returning id`,
    [JSON.stringify(referrals)],
  )
  return new Set(written.map((row) => row.id))
}
