/** Who attacks: one person for each standard role, those whose rights are special, and those who have none. */
import type { Area, PermissionDocument } from '../../../functions/_shared/contracts/permissions.ts'
import { verbsByArea } from '../../../functions/_shared/contracts/permissions.ts'
import { roles } from '../../../seed/reference/roles.ts'
import { codes, type FacilityCode, idOf, places } from './places.ts'

export type Exceptions = Partial<Record<'allow' | 'deny', Record<string, string[]>>>

export interface Membership {
  facility: FacilityCode
  role: string
  document: PermissionDocument
  exceptions?: Exceptions
  status?: 'active' | 'suspended' | 'ended'
  /** Days from today. */
  starts?: number
  ends?: number
}

export interface Actor {
  code: string
  /** Nobody is signed in when there is none. */
  id: string | null
  memberships: readonly Membership[]
}

const workplaceOf: Partial<Record<string, FacilityCode>> = {
  district_team: places.csref.code,
  epidemiologist: places.ministry.code,
  statistician: places.ministry.code,
  national_administrator: places.ministry.code,
}

export const documentOf = (code: string): PermissionDocument => {
  const role = roles.find((one) => one.code === code)
  if (!role) throw new Error(`no standard role ${code}`)
  return role.document
}

const nurse = documentOf('nurse')
const withLimits = (
  limits: Partial<Record<Area, 'own_records' | 'without_identity'>>,
): PermissionDocument => ({
  ...nurse,
  areas: {
    ...nurse.areas,
    ...Object.fromEntries(
      Object.entries(limits).map(([area, limit]) => [
        area,
        { verbs: ['read', 'create', 'update'], limits: [limit] },
      ]),
    ),
  },
})

/** Roles that a facility made for itself. */
export const localRoles: Record<string, PermissionDocument> = {
  own_records_nurse: withLimits({ patients: 'own_records', consultations: 'own_records' }),
  without_identity_nurse: withLimits({ patients: 'without_identity' }),
}

const everything: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: Object.fromEntries(
    Object.entries(verbsByArea).map(([area, verbs]) => [area, { verbs: [...verbs] }]),
  ) as PermissionDocument['areas'],
}

const person = (code: string, ...memberships: Membership[]): Actor => ({
  code,
  id: idOf('person', code),
  memberships,
})
const at = (facility: FacilityCode, role: string, more: Partial<Membership> = {}): Membership => ({
  facility,
  role,
  document: localRoles[role] ?? documentOf(role),
  ...more,
})
const { own, other } = places

export const actors: readonly Actor[] = [
  ...roles.map(({ code }) => person(code, at(workplaceOf[code] ?? own.code, code))),
  // The side that receives letters.
  person('csref_doctor', at(places.csref.code, 'doctor')),
  person('own_records_nurse', at(own.code, 'own_records_nurse')),
  person('without_identity_nurse', at(own.code, 'without_identity_nurse')),
  person(
    'excepted_nurse',
    at(own.code, 'nurse', {
      exceptions: { deny: { patients: ['update'], consultations: ['create'] }, allow: { staff: ['read'] } },
    }),
  ),
  person('two_places_nurse', at(own.code, 'pharmacist'), at(other.code, 'nurse')),
  person('suspended_nurse', at(own.code, 'nurse', { status: 'suspended' })),
  person('ended_nurse', at(own.code, 'nurse', { status: 'ended' })),
  person('nurse_until_yesterday', at(own.code, 'nurse', { starts: -30, ends: -1 })),
  person('nurse_until_today', at(own.code, 'nurse', { starts: -30, ends: 0 })),
  person('nurse_from_tomorrow', at(own.code, 'nurse', { starts: 1 })),
  person('stranger'),
  { code: 'anon', id: null, memberships: [] },
]

/** May do everything everywhere: the positive control of functions, which no owner can stand in for. */
export const director: Actor = person(
  'director',
  ...codes.map((facility) => ({ facility, role: 'everything', document: everything })),
)

/** Works everywhere and attacks nobody: the colleague whose membership administrators try to change. */
export const resident = idOf('person', 'resident')

/** Signed in, invited nowhere: a row that nobody else needs can be put on their name. */
export const newcomer = idOf('person', 'newcomer')
