import { onSignOut } from './localData.ts'
import { createStore } from './store.ts'

export interface Toast {
  id: number
  tone: 'ok' | 'info' | 'urgent'
  text: string
  action?: { label: string; run: () => void }
}

export const toasts = createStore<Toast[]>([])
let next = 1
onSignOut(() => toasts.set([]))

/** Says something in passing; an urgent one stays until it is closed. */
export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  const entry: Toast = { id: next++, tone: options.tone ?? 'ok', text, action: options.action }
  toasts.set((list) => [...list.slice(-2), entry])
  // Long enough to read twice; whoever needs longer finds it in the notifications.
  if (entry.tone !== 'urgent') setTimeout(() => dismissToast(entry.id), entry.action ? 12_000 : 6_000)
}

/** Takes it away. */
export function dismissToast(id: number): void {
  toasts.set((list) => list.filter((entry) => entry.id !== id))
}
