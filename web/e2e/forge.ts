/** Every token that must open nothing, made from one that opens something. */
import { createHmac } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'

export interface Material {
  /** The good access token that the others imitate. */
  good: string
  refreshToken: string
  jwtSecret: string
  publishableKey: string
  /** Somebody else's user id, and a session of theirs. */
  other: { sub: string; session: string }
  /** Good tokens of a person whose account is deleted, and of a session that was signed out. */
  deleted: string
  signedOut: string
}

type Claims = Record<string, unknown>

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** Signs whatever it is given, which a library would refuse to. */
function sign(header: object, claims: object, key: string, algorithm = 'sha256'): string {
  const head = `${part(header)}.${part(claims)}`
  return `${head}.${createHmac(algorithm, key).update(head).digest('base64url')}`
}

const without = (claims: Claims, name: string): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))

/** Name and token of each forgery. The key is ours only where the name says "our key". */
export function forgeries(material: Material): [name: string, token: string][] {
  const { good, jwtSecret, publishableKey, other } = material
  const [header = '', payload = '', signature = ''] = good.split('.')
  const claims = claimsOf(good)
  const now = Math.floor(Date.now() / 1000)
  const hs256 = { alg: 'HS256', typ: 'JWT' }
  const stranger = 'the key of another project, just as long as ours is'
  const ours = (more: object, head: object = hs256) => sign(head, { ...claims, ...more }, jwtSecret)
  const unsigned = (alg: string) => `${part({ alg, typ: 'JWT' })}.${payload}`
  const raised = ['service_role', 'postgres', 'supabase_admin', 'authenticator', 'anon']
  return [
    ...['none', 'None', 'NONE', 'nOnE'].map((alg): [string, string] => [`alg ${alg}`, `${unsigned(alg)}.`]),
    ['alg none with the good signature', `${unsigned('none')}.${signature}`],
    ['alg none with a signature of no bytes', `${unsigned('none')}.AA`],
    ['no alg, our key', sign({ typ: 'JWT' }, claims, jwtSecret)],
    ['another key', sign(hs256, claims, stranger)],
    ['an empty key', sign(hs256, claims, '')],
    ['the publishable key as key', sign(hs256, claims, publishableKey)],
    ['the word "secret" as key', sign(hs256, claims, 'secret')],
    ['HS384 with our key', sign({ ...hs256, alg: 'HS384' }, claims, jwtSecret, 'sha384')],
    ['HS512 with our key', sign({ ...hs256, alg: 'HS512' }, claims, jwtSecret, 'sha512')],
    ['RS256 in name, HMAC with our key', sign({ ...hs256, alg: 'RS256' }, claims, jwtSecret)],
    ['ES256 in name, HMAC with our key', sign({ ...hs256, alg: 'ES256' }, claims, jwtSecret)],
    ['RS256 in name, HMAC with another key', sign({ ...hs256, alg: 'RS256' }, claims, stranger)],
    ['another audience, our key', ours({ aud: 'anon' })],
    ['a list of other audiences, our key', ours({ aud: ['somewhere', 'else'] })],
    ['an audience that is not text, our key', ours({ aud: { authenticated: true } })],
    ['no audience, our key', sign(hs256, without(claims, 'aud'), jwtSecret)],
    ['expired by a second, our key', ours({ exp: now - 1 })],
    ['expired this second, our key', ours({ exp: now })],
    ['no expiry, our key', sign(hs256, without(claims, 'exp'), jwtSecret)],
    ['an expiry in words, our key', ours({ exp: 'tomorrow' })],
    ['an expiry before 1970, our key', ours({ exp: -1 })],
    ['not yet valid, our key', ours({ nbf: now + 60 })],
    ['issued in the future, our key', ours({ iat: now + 600 })],
    ['another project as issuer, our key', ours({ iss: 'https://abcdefghijklm.supabase.co/auth/v1' })],
    ['another project as issuer, its key', sign(hs256, { ...claims, iss: 'supabase' }, stranger)],
    ['the id of another key, its key', sign({ ...hs256, kid: 'another' }, claims, stranger)],
    ['the id of another key, our key', ours({}, { ...hs256, kid: 'another' })],
    ['a key inside the token', sign({ ...hs256, jwk: { kty: 'oct', k: part({}) } }, claims, part({}))],
    ['a crit header, our key', ours({}, { ...hs256, crit: ['keneya'], keneya: true })],
    ['a crit header that names b64, our key', ours({}, { ...hs256, crit: ['b64'], b64: false })],
    ['the refresh token', material.refreshToken],
    ['sub swapped, the signature kept', `${header}.${part({ ...claims, sub: other.sub })}.${signature}`],
    ['expiry moved, the signature kept', `${header}.${part({ ...claims, exp: now + 9e5 })}.${signature}`],
    ...raised.flatMap((role): [string, string][] => [
      [`role ${role}, the signature kept`, `${header}.${part({ ...claims, role })}.${signature}`],
      [`role ${role}, another key`, sign(hs256, { ...claims, role }, stranger)],
      [`role ${role}, our key`, ours({ role })],
    ]),
    ['no role, our key', sign(hs256, without(claims, 'role'), jwtSecret)],
    ['roles in a list, our key', ours({ role: ['authenticated'] })],
    ['sub is a word, our key', ours({ sub: 'nobody' })],
    ['sub is SQL, our key', ours({ sub: "' or true --" })],
    ['sub is empty, our key', ours({ sub: '' })],
    ['sub is a number, our key', ours({ sub: 1 })],
    ['no sub, our key', sign(hs256, without(claims, 'sub'), jwtSecret)],
    ['sub is nobody, our key', ours({ sub: uuidv4() })],
    ['sub is somebody else, in this session, our key', ours({ sub: other.sub })],
    ['the session of somebody else, our key', ours({ session_id: other.session })],
    ['a session that never was, our key', ours({ session_id: uuidv4() })],
    ['a session that is no id, our key', ours({ session_id: 'none' })],
    ['the token of a deleted person', material.deleted],
    ['the token of a session signed out', material.signedOut],
    ['a word', 'garbage'],
    ['three words', 'one.two.three'],
    ['two dots', '..'],
    ['no signature', `${header}.${payload}.`],
    ['no third part', `${header}.${payload}`],
    ['a fourth part', `${good}.${signature}`],
    ['a signature cut short', good.slice(0, -4)],
    [
      'a signature of another token',
      `${good.slice(0, -signature.length)}${material.signedOut.split('.')[2]}`,
    ],
    ['a payload that is not JSON', `${header}.${Buffer.from('{').toString('base64url')}.${signature}`],
    ['a payload that is null', sign(hs256, JSON.parse('[null]'), jwtSecret)],
    ['ten kilobytes, another key', sign(hs256, { ...claims, more: 'x'.repeat(7000) }, stranger)],
  ]
}
