import { useEffect } from 'react'
import { createStore } from './store.ts'

/** How many forms on the screen hold something that was typed and neither saved nor given up. */
export const openForms = createStore(0)

/** Counts a form while it is on the screen with something typed in it. */
export function useOpenForm(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return
    openForms.set((count) => count + 1)
    return () => openForms.set((count) => count - 1)
  }, [isTyped])
}
