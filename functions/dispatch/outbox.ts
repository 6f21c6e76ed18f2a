import { asService } from '../_shared/database.ts'
import type { Outcome } from './deliver.ts'

/** A delivery that is due, as `private.take_deliveries` leases it. */
export interface Delivery {
  id: string
  url: string
  /** Null when the endpoint's secret was lost: such a delivery fails until it is dead, and is then seen. */
  secret: string | null
  event_id: string
  event_type: string
  event_seq: string
  facility_code: string
  subject_kind: string
  subject_id: string
  occurred_at: Date
  attempts: number
}

/** Leases due deliveries for one minute. */
export function take(most: number): Promise<Delivery[]> {
  return asService(async (sql) => [
    ...(await sql<Delivery[]>`select * from private.take_deliveries(${most})`),
  ])
}

/** Notes the outcome: `delivered`, `pending` again, `dead`, or null when another dispatcher settled it first. */
export function settle(delivery: Delivery, outcome: Outcome): Promise<string | null> {
  return asService(async (sql) => {
    const [row] = await sql`
      select private.settle_delivery(${delivery.id}, ${outcome.status}::int, ${outcome.failure}::text) as status`
    return row?.status ?? null
  })
}
