import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** One row of the journal: thin, it says that something happened and never to whom. */
export interface FeedEvent {
  facility_code: string
  seq: number
  id: string
  type: string
  subject_kind: string
  subject_id: string | null
  actor: string | null
  occurred_at: string
  detail: Record<string, unknown> | null
}

type Reaction = (event: FeedEvent, queryClient: QueryClient) => void
const reactions: { pattern: RegExp; run: Reaction }[] = []

/** `referral.*` matches every referral event, `*` every event. */
function toPattern(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
}

/** Registers what to do when an event of this type arrives; usually which queries to read again. */
export function onEvent(pattern: string, run: Reaction): void {
  reactions.push({ pattern: toPattern(pattern), run })
}

/** `onEvent` for the usual case: these queries are no longer fresh. */
export function invalidateOn(pattern: string, ...keys: QueryKey[]): void {
  onEvent(pattern, (_event, queryClient) => {
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
  })
}

/** Runs the reactions to events, each once, in order. */
export function react(events: FeedEvent[], queryClient: QueryClient): void {
  for (const event of events) {
    for (const { pattern, run } of reactions) if (pattern.test(event.type)) run(event, queryClient)
  }
}
