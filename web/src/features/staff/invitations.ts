import { useQuery } from '@tanstack/react-query'
import { useFacility } from '../../lib/access.ts'
import { queryClient } from '../../lib/queryClient.ts'
import { read, rpc } from '../../lib/request.ts'

export interface Invitation {
  id: string
  facility_code: string
  email: string
  role_id: string
  display_name: string
  title: string | null
  starts_on: string | null
  ends_on: string | null
  created_at: string
  expires_at: string
  accepted_at: string | null
  tries: number
  invited_by_name: string | null
}

/** What the server says once: the code is kept nowhere. */
export interface IssuedInvitation {
  id: string
  email: string
  code: string
  expires_at: string
}

export interface NewInvitation {
  facility_code: string
  email: string
  role_id: string
  display_name: string
  title?: string
  starts_on?: string
  ends_on?: string
}

/** After this many wrong codes an invitation is closed until it is renewed. */
const mostTries = 5

export type InvitationState = 'open' | 'blocked' | 'expired' | 'used'

/** Can the code still open the door, and if not, why? */
export function stateOf(invitation: Invitation, now: number): InvitationState {
  if (invitation.accepted_at) return 'used'
  if (Date.parse(invitation.expires_at) <= now) return 'expired'
  return invitation.tries >= mostTries ? 'blocked' : 'open'
}

/** The invitations of the facility in use, newest first. */
export function useInvitations() {
  const facility = useFacility()
  return useQuery({
    queryKey: ['invitations', facility],
    queryFn: () =>
      read<Invitation[]>((sis) =>
        sis
          .from('invitation')
          .select(
            'id,facility_code,email,role_id,display_name,title,starts_on,ends_on,created_at,expires_at,accepted_at,tries,invited_by_name',
          )
          .eq('facility_code', facility)
          .order('created_at', { ascending: false })
          .limit(500),
      ),
  })
}

const refresh = (facility: string) => queryClient.invalidateQueries({ queryKey: ['invitations', facility] })

/** Invites somebody; the answer holds the code, which is shown once. */
export async function invite(invitation: NewInvitation): Promise<IssuedInvitation> {
  const issued = await rpc<IssuedInvitation>('invite', { invitation })
  void refresh(invitation.facility_code)
  return issued
}

/** A new code for the same invitation, good for seven days; the old one opens nothing any more. */
export async function renewInvitation({ id, facility_code }: Invitation): Promise<IssuedInvitation> {
  const issued = await rpc<IssuedInvitation>('renew_invitation', { invitation: id })
  void refresh(facility_code)
  return issued
}

/** Withdraws an invitation: its code opens nothing from now on. */
export async function withdrawInvitation({ id, facility_code }: Invitation): Promise<void> {
  await read((sis) => sis.from('invitation').delete().eq('id', id).eq('facility_code', facility_code))
  await refresh(facility_code)
}

/** The link to give: what is behind `#` stays in the browser and never reaches a server or its logs. */
export function joinLink(origin: string, { code, email }: Pick<IssuedInvitation, 'code' | 'email'>): string {
  return `${origin}/join#code=${encodeURIComponent(code)}&email=${encodeURIComponent(email)}`
}
