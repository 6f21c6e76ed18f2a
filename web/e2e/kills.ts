/**
 * Kills the page of a consultation at random moments, opens it again and compares what stands there with what had
 * been typed: at most the field under the finger may be lost.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

/** Answers by field: figures, texts, and what is chosen in each group. */
export type Answers = Record<string, string>

/** Small and seeded: the same kills every time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the form shows now, read from the page. */
export function readAnswers(page: Page): Promise<Answers> {
  return page.evaluate(() => {
    const answers: Record<string, string> = {}
    for (const holder of document.querySelectorAll<HTMLElement>('form [data-field]')) {
      const input = holder.querySelector<HTMLInputElement>('input, textarea')
      // « 12,0 » is kept as a number and comes back as « 12 »: the same answer.
      if (input && holder.dataset.field) answers[holder.dataset.field] = input.value.replace(/,0$/, '')
    }
    for (const group of document.querySelectorAll('form fieldset')) {
      const legend = group.querySelector('legend')?.textContent?.split(' : ')[0] ?? ''
      const chosen = [...group.querySelectorAll<HTMLInputElement>('input:checked')]
      if (legend) answers[legend] = chosen.map((input) => input.parentElement?.textContent?.trim()).join('|')
    }
    return answers
  })
}

interface Gesture {
  field: string
  run: (page: Page) => Promise<void>
}

/** Twice as fast as a good thumb: a key in 60 ms, from one field to the next in 250. */
const keyMs = 60
const moveMs = 250

const into = (field: string) => `form [data-field="${field}"] :is(input, textarea)`
const figures = { temperature_c: ['36', '41'], weight_kg: ['8', '20'], muac_mm: ['110', '160'] } as const
const words = ['toux', 'depuis', 'trois', 'jours', 'pâleur', 'boire', 'revenir', 'si', 'fièvre']

/** One thing that a nurse does to a form, chosen at random. */
function gesture(random: () => number): Gesture {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const typed = (field: string, text: string): Gesture => ({
    field,
    run: async (page) => {
      await page.locator(into(field)).focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text, { delay: keyMs })
    },
  })
  const kind = random()
  if (kind < 0.4) {
    const field = one(Object.keys(figures) as (keyof typeof figures)[])
    const [low, high] = figures[field].map(Number) as [number, number]
    const value = low + random() * (high - low)
    return typed(field, field === 'muac_mm' ? value.toFixed(0) : value.toFixed(1).replace('.', ','))
  }
  if (kind < 0.7) {
    const text = Array.from({ length: 2 + Math.floor(random() * 4) }, () => one(words)).join(' ')
    return typed(one(['signs', 'treatment']), text)
  }
  const [field, name] = one([
    ['Motif', 'Fièvre'],
    ['Motif', 'Toux'],
    ['Motif', 'Diarrhée'],
    ['Test du paludisme', 'Négatif'],
    ['Test du paludisme', 'Invalide'],
    ['Suite', 'Reste en observation'],
    ['Prochaine visite', '+3 j'],
    ['Prochaine visite', '+7 j'],
  ] as const)
  return {
    field,
    run: (page) => page.locator('form label', { hasText: name }).first().click(),
  }
}

export interface Kill {
  /** Fields other than the one under the finger that do not say what was typed. */
  lost: string[]
  /** The field under the finger says less than was typed. */
  current: boolean
  gestures: number
}

async function openForm(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(address)
  await page.locator(into('temperature_c')).waitFor()
  return page
}

/** Types at random until the page dies; what stood there last, and under which finger. */
async function typeUntilKilled(context: BrowserContext, page: Page, random: () => number) {
  const session = await context.newCDPSession(page)
  let killed = false
  const death = sleep(200 + random() * 1600).then(() => {
    killed = true
    // The renderer ends at once, so the command is never answered.
    void session.send('Page.crash').catch(() => undefined)
  })
  let answers = await readAnswers(page)
  let current = ''
  let gestures = 0
  try {
    while (!killed) {
      const next = gesture(random)
      await sleep(moveMs)
      current = next.field
      await Promise.race([next.run(page), death])
      const now = killed ? undefined : await Promise.race([readAnswers(page), death])
      if (!now) break
      answers = now
      gestures += 1
    }
  } catch (error) {
    if (!killed) throw error
  }
  await death
  await page.close({ runBeforeUnload: false }).catch(() => undefined)
  return { answers, current, gestures }
}

/**
 * Kills the renderer of the form at random moments, without a word, opens the form again, compares, and goes on
 * typing where it was.
 */
export async function* kills(
  context: BrowserContext,
  address: string,
  count: number,
  firstSeed = 1,
): AsyncGenerator<Kill> {
  let page = await openForm(context, address)
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { answers, current, gestures } = await typeUntilKilled(context, page, randomFrom(seed))
    page = await openForm(context, address)
    const after = await readAnswers(page)
    const differs = Object.keys(answers).filter((field) => answers[field] !== after[field])
    const lost = differs.filter((field) => field !== current)
    yield { lost, current: differs.includes(current), gestures }
  }
  await page.close()
}
