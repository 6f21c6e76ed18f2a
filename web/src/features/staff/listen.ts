import { invalidateOn } from '../../lib/events.ts'

/** Somebody joined, left or changed; a role changed under those who hold it. */
export function listen(): void {
  invalidateOn('permission.changed', ['staff'], ['roles'], ['staff-history'], ['invitations'])
}
