/** A tab that may die at any await: what it had asked for may have happened, and nothing comes back. */
import type { Random } from './random.ts'
import type { Time } from './time.ts'

const never = new Promise<never>(() => {})

export class Tab {
  alive = true
  readonly #onDeath: (() => void)[] = []

  constructor(
    private readonly time: Time,
    private readonly random: Random,
    /** How likely it dies at each step. */
    private readonly mortality: number,
  ) {}

  onDeath(run: () => void): void {
    this.#onDeath.push(run)
  }

  die(): void {
    if (!this.alive) return
    this.alive = false
    for (const run of this.#onDeath) run()
  }

  /** Something that the tab asks of its device: atomic in itself, with a death possible before and after. */
  async step<T>(act: () => T): Promise<T> {
    await this.#moment()
    if (!this.alive) return never
    const result = act()
    await this.#moment()
    return this.alive ? result : never
  }

  /** Waits for something outside; nothing comes back to a dead tab. */
  async wait<T>(outside: Promise<T>): Promise<T> {
    const result = await outside
    return this.alive ? result : never
  }

  after(ms: number, run: () => void): () => void {
    return this.time.after(ms, () => {
      if (this.alive) run()
    })
  }

  async #moment(): Promise<void> {
    if (this.random.chance(0.2)) await this.time.sleep(this.random.below(40))
    if (this.random.chance(this.mortality)) this.die()
  }
}
