/** What the words of the server mean for an operation. Silence and nonsense mean « later », never « done ». */
import type { OperationAnswer } from '../../../../functions/_shared/contracts/sync.ts'
import type { Problem } from '../problem.ts'

export type Verdict = 'done' | 'later' | 'refused' | 'conflict'

/** Nothing the person could change: the same operation may pass in a minute. */
const passing = ['network', 'server_unavailable', 'too_many_requests', 'session_expired', 'busy']
/** Somebody else was there first: a question with two sides. */
const disputed = ['stale_revision', 'duplicate_id', 'conflict']

/** The server's word on one operation; an operation that it did not mention is asked again. */
export function verdictOn(answer: OperationAnswer | undefined): Verdict {
  if (answer?.status === 'done') return 'done'
  if (answer?.status !== 'refused') return 'later'
  if (passing.includes(answer.code ?? '')) return 'later'
  return disputed.includes(answer.code ?? '') ? 'conflict' : 'refused'
}

/**
 * What to do with a batch of which nothing was answered. `split`: something in it cannot be read, and only a
 * smaller batch shows which. `refuse`: this person may not write there at all. Everything else, a captive
 * portal's page included, is only « later ».
 */
export function verdictOnBatch({
  code,
  status,
}: Pick<Problem, 'code' | 'status'>): 'later' | 'split' | 'refuse' {
  if (passing.includes(code)) return 'later'
  if (code === 'forbidden') return 'refuse'
  if ([400, 413, 422].includes(status)) return 'split'
  return 'later'
}
