import { type RefObject, useEffect } from 'react'

/**
 * Puts the focus where the person writes first. After the shell's turn: it gives the focus to the title of a new
 * page, which would take a tap back.
 */
export function useFirstField(place: RefObject<HTMLElement | null>, ready = true): void {
  useEffect(() => {
    if (!ready) return
    const timer = setTimeout(() => place.current?.querySelector<HTMLElement>('input')?.focus())
    return () => clearTimeout(timer)
  }, [place, ready])
}
