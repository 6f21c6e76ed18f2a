import { invalidateOn } from '../../lib/events.ts'

/** What the register itself does not follow: the answers that were asked from the server. */
export function listen(): void {
  invalidateOn('patient.*', ['patient'], ['patient-merges'])
  invalidateOn('referral.*', ['patient-referrals'])
}
