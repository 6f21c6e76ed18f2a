import { onEvent } from '../../lib/events.ts'
import { memory } from './memory.ts'

/** The owner may close the door at any time: the page asks at once whether it is still open. */
export function listen(): void {
  onEvent('emergency.*', () => void memory.invalidateQueries({ queryKey: ['accesses'] }))
}
