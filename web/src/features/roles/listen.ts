import { invalidateOn } from '../../lib/events.ts'

/** A role or a membership changed somewhere in the facility: the list and the counts follow. */
export function listen(): void {
  invalidateOn('permission.changed', ['roles'], ['role-holders'])
}
