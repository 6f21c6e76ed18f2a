/**
 * Diseases under surveillance: decree 07-165 and later practice.
 *
 * `immediate`: one suspected case is notified at once. `weekly`: counted in the weekly MADO report.
 * The dates say since when the country follows the disease; unknown beginnings are 1900.
 */
export type Notification = 'immediate' | 'weekly' | 'none'

export type Disease = {
  code: string
  labelFr: string
  labelEn: string
  notification: Notification
  valid: string
}

const since = (day: string) => `[${day},)`
const ALWAYS = since('1900-01-01')

const disease = (
  code: string,
  labelFr: string,
  labelEn: string,
  notification: Notification,
  valid = ALWAYS,
): Disease => ({ code, labelFr, labelEn, notification, valid })

export const diseases: readonly Disease[] = [
  // Epidemic-prone.
  disease('malaria', 'Paludisme', 'Malaria', 'weekly'),
  disease('meningitis', 'Méningite', 'Meningitis', 'immediate'),
  disease('measles', 'Rougeole', 'Measles', 'immediate'),
  disease('cholera', 'Choléra', 'Cholera', 'immediate'),
  disease('yellow_fever', 'Fièvre jaune', 'Yellow fever', 'immediate'),
  disease('pertussis', 'Coqueluche', 'Pertussis', 'immediate'),
  disease('diphtheria', 'Diphtérie', 'Diphtheria', 'immediate'),
  disease(
    'bloody_diarrhoea',
    'Diarrhée sanglante (shigellose)',
    'Bloody diarrhoea (shigellosis)',
    'immediate',
  ),
  disease('ebola', 'Maladie à virus Ebola', 'Ebola virus disease', 'immediate'),
  disease('lassa', 'Fièvre de Lassa', 'Lassa fever', 'immediate'),
  disease(
    'crimean_congo',
    'Fièvre hémorragique de Crimée-Congo',
    'Crimean-Congo haemorrhagic fever',
    'immediate',
  ),
  disease('rift_valley', 'Fièvre de la vallée du Rift', 'Rift Valley fever', 'immediate'),
  disease('avian_influenza', 'Grippe aviaire', 'Avian influenza', 'immediate'),
  disease('plague', 'Peste', 'Plague', 'immediate'),
  // Eradication and elimination.
  disease(
    'acute_flaccid_paralysis',
    'Paralysie flasque aiguë (PFA)',
    'Acute flaccid paralysis (AFP)',
    'immediate',
  ),
  disease('dracunculiasis', 'Dracunculose (ver de Guinée)', 'Dracunculiasis (Guinea worm)', 'immediate'),
  disease('neonatal_tetanus', 'Tétanos néonatal', 'Neonatal tetanus', 'immediate'),
  disease('leprosy', 'Lèpre', 'Leprosy', 'weekly'),
  disease('trachoma', 'Trachome', 'Trachoma', 'weekly'),
  disease('lymphatic_filariasis', 'Filariose lymphatique', 'Lymphatic filariasis', 'weekly'),
  // Others.
  disease('dengue', 'Dengue', 'Dengue', 'immediate'),
  disease('anthrax', 'Charbon', 'Anthrax', 'immediate'),
  disease('rabies', 'Rage humaine', 'Human rabies', 'immediate'),
  disease('typhoid', 'Fièvre typhoïde', 'Typhoid fever', 'weekly'),
  disease('covid19', 'Covid-19', 'COVID-19', 'immediate', since('2020-01-30')),
  disease('maternal_death', 'Décès maternel', 'Maternal death', 'immediate'),
]
