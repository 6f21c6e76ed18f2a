import { invalidateOn } from '../../lib/events.ts'

/** A facility opened, moved or corrected somewhere: the registry and every list of names follow. */
export function listen(): void {
  invalidateOn('facility.*', ['facilities'], ['facility-names'], ['referral-routes'])
}
