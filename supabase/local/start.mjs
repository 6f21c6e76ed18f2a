// `npm start`: checks Node, installs what is missing, then hands over to main.ts in this same process.
// Plain JavaScript without dependencies, because it must work before `npm ci` has run.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Kénéya demande Node 20.19 ou plus récent ; celui-ci est ${process.versions.node}.`)
  console.error(`Kénéya needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}

// npm writes this file last, so that an interrupted installation is begun again.
const stamp = join(root, 'node_modules', '.package-lock.json')
const isInstalled =
  existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
if (!isInstalled) {
  console.log('Installation des paquets (une seule fois)… / Installing packages (once)…')
  const { status } = spawnSync('npm', ['ci'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm ci a échoué : vérifiez la connexion et recommencez.')
    console.error('npm ci failed: check the network and try again.')
    process.exit(1)
  }
}

Object.assign(process.env, { SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' })
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
