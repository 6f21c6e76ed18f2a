import { invalidateOn } from '../../lib/events.ts'

/** The figures of the home page follow every visit that is recorded. */
export function listen(): void {
  invalidateOn('consultation.*', ['home-activity'])
  invalidateOn('case.*', ['home-activity'])
}
