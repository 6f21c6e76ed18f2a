/**
 * A phone's link on one machine: 250 kbit/s down and 50 kbit/s up with 300 ms there and back, shared by everything
 * that the browser does, its service worker and its sockets included (the browser's own throttling leaves those
 * out). Each new connection pays a round trip before its first byte.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface LinkSpeed {
  /** Bits a second. */
  down: number
  up: number
  /** Milliseconds there and back. */
  roundTrip: number
}
export const slowPhone: LinkSpeed = { down: 250_000, up: 50_000, roundTrip: 300 }

/** What one packet carries; a queue is served packet by packet, so that connections share the link. */
const packet = 1400

/** One direction: packets leave in turn, each when the one before it is through, and arrive half a round trip later. */
class Lane {
  bytes = 0
  #freeAt = 0
  constructor(
    private readonly bitsPerSecond: number,
    private readonly delay: number,
  ) {}

  async carry(size: number): Promise<void> {
    const now = performance.now()
    this.#freeAt = Math.max(now, this.#freeAt) + (size * 8000) / this.bitsPerSecond
    this.bytes += size
    await sleep(this.#freeAt - now)
  }

  get halfTrip(): number {
    return this.delay
  }
}

export class Link {
  readonly down: Lane
  readonly up: Lane
  #isUp = true
  readonly #servers: Server[] = []
  readonly #sockets = new Set<Socket>()

  constructor(readonly speed: LinkSpeed = slowPhone) {
    this.down = new Lane(speed.down, speed.roundTrip / 2)
    this.up = new Lane(speed.up, speed.roundTrip / 2)
  }

  /** Listens for the phone on a port of its own, and answers that port. */
  async to(port: number): Promise<number> {
    const server = createServer((phone) => void this.#join(phone, port))
    this.#servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as { port: number }).port
  }

  /** No network: what is under way breaks, and nothing new begins. */
  cut(): void {
    this.#isUp = false
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isUp = true
  }

  async stop(): Promise<void> {
    this.cut()
    await Promise.all(this.#servers.map((server) => new Promise((resolve) => server.close(resolve))))
  }

  async #join(phone: Socket, port: number): Promise<void> {
    if (!this.#isUp) return void phone.destroy()
    const host = connect({ port, host: '127.0.0.1' })
    for (const socket of [phone, host]) {
      socket.setNoDelay(true)
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => this.#sockets.delete(socket))
    }
    // The other way round, what the host said last is still on its way: `#carry` ends when it has arrived.
    phone.on('close', () => host.destroy())
    await sleep(this.speed.roundTrip)
    void this.#carry(phone, host, this.up)
    void this.#carry(host, phone, this.down)
  }

  /** Reads no faster than the lane carries; a packet on its way does not hold up the next one. */
  async #carry(from: Socket, to: Socket, lane: Lane): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        for (let at = 0; at < chunk.length; at += packet) {
          const part = chunk.subarray(at, at + packet)
          await lane.carry(part.length)
          setTimeout(() => to.write(part), lane.halfTrip)
        }
      }
      setTimeout(() => to.end(), lane.halfTrip)
    } catch {
      to.destroy()
    }
  }
}
