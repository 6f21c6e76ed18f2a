/** The twelve demonstration accounts. The stack creates the users; the seed gives them their place. */
export type Account = {
  code: string
  email: string
  role: string
  facility: string
  name: string
  title: string
}

const account = (
  code: string,
  email: string,
  role: string,
  facility: string,
  name: string,
  title: string,
): Account => ({ code, email: `${email}@keneya.test`, role, facility, name, title })

export const accounts: readonly Account[] = [
  account('nurse_sangha', 'awa.guindo', 'nurse', 'cscom_sangha', 'Awa Guindo', 'Infirmière'),
  account(
    'head_sangha',
    'seydou.dolo',
    'head',
    'cscom_sangha',
    'Seydou Dolo',
    'Directeur technique du centre',
  ),
  account(
    'pharmacist_sangha',
    'kadidia.saye',
    'pharmacist',
    'cscom_sangha',
    'Kadidia Saye',
    'Gérante du dépôt',
  ),
  account('doctor_djenne', 'amadou.traore', 'doctor', 'csref_djenne', 'Dr Amadou Traoré', 'Médecin'),
  account('clerk_djenne', 'fanta.kone', 'clerk', 'csref_djenne', 'Fanta Koné', 'Agent d’accueil'),
  account(
    'admin_djenne',
    'ibrahim.toure',
    'administrator',
    'csref_djenne',
    'Ibrahim Touré',
    'Administrateur',
  ),
  account(
    'district_djenne',
    'oumou.cisse',
    'district_team',
    'csref_djenne',
    'Oumou Cissé',
    'Équipe cadre de district',
  ),
  account('doctor_mopti', 'boubacar.maiga', 'doctor', 'sih_mopti', 'Dr Boubacar Maïga', 'Médecin'),
  account('doctor_nando', 'salif.nando', 'doctor', 'cabinet_nando', 'Dr Salif Nando', 'Médecin'),
  account('doctor_etoile', 'aissata.diallo', 'doctor', 'cabinet_etoile', 'Dr Aïssata Diallo', 'Médecin'),
  account(
    'epidemiologist_ministry',
    'mariam.coulibaly',
    'epidemiologist',
    'ministere',
    'Dr Mariam Coulibaly',
    'Épidémiologiste',
  ),
  account(
    'admin_ministry',
    'modibo.keita',
    'national_administrator',
    'ministere',
    'Modibo Keïta',
    'Administrateur national',
  ),
]

/** Who signs the visits of a facility in the demonstration, and how often. */
export const authors: Record<string, readonly (readonly [string, number])[]> = {
  cscom_sangha: [
    ['nurse_sangha', 7],
    ['head_sangha', 3],
  ],
  csref_djenne: [['doctor_djenne', 1]],
  sih_mopti: [['doctor_mopti', 1]],
  cabinet_nando: [['doctor_nando', 1]],
  cabinet_etoile: [['doctor_etoile', 1]],
}

/** The account with this code. */
export function accountOf(code: string): Account {
  const found = accounts.find((candidate) => candidate.code === code)
  if (!found) throw new Error(`unknown account: ${code}`)
  return found
}
