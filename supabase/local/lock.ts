import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './processes.ts'
import { StartError } from './start_error.ts'

/** When a process began: with its id it names one process, where the id alone may be used again. */
function birthOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return (
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[19] ?? ''
      )
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isHeld(content: string): boolean {
  const [pid, birth] = content.split('\n')
  return Number(pid) > 1 && isAlive(Number(pid)) && birthOf(Number(pid)) === birth
}

function addressOf(directory: string): string {
  try {
    return (JSON.parse(readFileSync(join(directory, 'stack.json'), 'utf8')) as { webUrl: string }).webUrl
  } catch {
    return 'il démarre encore / still starting'
  }
}

/** Takes a directory for this process. Returns what gives it back; refuses when a stack already runs there. */
export function takeDirectory(directory: string): () => void {
  const file = join(directory, 'running')
  const draft = join(directory, `running.${process.pid}`)
  const mine = `${process.pid}\n${birthOf(process.pid)}`
  writeFileSync(draft, mine)
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        // A link is made by one process only, however many try at once.
        linkSync(draft, file)
        return () => {
          if (read(file) === mine) rmSync(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const held = read(file)
      if (isHeld(held)) {
        const address = addressOf(directory)
        throw new StartError(
          `Kénéya tourne déjà ici : ${address}`,
          `Kénéya is already running here: ${address}`,
        )
      }
      // What is moved aside may be somebody's new lock; then it is put back.
      const aside = `${draft}.stale`
      try {
        renameSync(file, aside)
        if (read(aside) !== held) renameSync(aside, file)
        else rmSync(aside, { force: true })
      } catch {
        // Another process was faster; look again.
      }
    }
    throw new StartError('Kénéya démarre déjà ici.', 'Kénéya is already starting here.')
  } finally {
    rmSync(draft, { force: true })
  }
}
