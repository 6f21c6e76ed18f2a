/**
 * The steps that the form proposes around a malaria test, in the order in which they are tried.
 *
 * Written after the general lines of the national scheme and of WHO's guidelines (2nd edition, 2010): the current
 * text of the national programme was not available to us, so each row waits for a clinician.
 */
import { bounds, inForce, needed, number, readTable } from './table.ts'

const source = 'lignes du schéma national (PNLP), à confirmer par un clinicien'

/** `code | result | danger | age in months | pregnant | weeks below | French | English | medicine | diagnosis | evacuates` */
export const malariaSteps = readTable(
  ['code', 'result', 'danger', 'age', 'pregnant', 'weeks', 'fr', 'en', 'medicine', 'term', 'evacuates'],
  `
danger_untested | none | yes | - | - | - | Signe de danger : faire le TDR sans retarder l’évacuation. | Danger sign: do the rapid test without delaying the evacuation. | - | malaria_suspected | yes
suspected | none | - | - | - | - | Paludisme suspecté : faire le TDR avant de traiter. | Malaria suspected: test before treating. | - | - | no
severe | positive | yes | - | - | - | Paludisme grave : artésunate avant le transfert, puis évacuer. | Severe malaria: artesunate before transfer, then evacuate. | artesunate_injection | malaria_severe | yes
first_trimester | positive | - | - | yes | 13 | Grossesse, premier trimestre : quinine orale 7 jours. | Pregnancy, first trimester: oral quinine for 7 days. | quinine_tablet | malaria_simple | no
pregnant | positive | - | - | yes | - | Grossesse, dès le deuxième trimestre : CTA selon le poids. Avant, quinine. | Pregnancy, from the second trimester: ACT by weight. Before, quinine. | artemether_lumefantrine | malaria_simple | no
simple | positive | - | - | - | - | Paludisme simple : CTA selon le poids, première prise devant vous. | Uncomplicated malaria: ACT by weight, first dose in front of you. | artemether_lumefantrine | malaria_simple | no
danger_negative | negative | yes | - | - | - | TDR négatif avec signe de danger : autre cause grave, évacuer. | Negative test with a danger sign: another severe cause, evacuate. | - | - | yes
negative | negative | - | - | - | - | TDR négatif : pas d’antipaludique, chercher une autre cause de fièvre. | Negative test: no antimalarial, look for another cause of fever. | - | - | no
invalid | invalid | - | - | - | - | TDR invalide : refaire avec un autre test. | Invalid test: repeat with another one. | - | - | no
`,
).map((row, rank) => ({
  code: needed(row.code),
  rank: rank + 1,
  result: needed(row.result),
  danger: row.danger === null ? null : row.danger === 'yes',
  from_months: bounds(row.age).from,
  to_months: bounds(row.age).to,
  pregnant: row.pregnant === null ? null : row.pregnant === 'yes',
  weeks_below: number(row.weeks),
  step_fr: needed(row.fr),
  step_en: needed(row.en),
  medicine_code: row.medicine,
  term_code: row.term,
  evacuates: row.evacuates === 'yes',
  source,
  valid: inForce,
}))
