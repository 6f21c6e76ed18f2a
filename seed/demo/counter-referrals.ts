/** The way back: what the receiving facility found and did, and what the sender has to do now. */
import type { Term } from '../reference/term.ts'
import { DAY, isoDay } from './calendar.ts'
import type { Random } from './random.ts'

export type CounterReferral = {
  id: string
  referral_id: string
  received_at: string
  received_by_name: string
  state_on_arrival: string
  final_diagnosis: string
  final_term_code: string
  care: string
  outcome: 'cured' | 'improved' | 'deceased' | 'transferred' | 'absconded'
  advice: string | null
  drugs: string | null
  next_visit_on: string | null
  signed_by_name: string
  sent_at: string
}

const states = [
  'Conscient, stable',
  'Fébrile, déshydraté',
  'Somnolent',
  'Pâle, tachycarde',
  'Stable',
  'Agité, douloureux',
]

const care: Record<string, string> = {
  malaria_severe: 'Artésunate injectable, transfusion, glucose',
  obstructed_labour: 'Césarienne, enfant vivant',
  appendicitis: 'Appendicectomie, suites simples',
  inguinal_hernia: 'Cure de hernie, suites simples',
  fracture: 'Réduction et plâtre',
  pneumonia: 'Oxygène, antibiotique injectable 5 jours',
  malnutrition_severe: 'Lait F75 puis F100, sortie avec ATPE',
  diarrhoea_dehydration: 'Réhydratation intraveineuse, SRO',
  snake_bite: 'Sérum antivenimeux, surveillance de la coagulation',
  pre_eclampsia: 'Sulfate de magnésium, accouchement déclenché',
  eclampsia: 'Sulfate de magnésium, césarienne',
  newborn_sepsis: 'Antibiotiques injectables 7 jours',
  stroke: 'Surveillance, kinésithérapie, antihypertenseur',
}

const operated = [
  'obstructed_labour',
  'appendicitis',
  'inguinal_hernia',
  'fracture',
  'road_injury',
  'burn',
  'wound',
]

const afterSurgery = {
  advice: [
    'Pansement tous les deux jours au centre',
    'Ablation des fils dans dix jours',
    'Revoir si fièvre ou écoulement',
  ],
  drugs: ['Amoxicilline 5 jours, paracétamol', 'Paracétamol à la demande', 'Traitement remis pour 7 jours'],
}

const afterMedicine = {
  advice: [
    'Revoir si fièvre ou reprise des signes',
    'Repos, alimentation enrichie',
    'Poursuivre le traitement, contrôle au centre',
  ],
  drugs: ['Fer et acide folique 3 mois', 'Traitement remis pour 7 jours', 'Traitement remis pour un mois'],
}

/** The counter-referral that closes a story. */
export function writeCounterReferral(
  id: string,
  referralId: string,
  term: Term,
  receivedAt: string,
  sentAt: string,
  signedBy: string,
  random: Random,
): CounterReferral {
  const outcome = random.weighted<CounterReferral['outcome']>([
    ['improved', 48],
    ['cured', 40],
    ['deceased', 5],
    ['transferred', 3],
    ['absconded', 4],
  ])
  const surgical = operated.includes(term.code)
  const followed = outcome === 'improved' || outcome === 'cured'
  return {
    id,
    referral_id: referralId,
    received_at: receivedAt,
    received_by_name: signedBy,
    state_on_arrival: random.pick(states),
    final_diagnosis: term.labelFr,
    final_term_code: term.code,
    care: care[term.code] ?? 'Hospitalisation, bilan, traitement médical',
    outcome,
    advice: followed ? random.pick(surgical ? afterSurgery.advice : afterMedicine.advice) : null,
    drugs: followed ? random.pick(surgical ? afterSurgery.drugs : afterMedicine.drugs) : null,
    next_visit_on:
      followed && random.chance(0.7) ? isoDay(Date.parse(sentAt) + random.pick([7, 14, 30]) * DAY) : null,
    signed_by_name: signedBy,
    sent_at: sentAt,
  }
}
