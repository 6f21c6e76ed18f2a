import { chooseFacility, refreshAccess } from './access.ts'
import { read, rpc } from './request.ts'

/** A membership of one's own, whatever its state: everybody sees themselves. */
export interface OwnMembership {
  facility_code: string
  facility: { name: string } | null
  display_name: string
  status: 'active' | 'suspended' | 'ended'
  starts_on: string
  ends_on: string | null
}

export type Acceptance = { accepted: true; facility_code: string } | { accepted: false; tries_left: number }

/** Turns the invitation that waits for this account into a membership; the app opens there. */
export async function acceptInvitation(code: string): Promise<Acceptance> {
  const answer = await rpc<Acceptance>('accept_invitation', { code: code.trim() })
  if (answer.accepted) {
    chooseFacility(answer.facility_code)
    await refreshAccess()
  }
  return answer
}

/** Every place that this person was given, also those that have not begun or are over. */
export function readOwnMemberships(userId: string): Promise<OwnMembership[]> {
  return read<OwnMembership[]>((sis) =>
    sis
      .from('membership')
      .select('facility_code,display_name,status,starts_on,ends_on,facility(name)')
      .eq('user_id', userId)
      .order('starts_on', { ascending: false }),
  )
}

/** What an invitation link carries behind its `#`, which no server ever sees. */
export function invitationIn(hash: string): { code: string; email: string } {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  return { code: values.get('code') ?? '', email: values.get('email') ?? '' }
}

/** A code as it is written, whatever was typed: capitals, in two groups. */
export function spelled(typed: string): string {
  const said = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 8)
  return said.length > 4 ? `${said.slice(0, 4)}-${said.slice(4)}` : said
}
