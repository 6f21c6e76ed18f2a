import { invalidateOn } from '../../lib/events.ts'

/** The home page follows the referrals and the counts as they come. */
export function listen(): void {
  invalidateOn('referral.*', ['care-tasks'])
  invalidateOn('case.counted', ['care-malaria'])
}
