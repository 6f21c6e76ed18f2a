/** A plan of the HTTP channel: one request for each person, and what they must get. */
import type { Actor } from './actors.ts'
import type { Answer, Request } from './http_client.ts'

export interface HttpPlan {
  subject: string
  verb: string
  targets: readonly string[]
  /** Nothing is undone over HTTP: reading comes before writing, and what ends something comes last. */
  phase: 'read' | 'write' | 'last'
  /** What this person asks; nothing where the question makes no sense for them. */
  ask(me: Actor): Request | undefined
  judge(me: Actor, answer: Answer): string[]
  /** Whether somebody succeeds, which shows that the others are refused and not mistaken. */
  succeeds(me: Actor): boolean
}

/** Allowed, or told that somebody came first: either way past the walls. */
export const passed = ({ status }: Answer): boolean => status < 300 || status === 409

export const expected = (what: string, { status, text }: Answer): string =>
  `${what} expected, got ${status} ${text.slice(0, 200)}`
