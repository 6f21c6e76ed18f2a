import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { writeFileAtomically } from './directory.ts'
import { StartError } from './start_error.ts'

export interface Ports {
  api: number
  db: number
  web: number
}

/** The ports of the Supabase CLI and of Vite, which documentation and habits expect. */
const usual: Ports = { api: 54321, db: 54322, web: 5173 }
const variables = { api: 'KENEYA_API_PORT', db: 'KENEYA_DB_PORT', web: 'KENEYA_WEB_PORT' } as const
const names = ['api', 'db', 'web'] as const

/** Is nobody listening there? Port 0 asks the system for a free one. The answer is the port, or null. */
export function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

async function nextFree(from: number, taken: number[]): Promise<number> {
  for (let port = from; port < from + 500 && port <= 65_535; port += 1) {
    if (!taken.includes(port) && (await freePort(port))) return port
  }
  throw new StartError(`Aucun port libre à partir de ${from}.`, `No free port from ${from} on.`)
}

async function demanded(variable: string, value: string): Promise<number> {
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536 && (await freePort(port))) return port
  throw new StartError(
    `Le port ${value} (${variable}) est déjà pris ou n’est pas un port ; choisissez-en un autre.`,
    `Port ${value} (${variable}) is taken or is no port; choose another.`,
  )
}

/**
 * The three ports of a stack: those of the environment or nothing, else those of last time, else the
 * usual ones; a usual port that is taken gives way to the next free one, so that two clones run side by side.
 */
export async function choosePorts(
  directory: string,
  wish: 'auto' | Partial<Ports> = 'auto',
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ports> {
  const file = join(directory, 'ports.json')
  const remembered: Partial<Ports> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const chosen: Partial<Ports> = {}
  for (const name of names) {
    const value = environment[variables[name]]
    const asked = wish === 'auto' ? undefined : wish[name]
    const taken = Object.values(chosen)
    if (asked === 0) chosen[name] = (await freePort(0)) ?? undefined
    else if (asked) chosen[name] = await demanded(name, String(asked))
    else if (value && wish === 'auto') chosen[name] = await demanded(variables[name], value)
    else chosen[name] = await nextFree(remembered[name] ?? usual[name], taken)
  }
  const ports = chosen as Ports
  writeFileAtomically(file, `${JSON.stringify(ports)}\n`)
  return ports
}
