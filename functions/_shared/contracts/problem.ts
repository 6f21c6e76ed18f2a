/**
 * The one shape of every error that leaves the server.
 *
 * `code` is stable and for machines; `message` is a French sentence for people; `details` names the
 * fields at fault and never repeats what was typed in them.
 */
import * as z from 'zod/mini'

export const problem = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.unknown()),
})
export type Problem = z.infer<typeof problem>
