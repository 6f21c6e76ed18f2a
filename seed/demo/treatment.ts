/** What was given, written as a prescriber writes it. Doses follow weight where weight decides. */
import type { Random } from './random.ts'

/** Tablets of artemether-lumefantrine 20/120 mg at each of six doses, by weight band. */
export function actTablets(weightKg: number): number {
  if (weightKg < 15) return 1
  if (weightKg < 25) return 2
  return weightKg < 35 ? 3 : 4
}

/** Injectable artesunate for one dose: 3 mg/kg under 20 kg, else 2.4 mg/kg. */
export function artesunateMg(weightKg: number): number {
  return Math.round(weightKg * (weightKg < 20 ? 3 : 2.4))
}

const paracetamol = (weightKg: number) =>
  `Paracétamol ${Math.min(1000, Math.round(weightKg * 1.5) * 10)} mg x 3/j`

const amoxicillin = (weightKg: number) =>
  weightKg < 25
    ? `Amoxicilline ${Math.round(weightKg * 4) * 10} mg x 2/j, 5 j`
    : 'Amoxicilline 1 g x 2/j, 7 j'

const zinc = (ageMonths: number) => `SRO après chaque selle, zinc ${ageMonths < 6 ? 10 : 20} mg/j, 10 j`

/** One wording or another: two prescribers never write the same line. */
const usual: Record<string, readonly string[]> = {
  common_cold: ['Lavage de nez au sérum salé', 'Sérum salé, repos'],
  asthma: ['Salbutamol spray 2 bouffées x 4/j', 'Salbutamol spray, prednisolone 5 j'],
  pulmonary_tuberculosis: ['RHZE selon le poids, sous surveillance directe'],
  otitis: ['Ciprofloxacine gouttes auriculaires 7 j, séchage à la mèche'],
  conjunctivitis: ['Tétracycline pommade ophtalmique 1 % x 2/j, 7 j'],
  cataract: ['Liste pour la chirurgie de la cataracte'],
  amoebiasis: ['Métronidazole 500 mg x 3/j, 7 j'],
  intestinal_worms: ['Albendazole 400 mg dose unique'],
  gastritis: ['Oméprazole 20 mg/j, 14 j, conseils alimentaires', 'Oméprazole 20 mg/j, 28 j'],
  constipation: ['Boire davantage, fibres, lactulose 5 j'],
  appendicitis: ['Voie veineuse, ceftriaxone, à jeun, avis chirurgical'],
  malnutrition_severe: ['ATPE selon le poids, amoxicilline 5 j, visite chaque semaine'],
  malnutrition_moderate: ['Farine enrichie, conseils à la mère, contrôle à 2 semaines'],
  anaemia: ['Fer et acide folique 3 mois', 'Fer et acide folique 3 mois, déparasitage'],
  scabies: ['Benzoate de benzyle 2 applications, traiter la famille'],
  tinea: ['Clotrimazole crème x 2/j, 3 semaines'],
  impetigo: ['Lavage au savon, violet de gentiane', 'Lavage au savon, cloxacilline 7 j'],
  skin_abscess: ['Incision, drainage, pansement', 'Cloxacilline 7 j, pansement'],
  wound: ['Parage, suture, VAT', 'Nettoyage, pansement, VAT', 'Pansement'],
  abdominal_pain: ['Phloroglucinol 80 mg x 3/j, 3 j', 'Phloroglucinol, surveillance'],
  diarrhoea_dehydration: ['Plan B au centre, 4 h'],
  dental_caries: ['Extraction', 'Ibuprofène 400 mg, extraction prévue'],
  hepatitis: ['Repos, bilan hépatique, conseils'],
  inguinal_hernia: ['Avis chirurgical, cure programmée'],
  joint_pain: ['Ibuprofène 400 mg x 3/j, 5 j'],
  back_pain: ['Ibuprofène 400 mg x 3/j, 5 j', 'Diclofénac gel, repos'],
  stroke: ['Voie veineuse, surveillance de la conscience, aspirine après avis'],
  obstructed_labour: ['Voie veineuse, Ringer lactate, décubitus latéral gauche'],
  miscarriage: ['Aspiration, doxycycline 7 j', 'Surveillance, fer et acide folique'],
  fracture: ['Immobilisation, antalgiques', 'Attelle, antalgiques, radiographie demandée'],
  burn: ['Refroidissement, pansement à la sulfadiazine argentique, VAT'],
  snake_bite: ['Immobilisation, voie veineuse, sérum antivenimeux'],
  dog_bite: ['Lavage à l’eau et au savon 15 min, vaccin antirabique, VAT'],
  hypertension: ['Amlodipine 5 mg/j, régime sans sel', 'Amlodipine 10 mg/j', 'Hydrochlorothiazide 25 mg/j'],
  diabetes: ['Metformine 500 mg x 2/j, régime', 'Metformine 1 g x 2/j', 'Glibenclamide 5 mg/j'],
  heart_failure: ['Furosémide 40 mg/j, énalapril 5 mg/j'],
  epilepsy: ['Phénobarbital 100 mg le soir'],
  urinary_infection: ['Ciprofloxacine 500 mg x 2/j, 5 j', 'Cotrimoxazole 5 j'],
  schistosomiasis: ['Praziquantel 40 mg/kg dose unique'],
  genital_discharge: ['Ceftriaxone 250 mg IM, doxycycline 7 j, partenaire à traiter'],
  hiv: ['TDF/3TC/DTG 1 cp/j'],
  antenatal_care: [
    'Fer et acide folique, SP dose supervisée, MILD',
    'Fer et acide folique',
    'Fer et acide folique, VAT',
  ],
  normal_delivery: ['Ocytocine 10 UI IM, accouchement sans incident'],
  postpartum_haemorrhage: ['Ocytocine 10 UI, massage utérin, voie veineuse, remplissage'],
  eclampsia: ['Sulfate de magnésium, hydralazine, oxygène'],
  pre_eclampsia: ['Sulfate de magnésium, nifédipine'],
  healthy_child_visit: ['Vaccins à jour, vitamine A', 'Vaccins du jour'],
  postnatal_care: ['Conseils, fer, planification familiale'],
  measles_suspected: ['Vitamine A 2 doses, isolement, prélèvement'],
  meningitis_suspected: ['Ceftriaxone 100 mg/kg, ponction lombaire'],
  bloody_diarrhoea: ['Ciprofloxacine 3 j, SRO, zinc'],
  acute_flaccid_paralysis: ['Deux prélèvements de selles à 24 h'],
  newborn_sepsis: ['Ampicilline et gentamicine, chaleur, sein'],
  prematurity: ['Soins kangourou, alimentation au lait maternel'],
}

const withAntibiotic = ['pneumonia', 'pharyngitis', 'dental_abscess', 'bronchitis']
const withOrs = ['diarrhoea', 'diarrhoea_dehydration']

/** The treatment of a visit. */
export function treatmentFor(
  term: string,
  ageMonths: number,
  weightKg: number,
  febrile: boolean,
  random: Random,
): string {
  if (term === 'malaria_simple') {
    return `Artéméther-luméfantrine 20/120 : ${actTablets(weightKg)} cp x 2/j, 3 j. ${paracetamol(weightKg)}, 3 j`
  }
  if (term === 'malaria_severe') {
    return `Artésunate injectable ${artesunateMg(weightKg)} mg à H0, H12, H24. Glucose, ${paracetamol(weightKg)}`
  }
  const lines: string[] = []
  if (withAntibiotic.includes(term)) lines.push(amoxicillin(weightKg))
  if (withOrs.includes(term)) lines.push(zinc(ageMonths))
  const known = usual[term]
  if (known) lines.push(random.pick(known))
  if (febrile || lines.length === 0) lines.push(`${paracetamol(weightKg)}, 3 j`)
  return lines.join('. ')
}
