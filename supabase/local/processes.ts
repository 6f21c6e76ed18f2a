import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Is there a process with this id? A zombie, which only waits to be reaped, does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The command line of a process: a process id alone may have been given to somebody else since. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Sends each signal in turn until the process is gone. */
export async function endProcess(pid: number, signals: NodeJS.Signals[], patienceMs = 10_000): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < patienceMs; waited += 50) {
      if (!isAlive(pid)) return
      await sleep(50)
    }
  }
}

export interface Supervised {
  readonly pid: number | undefined
  stop(): Promise<void>
}

export interface Program {
  command: string
  args: string[]
  options: SpawnOptions
  /** Resolves when the program answers; rejects when it cannot. */
  ready: (child: ChildProcess) => Promise<void>
  /** Sent in turn at the end. */
  stopSignals: NodeJS.Signals[]
  /** Called when the program cannot be kept running. */
  onGivenUp: (error: Error) => void
}

const RESTARTS_BEFORE_GIVING_UP = 5
const RESTART_WINDOW_MS = 60_000

/**
 * Keeps a program running: when it ends and nobody asked it to, it is started again. `detached` gives it a
 * process group of its own, so that Ctrl-C in the terminal reaches only Node, which stops things in order.
 */
export async function supervise(program: Program): Promise<Supervised> {
  let child: ChildProcess
  let stopping = false
  const deaths: number[] = []

  const start = async (): Promise<void> => {
    child = spawn(program.command, program.args, { ...program.options, detached: true })
    const started = child
    const failed = new Promise<never>((_, reject) => {
      started.once('error', reject)
      started.once('exit', (code, signal) => reject(new Error(`${program.command}: exit ${code ?? signal}`)))
    })
    failed.catch(() => {})
    try {
      await Promise.race([program.ready(started), failed])
    } catch (error) {
      started.kill('SIGKILL')
      throw error
    }
    if (started.exitCode !== null || started.signalCode !== null) return restart()
    started.once('exit', () => void restart())
  }

  const restart = async (): Promise<void> => {
    if (stopping) return
    const now = Date.now()
    deaths.push(now)
    if (deaths.filter((at) => now - at < RESTART_WINDOW_MS).length > RESTARTS_BEFORE_GIVING_UP) {
      program.onGivenUp(new Error(`${program.command} stops again and again`))
      return
    }
    await start().catch(async () => {
      await sleep(500)
      return restart()
    })
  }

  await start()
  return {
    get pid() {
      return child.pid
    },
    async stop() {
      stopping = true
      if (child.pid && child.exitCode === null) await endProcess(child.pid, program.stopSignals)
    },
  }
}
