import { join } from 'node:path'
import { root } from './paths.ts'
import { type Stack, startStack } from './stack.ts'
import { StartError } from './start_error.ts'

const directory = process.env.KENEYA_DIRECTORY ?? join(root, '.local')
const isDevelopment = process.argv.includes('--dev')

const interruption = new AbortController()
let stack: Stack | undefined
let ending: Promise<never> | undefined

/** Stops everything, once, however many signals come. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    interruption.abort()
    await starting.catch(() => {})
    await stack?.stop()
    process.exit(code)
  })()
  return ending
}

/** Says where the data went when the account of Postgres may not enter this folder. */
function elsewhere(dataDirectory: string): string[] {
  if (dataDirectory.startsWith(directory)) return []
  return [
    `  Le compte de Postgres n’a pas accès à ce dossier : la base est dans ${dataDirectory}.`,
    '  (The account of Postgres cannot enter this folder: the database is kept there instead.)',
  ]
}

function announce({ apiUrl, webUrl, accounts, dataDirectory }: Stack): void {
  const widest = Math.max(...accounts.map(({ email }) => email.length))
  const lines = accounts.map(
    ({ email, name, role, facility }) => `  ${email.padEnd(widest)}  ${name} · ${role}, ${facility}`,
  )
  console.log(
    [
      '',
      `  Kénéya est prêt : ${webUrl}`,
      `  API : ${apiUrl}`,
      '',
      `  Comptes de démonstration (mot de passe : ${accounts[0]?.password})`,
      ...lines,
      '',
      `  Ctrl-C pour arrêter. Les données restent dans ${directory} (à supprimer pour repartir de zéro).`,
      ...elsewhere(dataDirectory),
      `  Kénéya is ready at ${webUrl}; every account above has the same password; Ctrl-C stops it.`,
      '',
    ].join('\n'),
  )
}

function explain(error: unknown): void {
  if (error instanceof StartError) console.error(`${error.french}\n${error.english}`)
  else
    console.error(
      `Kénéya n’a pas pu démarrer. / Kénéya could not start.\n${(error as Error)?.message ?? error}`,
    )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

console.log('Kénéya démarre… / Kénéya is starting…')
const starting = startStack({
  directory,
  web: isDevelopment ? 'dev' : 'built',
  watch: isDevelopment,
  signal: interruption.signal,
  onGivenUp: (error) => {
    explain(error)
    void end(1)
  },
})
try {
  stack = await starting
  announce(stack)
} catch (error) {
  if (!interruption.signal.aborted) explain(error)
  process.exit(interruption.signal.aborted ? 0 : 1)
}
