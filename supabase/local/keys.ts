import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from './directory.ts'

/** The secrets of one local stack. They are made once and never leave its directory. */
export interface Keys {
  /** Signs the access tokens of people (HS256). */
  jwtSecret: string
  /** What the client carries: it identifies the application, and protects nothing. */
  publishableKey: string
  /** What servers carry: it is the service role. */
  secretKey: string
  /** The key of `vault.secrets`. */
  vaultKey: string
  /** Passwords of the database roles that may log in. */
  passwords: { supabase_admin: string; postgres: string; authenticator: string; supabase_lite: string }
}

/** Letters and digits only: the keys stand in URLs and headers without escaping. */
function randomWord(length: number): string {
  let word = ''
  while (word.length < length)
    word += randomBytes(length)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, '')
  return word.slice(0, length)
}

function makeKeys(): Keys {
  return {
    jwtSecret: randomWord(48),
    publishableKey: `sb_publishable_${randomWord(22)}_${randomWord(8)}`,
    secretKey: `sb_secret_${randomWord(22)}_${randomWord(8)}`,
    vaultKey: randomWord(48),
    passwords: {
      supabase_admin: randomWord(24),
      postgres: randomWord(24),
      authenticator: randomWord(24),
      supabase_lite: randomWord(24),
    },
  }
}

/** The keys of the stack in this directory, made at the first call and kept in `keys.json` (mode 600). */
export function keysOf(directory: string): Keys {
  const file = join(directory, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys
  const keys = makeKeys()
  writeFileAtomically(file, `${JSON.stringify(keys, null, 2)}\n`)
  return keys
}
