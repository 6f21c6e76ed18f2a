/** Time that passes only when nothing is left to do: hours of bad network in a millisecond. */
interface Due {
  at: number
  turn: number
  run: (() => void) | undefined
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn)

export class Time {
  now = 0
  /** Work of the real world (a disk, a cipher) that this time waits for. */
  #outside = 0
  #turn = 0
  /** A binary heap, the earliest first. */
  #heap: Due[] = []

  /** Runs something later; gives back how to call it off. */
  after(ms: number, run: () => void): () => void {
    const due: Due = { at: this.now + ms, turn: this.#turn++, run }
    const heap = this.#heap
    let place = heap.push(due) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!isBefore(due, heap[parent] as Due)) break
      heap[place] = heap[parent] as Due
      place = parent
    }
    heap[place] = due
    return () => {
      due.run = undefined
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve))
  }

  /** Work that takes real time, and none of this one. */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    this.#outside += 1
    try {
      return await work()
    } finally {
      this.#outside -= 1
    }
  }

  /** A turn of the real event loop comes after all the promises that could go on. */
  async #settled(): Promise<void> {
    do await new Promise<void>((resolve) => void setImmediate(resolve))
    while (this.#outside > 0)
  }

  /** Lets time pass until then: every promise that can go on goes on before the next thing is due. */
  async runUntil(end: number): Promise<void> {
    await this.#settled()
    for (let due = this.#heap[0]; due && due.at <= end; due = this.#heap[0]) {
      this.#pop()
      if (!due.run) continue
      this.now = due.at
      due.run()
      await this.#settled()
    }
    this.now = Math.max(this.now, end)
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop() as Due
    if (heap.length === 0) return
    let place = 0
    for (;;) {
      let child = place * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Due, heap[child] as Due)) child += 1
      if (!isBefore(heap[child] as Due, last)) break
      heap[place] = heap[child] as Due
      place = child
    }
    heap[place] = last
  }
}
