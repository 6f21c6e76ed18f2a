import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.ts'

interface SeedModule {
  loadSeed(sqlUrl: string, options: { size?: number; today?: string }): Promise<unknown>
}

/** Loads the reference and demonstration data of seed/. */
export async function loadSeed(sqlUrl: string, size?: number): Promise<void> {
  const file = join(root, 'seed/index.ts')
  if (!existsSync(file)) return
  const seed = (await import(pathToFileURL(file).href)) as SeedModule
  await seed.loadSeed(sqlUrl, { size })
}
