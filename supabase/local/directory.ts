import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { StartError } from './start_error.ts'

/** The account that Postgres runs under when we are root: it refuses to run as root. */
const NOBODY = 65534

/** The uid and gid for Postgres, or nothing when we are an ordinary user already. */
export function postgresAccount(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined
}

/** A reader sees the old file or the new one, never half of it. Mode 600: these files hold keys. */
export function writeFileAtomically(file: string, content: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o600 })
  renameSync(draft, file)
}

/** Makes the directory of a stack; a folder that cannot be written is a sentence, not a stack trace. */
export function openDirectory(path: string): string {
  const directory = resolve(path)
  try {
    mkdirSync(directory, { recursive: true })
    // 711: the account of Postgres passes through to its own folder and lists nothing.
    chmodSync(directory, 0o711)
    writeFileAtomically(join(directory, '.writable'), '')
  } catch (cause) {
    throw new StartError(
      `Le dossier ${directory} n’est pas accessible en écriture.`,
      `The folder ${directory} cannot be written.`,
      { cause },
    )
  }
  return directory
}

/** May the account of Postgres pass through every folder above this path? */
export function isReachable(path: string): boolean {
  if (!postgresAccount()) return true
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid } = statSync(folder)
    if ((mode & 0o001) === 0 && !(uid === NOBODY && mode & 0o100)) return false
    if (folder === dirname(folder)) return true
  }
}

/** A folder of our own under the temporary directory, the same at each start of the same stack. */
export function fallbackDirectory(directory: string): string {
  const name = `keneya-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`
  const folder = join(tmpdir(), name)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new StartError(
      `${folder} appartient à un autre utilisateur ; supprimez-le.`,
      `${folder} belongs to somebody else; remove it.`,
    )
  }
  return folder
}

/**
 * Where Postgres keeps its files for this stack: inside the directory, unless its account cannot go there.
 * `stackId` is new when the directory was emptied, so that an older database is not taken for this one.
 */
export function postgresDirectory(directory: string, stackId: string): string {
  const parent = isReachable(directory) ? directory : fallbackDirectory(`${directory} ${stackId}`)
  return join(parent, 'postgres')
}

/** Makes a folder that belongs to the account of Postgres. */
export function makeOwnedDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const account = postgresAccount()
  if (account) chownSync(path, account.uid, account.gid)
}
