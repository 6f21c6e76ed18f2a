import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { supabase } from './cli.ts'
import { startDatabase } from './database.ts'
import { openDirectory } from './directory.ts'
import { keysOf } from './keys.ts'
import { exposedSchemas } from './lite.ts'
import { root } from './paths.ts'
import { freePort } from './ports.ts'

const target = join(root, 'functions/_shared/database.types.ts')

/** The types of the exposed schemas, by the CLI, from a cluster that has every migration and nothing else. */
async function generateTypes(): Promise<string> {
  const directory = openDirectory(mkdtempSync(join(tmpdir(), 'keneya-types-')))
  try {
    const database = await startDatabase({
      directory,
      port: (await freePort(0)) ?? 0,
      keys: keysOf(directory),
      apiUrl: '',
      seed: 'none',
      onGivenUp: (error) => {
        throw error
      },
    })
    try {
      const schemas = exposedSchemas.join(',')
      return await supabase([
        'gen',
        'types',
        'typescript',
        '--schema',
        schemas,
        `--remote=${database.url('postgres')}`,
      ])
    } finally {
      await database.stop()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const types = await generateTypes()
const current = existsSync(target) ? readFileSync(target, 'utf8') : ''
if (!process.argv.includes('--check')) {
  writeFileSync(target, types)
} else if (types !== current) {
  console.error(
    'functions/_shared/database.types.ts is out of date: run `npm run generate` and commit the result.',
  )
  process.exitCode = 1
}
