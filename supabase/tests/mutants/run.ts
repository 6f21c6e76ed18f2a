/**
 * `npm run test:mutants [part of a name]`: plants each fault in a copy of the migrations and runs the
 * database tests on it. A fault that no test notices is a hole in the tests, and ends the run with 1.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../local/paths.ts'
import { type Mutant, mutants } from './mutants.ts'

const workdir = mkdtempSync(join(tmpdir(), 'keneya-mutants-'))
const supabase = join(workdir, 'supabase')

function runTests(): { passed: boolean; printed: string } {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'database', '--bail', '1'],
    {
      cwd: root,
      env: { ...process.env, KENEYA_TEST_WORKDIR: workdir, NO_COLOR: '1' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  return { passed: status === 0, printed: stdout + stderr }
}

/** A mutant dies by a test; a migration that no longer applies would prove nothing. */
function plant({ subject, find, put, name }: Mutant): string {
  const file = readdirSync(join(supabase, 'migrations')).find((f) => f.endsWith(`_${subject}.sql`))
  if (!file) throw new Error(`${name}: no migration about ${subject}`)
  const path = join(supabase, 'migrations', file)
  const sound = readFileSync(path, 'utf8')
  if (!sound.includes(find)) throw new Error(`${name}: its place is gone, move the fault`)
  writeFileSync(
    path,
    sound.replace(find, () => put),
  )
  try {
    const { passed, printed } = runTests()
    if (passed) return 'SURVIVED'
    return /^ FAIL .* > /m.test(printed) ? 'killed' : 'BROKEN'
  } finally {
    writeFileSync(path, sound)
  }
}

try {
  cpSync(join(root, 'supabase/migrations'), join(supabase, 'migrations'), { recursive: true })
  cpSync(join(root, 'supabase/config.toml'), join(supabase, 'config.toml'))
  if (!runTests().passed) throw new Error('the tests are red before any fault is planted')
  const wanted = mutants.filter(({ name }) => name.includes(process.argv[2] ?? ''))
  let alive = 0
  for (const mutant of wanted) {
    const outcome = plant(mutant)
    if (outcome !== 'killed') alive += 1
    console.log(`${outcome}: ${mutant.name}`)
  }
  console.log(`${wanted.length} planted, ${wanted.length - alive} killed, ${alive} not`)
  process.exitCode = alive === 0 ? 0 : 1
} finally {
  rmSync(workdir, { recursive: true, force: true })
}
