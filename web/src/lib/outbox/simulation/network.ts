/** A network that is slow, away, loses requests and answers, and sometimes delivers a request twice. */
import type { Operation } from '../../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../../problem.ts'
import type { Delivery } from '../ports.ts'
import type { Random } from './random.ts'
import type { Server } from './server.ts'
import type { Time } from './time.ts'

const lost = (): Delivery => ({ problem: new Problem('network') })

export class Network {
  #isUp = true
  readonly #followers: (() => void)[] = []
  /** How likely a request, or its answer, gets lost on the way. */
  loss = 0
  constructor(
    private readonly time: Time,
    private readonly random: Random,
    private readonly server: Server,
  ) {}

  get isUp(): boolean {
    return this.#isUp
  }

  /** Comes or goes, and the browser says so. */
  turn(isUp: boolean): void {
    this.#isUp = isUp
    for (const run of this.#followers) run()
  }

  follow(run: () => void): void {
    this.#followers.push(run)
  }

  /** One request with this person's token. */
  async send(user: string, operations: readonly Operation[]): Promise<Delivery> {
    const { random, time, server } = this
    if (!this.isUp) {
      await time.sleep(20)
      return lost()
    }
    await time.sleep(150 + random.below(3_000))
    if (!this.isUp || random.chance(this.loss)) {
      await time.sleep(random.below(30_000))
      return lost()
    }
    const delivery = server.handle(user, operations)
    // A proxy on the way that tries again by itself.
    if (random.chance(this.loss / 3)) time.after(random.below(60_000), () => server.handle(user, operations))
    await time.sleep(150 + random.below(3_000))
    if (!this.isUp || random.chance(this.loss)) {
      await time.sleep(random.below(30_000))
      return lost()
    }
    return delivery
  }
}
