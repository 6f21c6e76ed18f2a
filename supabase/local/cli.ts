import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './paths.ts'

const program = join(
  dirname(createRequire(import.meta.url).resolve('supabase/package.json')),
  'dist/supabase.js',
)

/** Runs the Supabase CLI of this repository; rejects with what it printed when it fails. */
export async function supabase(args: string[], workdir: string = root): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, ...args, '--workdir', workdir, '--yes', '--agent', 'no'],
      {
        cwd: workdir,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', PGSSLMODE: 'disable' },
      },
    )
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`supabase ${args[0]} ${args[1]}:\n${stderr || stdout || String(error)}`, { cause: error })
  }
}
