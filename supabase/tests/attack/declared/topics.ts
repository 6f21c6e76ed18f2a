/** Realtime: who hears a facility's feed. Nobody but the database speaks on it. */

/** The policies of realtime.messages: a new one must be declared, with the cells that try it. */
export const topicPolicies: readonly string[] = ["Members can hear their facility's feed"]

export type TopicKind = 'present' | 'past' | 'future' | 'without epoch' | 'nonsense'

/** Topics of a facility; only the present one is heard, by its members. */
export const topicsOf = (code: string, epoch: number): Record<TopicKind, string> => ({
  present: `facility:${code}:${epoch}`,
  past: `facility:${code}:${epoch - 1}`,
  future: `facility:${code}:${epoch + 1}`,
  'without epoch': `facility:${code}`,
  nonsense: `facility:%:${code}`,
})
