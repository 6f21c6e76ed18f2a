/**
 * The standard roles: permission documents that every facility can use and none can edit.
 *
 * Least privilege: a right is here because the day's work needs it. An administrator gives more, or
 * less, to one person by exception, or makes the facility's own role.
 */
import type { Area, Home, PermissionDocument, Verb } from '../../functions/_shared/contracts/permissions.ts'

export type StandardRole = { code: string; nameFr: string; nameEn: string; document: PermissionDocument }

type Areas = Partial<Record<Area, readonly Verb[]>>

const document = (home: Home, areas: Areas): PermissionDocument => ({
  version: 1,
  home,
  areas: Object.fromEntries(Object.entries(areas).map(([area, verbs]) => [area, { verbs: [...verbs] }])),
})

const role = (code: string, nameFr: string, nameEn: string, home: Home, areas: Areas): StandardRole => ({
  code,
  nameFr,
  nameEn,
  document: document(home, areas),
})

/** What a person at the bedside does: see, record, correct, refer, ask, and follow the figures. */
const care: Areas = {
  patients: ['read', 'create', 'update'],
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

export const roles: readonly StandardRole[] = [
  role('nurse', 'Infirmier, infirmière', 'Nurse', 'care', care),
  role('midwife', 'Sage-femme', 'Midwife', 'care', care),
  role('doctor', 'Médecin', 'Doctor', 'care', medical),
  role('head', 'Chef de poste', 'Head of facility', 'care', {
    ...medical,
    patients: ['read', 'create', 'update', 'export'],
    consultations: ['read', 'create', 'update', 'export'],
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
  role('laboratory', 'Technicien de laboratoire', 'Laboratory technician', 'care', {
    patients: ['read'],
    consultations: ['read', 'update'],
    messages: ['read', 'create'],
    surveillance: ['read'],
  }),
  role('clerk', 'Agent d’accueil', 'Front desk clerk', 'desk', {
    patients: ['read', 'create', 'update'],
    billing: ['read', 'create', 'update'],
    messages: ['read', 'create'],
  }),
  role('administrator', 'Administrateur', 'Administrator', 'administration', {
    messages: ['read', 'create'],
    staff: ['read', 'create', 'update', 'delete'],
    roles: ['read', 'create', 'update', 'delete'],
    webhooks: ['read', 'create', 'update', 'delete'],
    audit: ['read', 'export'],
    facilities: ['read', 'update'],
  }),
  role('district_team', 'Équipe cadre de district', 'District health team', 'district', {
    referrals: ['read'],
    messages: ['read', 'create'],
    surveillance: ['read', 'create', 'verify', 'export'],
    reports: ['read', 'export'],
    facilities: ['read'],
  }),
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
  role('national_administrator', 'Administrateur national', 'National administrator', 'ministry', {
    messages: ['read', 'create'],
    surveillance: ['read'],
    reports: ['read'],
    staff: ['read', 'create', 'update', 'delete'],
    roles: ['read', 'create', 'update', 'delete'],
    webhooks: ['read', 'create', 'update', 'delete'],
    audit: ['read', 'export'],
    facilities: ['read', 'create', 'update'],
  }),
]
