import type { ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Keys } from './keys.ts'
import type { Observer } from './observe.ts'
import { root } from './paths.ts'
import { commandOf, endProcess, isAlive, supervise } from './processes.ts'

export interface Functions {
  /** Where the router listens; it changes when Deno is restarted. */
  readonly origin: string
  readonly pid: number | undefined
  stop(): Promise<void>
}

interface FunctionsOptions {
  directory: string
  keys: Keys
  apiUrl: string
  databaseUrl: string
  watch: boolean
  onGivenUp: (error: Error) => void
  /** Hears each line of the log, and what functions send outside; for tests. */
  observe?: Observer
}

const folder = join(root, 'functions')
const router = join(root, 'supabase/local/functions-router.ts')

/** The variables that a hosted function finds in its environment. */
function environment({
  directory,
  keys,
  apiUrl,
  databaseUrl,
  observe,
}: FunctionsOptions): Record<string, string> {
  const jwk = { kty: 'oct', alg: 'HS256', use: 'sig', k: Buffer.from(keys.jwtSecret).toString('base64url') }
  return {
    SUPABASE_URL: apiUrl,
    SUPABASE_DB_URL: databaseUrl,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
    SUPABASE_JWKS: JSON.stringify({ keys: [jwk] }),
    KENEYA_FUNCTIONS_FOLDER: pathToFileURL(folder).href,
    // Trials and tests receive webhooks on this machine; elsewhere the dispatcher refuses such addresses.
    KENEYA_ALLOW_LOOPBACK_WEBHOOKS: '1',
    DENO_DIR: join(directory, 'deno'),
    ...(observe && { KENEYA_TELL_REQUESTS: '1' }),
    DENO_NO_UPDATE_CHECK: '1',
    DO_NOT_TRACK: '1',
    NO_COLOR: '1',
    TZ: 'UTC',
  }
}

function denoProgram(): string {
  return createRequire(import.meta.url)('deno/install_api.cjs').runInstall()
}

/** `--cached-only` and the permissions keep a start without a network the same as one with it. */
function denoArguments(watch: boolean): string[] {
  const config = join(folder, 'deno.json')
  return [
    'run',
    '--no-prompt',
    '--cached-only',
    '--no-lock',
    '--quiet',
    ...(existsSync(config) ? ['--config', config] : []),
    '--allow-net',
    '--allow-env',
    `--allow-read=${folder},${join(root, 'node_modules')}`,
    '--v8-flags=--max-old-space-size=256',
    ...(watch ? [`--watch=${folder}`] : []),
    router,
  ]
}

/** A Deno that outlived its Node: it holds the keys and a connection, and is ended before the next one. */
async function stopOrphan(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  if (pid > 1 && isAlive(pid) && commandOf(pid).includes('functions-router.ts'))
    await endProcess(pid, ['SIGTERM', 'SIGKILL'], 2000)
  rmSync(pidFile, { force: true })
}

/** A request that a function sent outside, as the router tells it when it is asked to. */
const toldRequest = /^\{"request":/

function hear(observe: Observer | undefined, line: string): void {
  if (toldRequest.test(line)) {
    const { url, body } = (JSON.parse(line) as { request: { url: string; body: string } }).request
    observe?.({ surface: 'webhook', by: null, place: url, text: body })
  } else {
    observe?.({ surface: 'log', by: null, place: 'functions.log', text: line })
  }
}

/** Resolves with the port that the router prints when it listens; everything else that it prints is its log. */
function portOf(
  child: ChildProcess,
  log: NodeJS.WritableStream,
  observe: Observer | undefined,
  onPort: (port: number) => void,
): Promise<void> {
  const output = child.stdout
  if (!output) throw new Error('the router has no output')
  if (child.stderr && observe) {
    createInterface({ input: child.stderr }).on('line', (line) => hear(observe, line))
  }
  child.stderr?.pipe(log, { end: false })
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('the functions do not start')), 60_000)
    createInterface({ input: output }).on('line', (line) => {
      const port = /^\{"port":(\d+)\}$/.exec(line)?.[1]
      if (!port) {
        hear(observe, line)
        return toldRequest.test(line) ? undefined : void log.write(`${line}\n`)
      }
      clearTimeout(tooLong)
      onPort(Number(port))
      resolve()
    })
  })
}

/** Starts the edge functions in one Deno process and keeps it running. */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const pidFile = join(options.directory, 'deno.pid')
  await stopOrphan(pidFile)
  mkdirSync(join(options.directory, 'deno'), { recursive: true })
  const log = createWriteStream(join(options.directory, 'functions.log'), { flags: 'a', mode: 0o600 })
  let origin = ''
  const deno = await supervise({
    command: denoProgram(),
    args: denoArguments(options.watch),
    options: { cwd: root, env: environment(options), stdio: ['ignore', 'pipe', 'pipe'] },
    ready: async (child) => {
      writeFileSync(pidFile, String(child.pid))
      await portOf(child, log, options.observe, (port) => {
        origin = `http://127.0.0.1:${port}`
      })
    },
    stopSignals: ['SIGTERM', 'SIGKILL'],
    onGivenUp: options.onGivenUp,
  })
  return {
    get origin() {
      return origin
    },
    get pid() {
      return deno.pid
    },
    async stop() {
      await deno.stop()
      log.end()
      rmSync(pidFile, { force: true })
    },
  }
}
