import { randomUUID } from 'node:crypto'
import { isRecord } from './protocol.ts'
import { type ReplayRequest, readReplayRequest } from './replay.ts'

/** What a client asks for when it joins a channel. */
export interface JoinConfig {
  private: boolean
  ack: boolean
  self: boolean
  replay: ReplayRequest | null
  presence: { key: string; enabled: boolean }
  accessToken: string | null
}

/** A join that is answered with an error; the reason is what supabase-js shows. */
export class JoinRefused extends Error {
  override name = 'JoinRefused'
}

/** Reads the payload of `phx_join`. @throws JoinRefused */
export function readJoinConfig(payload: unknown): JoinConfig {
  const body = section(payload, 'payload')
  const config = section(body.config, 'config')
  const broadcast = section(config.broadcast, 'broadcast')
  const presence = section(config.presence, 'presence')
  const isPrivate = flag(config.private, 'private')
  if (Array.isArray(config.postgres_changes) && config.postgres_changes.length > 0) {
    throw new JoinRefused(
      'RealtimeDisabledForConfiguration: postgres_changes is not supported by the local server, use broadcast',
    )
  }
  const { access_token: accessToken } = body
  return {
    private: isPrivate,
    ack: flag(broadcast.ack, 'ack'),
    self: flag(broadcast.self, 'self'),
    replay: replayOf(broadcast.replay, isPrivate),
    presence: { key: presenceKey(presence.key), enabled: flag(presence.enabled, 'enabled') },
    accessToken: typeof accessToken === 'string' && accessToken !== '' ? accessToken : null,
  }
}

function replayOf(value: unknown, isPrivate: boolean): ReplayRequest | null {
  if (value === undefined || value === null) return null
  if (!isPrivate) throw new JoinRefused('UnableToReplayMessages: Replay is not allowed for public channels')
  const request = readReplayRequest(value)
  if (!request) throw new JoinRefused('UnableToReplayMessages: Replay params are not valid')
  return request
}

function presenceKey(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : randomUUID()
}

function section(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw new JoinRefused(`InvalidJoinPayload: ${name} must be an object`)
  return value
}

function flag(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw new JoinRefused(`InvalidJoinPayload: ${name} must be a boolean`)
  return value
}
