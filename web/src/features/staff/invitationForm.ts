import type { NewInvitation } from './invitations.ts'

export interface InvitationForm {
  name: string
  email: string
  title: string
  roleId: string
  startsOn: string
  endsOn: string
}

export interface Mistakes {
  name?: true
  email?: true
  role?: true
  endsOn?: 'past' | 'order'
}

const address = /^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$/

/** What keeps the invitation from being sent, field by field. */
export function mistakesIn(form: InvitationForm, today: string): Mistakes {
  const mistakes: Mistakes = {}
  if (form.name.trim().length < 2) mistakes.name = true
  if (!address.test(form.email.trim())) mistakes.email = true
  if (!form.roleId) mistakes.role = true
  if (form.endsOn && form.endsOn < today) mistakes.endsOn = 'past'
  else if (form.endsOn && form.startsOn && form.endsOn < form.startsOn) mistakes.endsOn = 'order'
  return mistakes
}

/** The invitation as the server takes it: an empty answer is left out. */
export function toInvitation(form: InvitationForm, facility: string): NewInvitation {
  return {
    facility_code: facility,
    email: form.email.trim().toLowerCase(),
    role_id: form.roleId,
    display_name: form.name.trim(),
    ...(form.title.trim() ? { title: form.title.trim() } : {}),
    ...(form.startsOn ? { starts_on: form.startsOn } : {}),
    ...(form.endsOn ? { ends_on: form.endsOn } : {}),
  }
}
