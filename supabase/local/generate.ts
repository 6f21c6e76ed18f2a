// `npm run generate`: writes what is generated from the migrations.
import { writeFileSync } from 'node:fs'
import { withFreshDatabase } from './fresh_database.ts'
import { typesFile, typesOf } from './types.ts'

writeFileSync(typesFile, await withFreshDatabase('none', (database) => typesOf(database.url('postgres'))))
