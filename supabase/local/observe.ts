import { readFileSync } from 'node:fs'

/** Where something was heard. */
export type Surface = 'rest' | 'auth' | 'functions' | 'realtime' | 'webhook' | 'log'

/** One thing that left the stack: an answer, a frame, a request to somebody outside, a line of a log. */
export interface Heard {
  surface: Surface
  /** The user id of the person who heard it, 'service' for the secret key; null where nobody signed in. */
  by: string | null
  /** Method and path, topic, address or name of the log. */
  place: string
  status?: number
  text: string
}

/** Listens to everything that leaves a stack; for tests. It must not throw, and is not waited for. */
export type Observer = (heard: Heard) => void

/** Observes each line of a log file that exists. */
export function observeFile(observer: Observer | undefined, place: string, file: string): void {
  if (!observer) return
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    if (text) observer({ surface: 'log', by: null, place, text })
  }
}

/** Observes what this process prints, until the returned function is called. */
export function observeConsole(observer: Observer | undefined): () => void {
  if (!observer) return () => {}
  const streams = [process.stdout, process.stderr]
  const originals = streams.map((stream) => stream.write)
  for (const stream of streams) {
    const write = stream.write
    stream.write = ((...written: Parameters<typeof write>) => {
      observer({ surface: 'log', by: null, place: 'console', text: String(written[0]) })
      return write.apply(stream, written)
    }) as typeof write
  }
  return () => {
    for (const [at, stream] of streams.entries()) stream.write = originals[at] as typeof stream.write
  }
}
