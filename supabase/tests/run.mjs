// `npm test`: installs what is missing, then runs every check in turn and counts them.
// Plain JavaScript without dependencies, because it must work before `npm ci` has run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const environment = { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CI: '1' }
const scratch = mkdtempSync(join(tmpdir(), 'keneya-test-'))
const report = join(scratch, 'vitest.json')

function run(command, args) {
  const started = Date.now()
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  console.log(
    `${status === 0 ? 'ok' : 'FAILED'}: ${command} ${args.join(' ')} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  )
  return status === 0
}

const installed = join(root, 'node_modules/.package-lock.json')
const lock = join(root, 'package-lock.json')
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  if (!run('npm', ['ci'])) {
    console.log('0 passed, 1 failed')
    process.exit(1)
  }
}

let passed = 0
let failed = 0
const functions = readdirSync(join(root, 'functions')).filter((name) =>
  existsSync(join(root, 'functions', name, 'index.ts')),
)
const checks = [
  ['npx', ['biome', 'ci', '.']],
  ['npx', ['tsc', '--noEmit']],
  [
    'npx',
    [
      'deno',
      'check',
      '--config',
      'functions/deno.json',
      ...functions.map((name) => `functions/${name}/index.ts`),
    ],
  ],
]
for (const [command, args] of checks) {
  if (run(command, args)) passed += 1
  else failed += 1
}
const tested = run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
try {
  const results = JSON.parse(readFileSync(report, 'utf8'))
  passed += results.numPassedTests
  failed += results.numFailedTests
} catch {
  failed += 1
}
if (!tested && failed === 0) failed = 1
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
