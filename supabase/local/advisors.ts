import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { supabase } from './cli.ts'
import { root } from './paths.ts'

/** One finding of the advisors; the names are those of Supabase's database linter. */
export interface Finding {
  name: string
  level: string
  detail: string
  metadata?: { schema?: string; name?: string }
}

interface Waiver {
  name: string
  object: string
  reason: string
}

const waivers: Waiver[] = JSON.parse(readFileSync(join(root, 'supabase/advisor_waivers.json'), 'utf8'))

const isWaived = ({ name, metadata }: Finding): boolean =>
  waivers.some((waiver) => waiver.name === name && waiver.object === `${metadata?.schema}.${metadata?.name}`)

/**
 * What Supabase's advisors say of a database at warn or above. Findings on the facilities' partitions repeat
 * those on their parents and are left out; so are those that `advisor_waivers.json` gives a reason for.
 */
export async function advise(databaseUrl: string, facilities: readonly string[]): Promise<Finding[]> {
  const flags = ['--level', 'warn', '--fail-on', 'none', '--output-format', 'json']
  const printed = await supabase(['db', 'advisors', ...flags, `--remote=${databaseUrl}`])
  const { results } = JSON.parse(printed) as { results: Finding[] }
  return results.filter(
    (finding) => !facilities.includes(finding.metadata?.schema ?? '') && !isWaived(finding),
  )
}
