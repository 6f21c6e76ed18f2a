import type { Plugin } from 'vite'

/** A module of a dependency that the client can never reach, and the little that stands in its place. */
export interface LeftOut {
  /** Where the import stands. */
  importer: RegExp
  source: string
  /** Why nobody misses it. */
  because: string
  /** What the importer names, so that it links; whoever calls it all the same is told. */
  instead: string
}

const absent = `const absent = () => { throw new Error('Left out of the client: see web/vite/leaveOut.ts') }\n`

/**
 * supabase-js is one class that makes every one of its clients at once, so nothing of it can be shaken off. On a
 * 2G phone the parts that Kénéya has no use for would be a second of waiting each time the app changes.
 */
export const leftOut: readonly LeftOut[] = [
  {
    importer: /@supabase\/supabase-js\//,
    source: '@supabase/storage-js',
    because: 'No file is stored: the platform’s storage is not used.',
    instead: 'export class StorageClient {}\nexport class StorageApiError extends Error {}\n',
  },
  {
    importer: /@supabase\/auth-js\//,
    source: './GoTrueAdminApi',
    because: 'Making and removing accounts needs the service key, which never leaves the server.',
    instead: 'export default class GoTrueAdminApi {}\n',
  },
  {
    importer: /@supabase\/auth-js\//,
    source: './lib/webauthn',
    because:
      'Passkeys are not enabled: a health centre’s phone changes hands, and people sign in by password.',
    instead: `${absent}export class WebAuthnApi {}
export const browserSupportsWebAuthn = () => false
export const webAuthnAbortService = {}
export {
  absent as createCredential,
  absent as getCredential,
  absent as deserializeCredentialCreationOptions,
  absent as deserializeCredentialRequestOptions,
  absent as serializeCredentialCreationResponse,
  absent as serializeCredentialRequestResponse,
}
`,
  },
  {
    importer: /@supabase\/auth-js\//,
    source: './lib/web3/ethereum',
    because: 'Nobody signs in with a wallet.',
    instead: `${absent}export { absent as createSiweMessage, absent as fromHex, absent as getAddress, absent as toHex }\n`,
  },
]

const prefix = '\0left-out:'

/** Puts the stand-ins in the build; tests and the development server keep the packages as they are. */
export function leaveOut(parts: readonly LeftOut[] = leftOut): Plugin {
  return {
    name: 'keneya-leave-out',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const at = parts.findIndex((part) => part.source === source && part.importer.test(importer ?? ''))
      return at < 0 ? null : `${prefix}${at}`
    },
    load(id) {
      return id.startsWith(prefix) ? parts[Number(id.slice(prefix.length))]?.instead : null
    },
  }
}
