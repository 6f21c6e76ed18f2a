import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** The main action of a form, stuck above the bar of a phone, in its place on a desk. */
export function SaveBar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  // Its height, for the passing news, which must not lie over the button for as long as it is read.
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const sizes = new ResizeObserver(() => style.setProperty('--save-bar', `${bar.current?.offsetHeight}px`))
    if (bar.current) sizes.observe(bar.current)
    return () => {
      sizes.disconnect()
      style.removeProperty('--save-bar')
    }
  }, [])
  return (
    <div
      ref={bar}
      data-print="hide"
      className="sticky bottom-[4.75rem] z-20 -mx-4 flex flex-wrap gap-3 bg-gradient-to-b from-transparent to-ground to-25% px-4 pt-5 pb-2 *:flex-1 lg:static lg:mx-0 lg:bg-none lg:px-0 lg:*:flex-none"
    >
      {children}
    </div>
  )
}
