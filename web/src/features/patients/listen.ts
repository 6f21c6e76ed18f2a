import { invalidateOn } from '../../lib/events.ts'

/** What another person of the facility records shows here without asking. */
export function listen(): void {
  invalidateOn('patient.*', ['patients'])
  invalidateOn('consultation.recorded', ['patients', 'recent'], ['patient-history'])
  invalidateOn('referral.*', ['patient-referrals'])
}
