/**
 * The standard roles: permission documents that every facility can use and none can edit.
 *
 * Least privilege: a right is here because the day's work needs it. An administrator gives more, or
 * less, to one person by exception, or makes the facility's own role.
 */
import type { Area, Home, PermissionDocument, Verb } from '../../functions/_shared/contracts/permissions.ts'

export type StandardRole = { code: string; nameFr: string; nameEn: string; document: PermissionDocument }

type Areas = Partial<Record<Area, readonly Verb[]>>

const role = (
  code: string,
  nameFr: string,
  nameEn: string,
  home: Home,
  areas: Areas,
  grants?: Areas,
): StandardRole => ({
  code,
  nameFr,
  nameEn,
  document: {
    version: 1,
    home,
    areas: Object.fromEntries(Object.entries(areas).map(([area, verbs]) => [area, { verbs: [...verbs] }])),
    ...(grants && {
      grants: Object.fromEntries(Object.entries(grants).map(([area, verbs]) => [area, [...verbs]])),
    }),
  },
})

/** What one must be able to give in order to appoint people to any of these roles. */
function toAppoint(appointed: readonly StandardRole[]): Areas {
  const verbs = new Map<Area, Set<Verb>>()
  for (const { document } of appointed) {
    for (const [area, granted] of Object.entries(document.areas) as [Area, { verbs: Verb[] }][]) {
      verbs.set(area, new Set([...(verbs.get(area) ?? []), ...granted.verbs]))
    }
  }
  return Object.fromEntries([...verbs].map(([area, all]) => [area, [...all]]))
}

/** What a person at the bedside does: see, record, correct, refer, ask, and follow the figures. */
const care: Areas = {
  patients: ['read', 'create', 'update', 'emergency'],
  consultations: ['read', 'create', 'update'],
  referrals: ['read', 'create', 'close'],
  advice: ['read', 'create'],
  messages: ['read', 'create'],
  surveillance: ['read'],
  reports: ['read'],
}

/** A doctor also answers what is sent to them. */
const medical: Areas = {
  ...care,
  referrals: ['read', 'create', 'answer', 'close'],
  advice: ['read', 'create', 'answer'],
  surveillance: ['read', 'create'],
}

/** The roles of a facility that care, count and keep the desk. */
const facilityRoles: readonly StandardRole[] = [
  role('nurse', 'Infirmier, infirmière', 'Nurse', 'care', care),
  role('midwife', 'Sage-femme', 'Midwife', 'care', care),
  role('doctor', 'Médecin', 'Doctor', 'care', medical),
  role('head', 'Responsable de centre (DTC)', 'Head of facility', 'care', {
    ...medical,
    patients: ['read', 'create', 'update', 'delete', 'export', 'emergency'],
    consultations: ['read', 'create', 'update', 'delete', 'export'],
    surveillance: ['read', 'create', 'verify'],
    reports: ['read', 'create', 'submit', 'export'],
    billing: ['read'],
    staff: ['read'],
    audit: ['read'],
    facilities: ['read'],
  }),
  role('pharmacist', 'Pharmacien, gérant de dépôt', 'Pharmacist', 'pharmacy', {
    patients: ['read'],
    consultations: ['read'],
    messages: ['read', 'create'],
  }),
  role('laboratory', 'Laborantin, laborantine', 'Laboratory technician', 'care', {
    patients: ['read'],
    consultations: ['read', 'update'],
    messages: ['read', 'create'],
    surveillance: ['read'],
  }),
  role('clerk', 'Agent de saisie, caisse', 'Front desk clerk', 'desk', {
    patients: ['read', 'create', 'update'],
    billing: ['read', 'create', 'update'],
    messages: ['read', 'create'],
  }),
  role('district_team', 'Équipe cadre de district', 'District health team', 'district', {
    referrals: ['read'],
    messages: ['read', 'create'],
    surveillance: ['read', 'create', 'verify', 'export'],
    reports: ['read', 'export'],
    facilities: ['read'],
  }),
]

const ministryRoles: readonly StandardRole[] = [
  role('epidemiologist', 'Épidémiologiste', 'Epidemiologist', 'ministry', {
    messages: ['read', 'create'],
    surveillance: ['read', 'verify', 'export'],
    reports: ['read', 'export'],
    facilities: ['read'],
  }),
  role('statistician', 'Statisticien', 'Statistician', 'ministry', {
    surveillance: ['read'],
    reports: ['read', 'export'],
    facilities: ['read'],
  }),
]

export const roles: readonly StandardRole[] = [
  ...facilityRoles,
  ...ministryRoles,
  // Who appoints others does not read their patients: the right to give stands apart from the right to use.
  role(
    'administrator',
    'Administrateur de l’établissement',
    'Facility administrator',
    'administration',
    {
      messages: ['read', 'create'],
      staff: ['read', 'create', 'update', 'delete'],
      roles: ['read', 'create', 'update', 'delete'],
      webhooks: ['read', 'create', 'update', 'delete'],
      audit: ['read', 'export'],
      facilities: ['read', 'update'],
    },
    toAppoint(facilityRoles),
  ),
  role(
    'national_administrator',
    'Administrateur national',
    'National administrator',
    'ministry',
    {
      messages: ['read', 'create'],
      surveillance: ['read'],
      reports: ['read'],
      staff: ['read', 'create', 'update', 'delete'],
      roles: ['read', 'create', 'update', 'delete'],
      webhooks: ['read', 'create', 'update', 'delete'],
      audit: ['read', 'export'],
      facilities: ['read', 'create', 'update'],
    },
    toAppoint(ministryRoles),
  ),
]
