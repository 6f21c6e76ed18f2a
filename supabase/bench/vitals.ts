/** What the browser itself says of a page: its largest contentful paint and the length of each interaction. */
import type { BrowserContext, Page } from 'playwright-core'

interface Paint {
  at: number
  size: number
  what: string
}
export interface Interaction {
  name: string
  target: string
  duration: number
}
declare global {
  interface Window {
    benchVitals: { paints: Paint[]; interactions: Record<string, Interaction>; longTasks: number[] }
  }
}

/** Observes every page of a context, from its first instruction. */
export async function observeVitals(context: BrowserContext): Promise<void> {
  // tsx marks functions with this name, also those that run in the page.
  await context.addInitScript('globalThis.__name ??= (work) => work')
  await context.addInitScript(() => {
    window.benchVitals = { paints: [], interactions: {}, longTasks: [] }
    const { paints, interactions, longTasks } = window.benchVitals
    const words = (element: Element | null | undefined) =>
      element
        ? `${element.tagName.toLowerCase()} « ${(element.textContent ?? '').trim().slice(0, 40)} »`
        : '?'
    // What is touched may be gone by the time that the browser tells of it: « Consulter » leads away.
    const touched = new Map<number, string>()
    for (const type of ['pointerdown', 'pointerup', 'click', 'keydown'])
      addEventListener(
        type,
        ({ timeStamp, target }) => touched.set(timeStamp, words(target as Element | null)),
        true,
      )
    const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        type,
        buffered: true,
        ...more,
      })
    observe('largest-contentful-paint', (entry) => {
      const { startTime, size, element } = entry as PerformanceEntry & { size: number; element?: Element }
      paints.push({ at: startTime, size, what: words(element) })
    })
    observe('longtask', ({ duration }) => longTasks.push(duration))
    observe(
      'event',
      (entry) => {
        const { interactionId, duration, name, startTime, target } = entry as PerformanceEventTiming & {
          interactionId: number
        }
        if (!interactionId) return
        const before = interactions[interactionId]
        if (!before || before.duration < duration)
          interactions[interactionId] = {
            name,
            target: target ? words(target as Element) : (touched.get(startTime) ?? '?'),
            duration,
          }
      },
      { durationThreshold: 16 },
    )
  })
}

/** Slows the page's processor down; a factor of 4 is what Lighthouse takes for a cheap phone. */
export async function slowDown(page: Page, rate = 4): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** The last of the largest paints, once none has come for `quiet` milliseconds. */
export async function largestPaint(page: Page, quiet = 3000): Promise<Paint & { first: number }> {
  await page.waitForFunction(() => window.benchVitals.paints.length > 0, undefined, { timeout: 60_000 })
  for (let known = 0; ; ) {
    const count = await page.evaluate(() => window.benchVitals.paints.length)
    if (count === known) break
    known = count
    await page.waitForTimeout(quiet)
  }
  return page.evaluate(() => ({
    ...(window.benchVitals.paints.at(-1) as Paint),
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
}

/** Interactions since the last call, longest first. Those under 16 ms are not told by the browser. */
export async function takeInteractions(page: Page): Promise<Interaction[]> {
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    const { interactions } = window.benchVitals
    const found = Object.values(interactions)
    for (const id of Object.keys(interactions)) delete interactions[id]
    return found.sort((a, b) => b.duration - a.duration)
  })
}
