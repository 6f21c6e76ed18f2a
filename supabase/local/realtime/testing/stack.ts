import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import postgres from 'postgres'
import { installRealtime } from '../install.ts'
import { createRealtimeServer, type RealtimeServer, type RealtimeServerOptions } from '../server.ts'
import { startTestPostgres, type TestPostgres } from './postgres.ts'

export const PUBLISHABLE_KEY = 'sb_publishable_for_tests'
export const SECRET_KEY = 'sb_secret_for_tests'
const JWT_SECRET = 'a secret of the tests, long enough for HS256'

export interface TestServer {
  /** The address that supabase-js is given. */
  url: string
  realtime: RealtimeServer
  stop(): Promise<void>
}

export interface TestStack extends TestServer {
  postgres: TestPostgres
  /** The superuser's connection. */
  sql: postgres.Sql
  serve(options?: Partial<RealtimeServerOptions>): Promise<TestServer>
}

/** A Postgres, a Realtime server over it, and the policies below. */
export async function startTestStack(): Promise<TestStack> {
  const database = await startTestPostgres()
  const sql = postgres(database.url, { max: 4, onnotice: () => undefined })
  const stopDatabase = async () => {
    await sql.end({ timeout: 1 })
    await database.stop()
  }
  try {
    await installRealtime(sql)
    await migrate(database.migrationUrl)
    const serve = (options: Partial<RealtimeServerOptions> = {}) => startServer(database.url, options)
    const server = await serve()
    const stop = () => server.stop().finally(stopDatabase)
    return { ...server, postgres: database, sql, serve, stop }
  } catch (error) {
    await stopDatabase()
    throw error
  }
}

// As a migration of a project would: by the role postgres, policies only. A member listens; some also speak.
async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql.unsafe(`
    create schema app;
    grant usage on schema app to authenticated;
    create table app.member (user_id uuid, topic text, speaks boolean, primary key (user_id, topic));
    grant select on app.member to authenticated;
    create policy "Members can listen" on realtime.messages for select to authenticated using (
      exists (select from app.member m where m.topic = (select realtime.topic())
        and m.user_id = (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid));
    create policy "Speakers can speak" on realtime.messages for insert to authenticated with check (
      exists (select from app.member m where m.topic = (select realtime.topic()) and m.speaks
        and m.user_id = (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid));`)
  await sql.end()
}

async function startServer(
  databaseUrl: string,
  options: Partial<RealtimeServerOptions>,
): Promise<TestServer> {
  const apiKeys = [PUBLISHABLE_KEY, SECRET_KEY]
  const realtime = await createRealtimeServer({ databaseUrl, jwtSecret: JWT_SECRET, apiKeys, ...options })
  const http = createServer(async (request, response) => {
    if (!(await realtime.handleHttp(request, response))) response.writeHead(404).end()
  })
  http.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head))
  const port = await listen(http)
  return {
    url: `http://127.0.0.1:${port}`,
    realtime,
    async stop() {
      await realtime.stop()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export interface TokenOptions {
  secret?: string
  /** Seconds from now. */
  expiresIn?: number
  startsIn?: number
  role?: string | null
}

/** An access token as GoTrue makes them. */
export async function signToken(userId: string, options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const { role = 'authenticated', expiresIn = 3600, startsIn, secret = JWT_SECRET } = options
  const token = new SignJWT(role === null ? {} : { role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(userId)
    .setAudience('authenticated')
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .setJti(crypto.randomUUID())
  if (startsIn !== undefined) token.setNotBefore(now + startsIn)
  return token.sign(new TextEncoder().encode(secret))
}
