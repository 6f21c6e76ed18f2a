import { invalidateOn } from '../../lib/events.ts'

/** A step on either side redraws the lists and the page of the referral. */
export function listen(): void {
  invalidateOn('referral.*', ['referrals'], ['referral'])
}
