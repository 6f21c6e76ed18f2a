import { type RefObject, useEffect, useRef, useState } from 'react'

/** Drawn when the record opens: more than a phone shows under the name, and the same work for 10 entries as for 500. */
export const firstDrawn = 10
const step = 20

/** How much of a long list is drawn: the beginning, then more each time its end is reached. */
export function useWindow(subject: string): { drawn: number; more: () => void } {
  const [shown, setShown] = useState({ subject, drawn: firstDrawn })
  const drawn = shown.subject === subject ? shown.drawn : firstDrawn
  return { drawn, more: () => setShown({ subject, drawn: drawn + step }) }
}

/** Runs when the element comes into sight, and again while it is still there once drawn anew. */
export function useInSight(run: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const target = element.current
    if (!target || !('IntersectionObserver' in window)) return
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) latest.current()
    })
    observer.observe(target)
    return () => observer.disconnect()
  })
  return element
}
