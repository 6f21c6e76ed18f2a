/**
 * A hand on a phone: it does tasks on the real pages and counts what it did, as the pages heard it; the seconds
 * are modelled from the counts, never measured.
 *
 * Keystroke-level model: S. K. Card, T. P. Moran, A. Newell, "The keystroke-level model for user performance time
 * with interactive systems", CACM 23 (7), 1980, and The Psychology of Human-Computer Interaction, 1983. Their
 * pointing and pressing times are those of a mouse: a finger is not slower on targets of 48 px.
 */
import type { Locator, Page } from 'playwright-core'

/** Seconds. A tap is P + B; a swipe is counted as a tap. R, the answer of the device, is 0: it stays under 0.1 s. */
export const operators = {
  /** K: a key of the keyboard on the screen, an average typist who is no typist by trade. */
  key: 0.28,
  /** P: pointing at a target. */
  point: 1.1,
  /** B: pressing and letting go. */
  press: 0.2,
  /** M: making up one's mind. */
  think: 1.35,
} as const

/** The keyboard of a phone covers this much of 760 px while a field has the focus. */
const keyboardHeight = 300

export interface Count {
  taps: number
  /** Keys of numbers typed: digits and the comma. */
  digits: number
  /** All other keys: letters, « Suivant ». */
  otherKeys: number
  swipes: number
  thoughts: number
}

/** The seconds that the model gives to these gestures. */
export function modelled({ taps, digits, otherKeys, swipes, thoughts }: Count): number {
  const { key, point, press, think } = operators
  return (taps + swipes) * (point + press) + (digits + otherKeys) * key + thoughts * think
}

/** Listens in the page, so that nothing is counted that did not reach it. */
const listener = `
  window.heard = { taps: 0, digits: 0, otherKeys: 0 }
  addEventListener('pointerdown', (event) => { if (event.isTrusted) window.heard.taps += 1 }, true)
  addEventListener('keydown', (event) => {
    if (!event.isTrusted) return
    if (/^[0-9,]$/.test(event.key)) window.heard.digits += 1
    else window.heard.otherKeys += 1
  }, true)`

export class Hand {
  /** What was not on the screen when it was wanted. */
  swipedTo: string[] = []
  #thoughts = 0

  private constructor(readonly page: Page) {}

  /** Takes the phone: the page must have been opened with touch. */
  static async on(page: Page): Promise<Hand> {
    await page.addInitScript(listener)
    await page.evaluate(listener)
    return new Hand(page)
  }

  /** Starts counting a task. */
  async begin(): Promise<void> {
    this.swipedTo = []
    this.#thoughts = 0
    await this.page.evaluate('window.heard = { taps: 0, digits: 0, otherKeys: 0 }')
  }

  async count(): Promise<Count> {
    const heard = await this.page.evaluate<Omit<Count, 'swipes' | 'thoughts'>>('window.heard')
    return { ...heard, swipes: this.swipedTo.length, thoughts: this.#thoughts }
  }

  /**
   * One tap. `think`: the person decides here. What is not on the screen is swiped to first: below the edge,
   * under the bar, or under the keyboard while it is up.
   */
  async tap(target: Locator, { think = false } = {}): Promise<void> {
    if (think) this.#thoughts += 1
    await target.waitFor({ state: 'attached' })
    // A radio button is drawn by its label.
    const shown = (await target.evaluate((element) => element.matches('.sr-only')))
      ? target.locator('xpath=ancestor::label')
      : target
    if (!(await this.#sees(shown))) {
      this.swipedTo.push(String(target))
      await shown.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    }
    await shown.tap()
  }

  /** Is the middle of it on the screen, with nothing over it? */
  #sees(target: Locator): Promise<boolean> {
    return target.evaluate((element, keyboard) => {
      const box = element.getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const typing = document.activeElement?.matches('input:not([type=radio],[type=checkbox]), textarea')
      if (y < 0 || y > innerHeight - (typing ? keyboard : 0)) return false
      const top = document.elementFromPoint(x, y)
      return top !== null && (element.contains(top) || top.contains(element))
    }, keyboardHeight)
  }

  /** Types where the focus is. A name is a thought; a number read from a scale is none. */
  async type(text: string, { think = false } = {}): Promise<void> {
    if (think) this.#thoughts += 1
    await this.page.keyboard.type(text)
  }

  /** « Suivant » on the keyboard. */
  async next(): Promise<void> {
    await this.page.keyboard.press('Enter')
  }
}

/** One line of figures. */
export function describe(task: string, count: Count): string {
  const { taps, digits, otherKeys, swipes, thoughts } = count
  return `${task}: ${taps} taps, ${swipes} swipes, ${digits} keys of numbers, ${otherKeys} other keys, ${thoughts} decisions → ${modelled(count).toFixed(1)} s`
}
