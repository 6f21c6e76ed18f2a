import { onEvent } from '../../lib/events.ts'
import { memory } from './memory.ts'

/** An emergency access that opens or ends shows without a reload. */
export function listen(): void {
  onEvent('emergency.*', () => void memory.invalidateQueries({ queryKey: ['emergencies'] }))
}
