import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.ts'

interface SeedModule {
  loadSeed(
    sqlUrl: string,
    options: { size?: number; accountsOnly?: boolean; referenceOnly?: boolean },
  ): Promise<unknown>
}

/** `demo`: two years of activity; `accounts`: reference data and who works where; `none`: an empty database. */
export type SeedKind = 'demo' | 'accounts' | 'none'

/** Loads the data of seed/: one of the kinds of a stack, or the reference lists and standard roles alone. */
export async function loadSeed(sqlUrl: string, kind: SeedKind | 'reference', size?: number): Promise<void> {
  const file = join(root, 'seed/index.ts')
  if (!existsSync(file)) return
  const seed = (await import(pathToFileURL(file).href)) as SeedModule
  await seed.loadSeed(sqlUrl, {
    size,
    accountsOnly: kind === 'accounts',
    referenceOnly: kind === 'reference',
  })
}
