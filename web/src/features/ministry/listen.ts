import { onEvent } from '../../lib/events.ts'

const debounceMs = 2_000

/** Reads the consolidated view again; a busy morning rings many times a second, so once for all of them. */
export function listen(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onEvent('*', (event, queryClient) => {
    if (!/^(case|consultation|referral|facility)\./.test(event.type)) return
    clearTimeout(timer)
    timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['ministry'] }), debounceMs)
  })
}
