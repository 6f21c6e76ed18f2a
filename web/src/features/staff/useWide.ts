import { useSyncExternalStore } from 'react'

const query = '(min-width: 64rem)'

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Is there room for a table? Asked rather than drawn twice: a name stands once in the page. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
