import { join } from 'node:path'
import { supabase } from './cli.ts'
import { exposedSchemas } from './lite.ts'
import { root } from './paths.ts'

/** Where the generated types of the exposed schemas stand. */
export const typesFile = join(root, 'functions/_shared/database.types.ts')

/** The types of the exposed schemas as the CLI writes them for that database. */
export function typesOf(databaseUrl: string): Promise<string> {
  const schemas = exposedSchemas.join(',')
  return supabase(['gen', 'types', 'typescript', '--schema', schemas, `--remote=${databaseUrl}`])
}
