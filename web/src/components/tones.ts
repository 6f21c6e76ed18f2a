/** What a colour means: indigo acts, ochre waits, red is urgent and nothing else. */
export type Tone = 'neutral' | 'action' | 'waiting' | 'urgent' | 'ok' | 'warn'

/** Soft ground with its readable ink, for chips, icons and banners. */
export const softTone: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  action: 'bg-action-soft text-action-ink',
  waiting: 'bg-ochre-soft text-ochre-ink',
  urgent: 'bg-urgent-soft text-urgent-ink',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
}

/** Ink alone, for a clock or a figure. */
export const inkTone: Record<Tone, string> = {
  neutral: 'text-ink',
  action: 'text-action-ink',
  waiting: 'text-ochre-ink',
  urgent: 'text-urgent-ink',
  ok: 'text-ok-ink',
  warn: 'text-warn-ink',
}
