/**
 * One dose by weight or age, in the words said to the patient. No row is to be relied on before a clinician has
 * signed it: the source of each says so. A medicine without a row is prescribed in the author's own words.
 */
import { bounds, inForce, needed, number, readTable, unconfirmed } from './table.ts'

const who = 'OMS, Guidelines for the treatment of malaria, 2e éd. 2010'
const imci = 'OMS, PCIME (livret de tableaux 2014)'
const sources: Record<string, string> = {
  who: `${who} ; ${unconfirmed}`,
  imci: `${imci} ; ${unconfirmed}`,
  '-': unconfirmed,
}

/** `medicine | kg or months | bounds | French | English | per kg | at most | times a day | days | note (French) | note (English) | source` */
const rows = readTable(
  ['medicine', 'basis', 'bounds', 'fr', 'en', 'perKg', 'most', 'times', 'days', 'noteFr', 'noteEn', 'source'],
  `
# Malaria: ACT by weight, by age where nobody could weigh
artemether_lumefantrine | kg | 5-15 | 1 comprimé | 1 tablet | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | kg | 15-25 | 2 comprimés | 2 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | kg | 25-35 | 3 comprimés | 3 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | kg | 35- | 4 comprimés | 4 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | months | 6-36 | 1 comprimé | 1 tablet | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | months | 36-108 | 2 comprimés | 2 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | months | 108-168 | 3 comprimés | 3 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artemether_lumefantrine | months | 168- | 4 comprimés | 4 tablets | - | - | 2 | 3 | avec un repas ou du lait | with food or milk | who
artesunate_amodiaquine | kg | 18-36 | 1 comprimé | 1 tablet | - | - | 1 | 3 | - | - | -
artesunate_amodiaquine | kg | 36- | 2 comprimés | 2 tablets | - | - | 1 | 3 | - | - | -
artesunate_injection | kg | 2-20 | {dose} IM ou IV | {dose} IM or IV | 3 mg | - | 1 | 1 | avant le transfert ; puis à 12 h et 24 h | before transfer; then at 12 h and 24 h | -
artesunate_injection | kg | 20- | {dose} IM ou IV | {dose} IM or IV | 2.4 mg | - | 1 | 1 | avant le transfert ; puis à 12 h et 24 h | before transfer; then at 12 h and 24 h | -
artesunate_rectal | kg | 5-14 | 1 suppositoire | 1 suppository | - | - | 1 | 1 | une fois, avant le transfert | once, before transfer | -
artesunate_rectal | kg | 14-20 | 2 suppositoires | 2 suppositories | - | - | 1 | 1 | une fois, avant le transfert | once, before transfer | -
quinine_tablet | kg | 10-60 | {dose} de sel | {dose} of salt | 10 mg | 600 mg | 3 | 7 | - | - | who
quinine_tablet | kg | 60- | 2 comprimés | 2 tablets | - | - | 3 | 7 | - | - | who
sulfadoxine_pyrimethamine | months | 108- | 3 comprimés | 3 tablets | - | - | 1 | 1 | TPI de la grossesse, dès la 13e semaine, devant vous | preventive treatment in pregnancy, from week 13, in front of you | -
# Fever and pain
paracetamol_500 | kg | 4-14 | ¼ comprimé | ¼ tablet | - | - | 4 | 3 | - | - | imci
paracetamol_500 | kg | 14-30 | ½ comprimé | ½ tablet | - | - | 4 | 3 | - | - | imci
paracetamol_500 | kg | 30-50 | 1 comprimé | 1 tablet | - | - | 4 | 3 | - | - | -
paracetamol_500 | kg | 50- | 2 comprimés | 2 tablets | - | - | 3 | 3 | - | - | -
paracetamol_500 | months | 2-36 | ¼ comprimé | ¼ tablet | - | - | 4 | 3 | - | - | imci
paracetamol_500 | months | 36-108 | ½ comprimé | ½ tablet | - | - | 4 | 3 | - | - | imci
paracetamol_500 | months | 108-180 | 1 comprimé | 1 tablet | - | - | 4 | 3 | - | - | -
paracetamol_500 | months | 180- | 2 comprimés | 2 tablets | - | - | 3 | 3 | - | - | -
paracetamol_syrup | kg | 4-6 | 2,5 ml | 2.5 ml | - | - | 4 | 3 | - | - | -
paracetamol_syrup | kg | 6-10 | 5 ml | 5 ml | - | - | 4 | 3 | - | - | -
paracetamol_syrup | kg | 10-16 | 7,5 ml | 7.5 ml | - | - | 4 | 3 | - | - | -
paracetamol_syrup | kg | 16-25 | 10 ml | 10 ml | - | - | 4 | 3 | - | - | -
ibuprofen_400 | months | 180- | 1 comprimé | 1 tablet | - | - | 3 | 3 | pendant le repas ; jamais enceinte | with food; never in pregnancy | -
diclofenac_50 | months | 180- | 1 comprimé | 1 tablet | - | - | 2 | 3 | pendant le repas ; jamais enceinte | with food; never in pregnancy | -
phloroglucinol | months | 180- | 2 comprimés | 2 tablets | - | - | 3 | 3 | - | - | -
# Infections
amoxicillin_dt_250 | kg | 4-10 | 1 comprimé | 1 tablet | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_dt_250 | kg | 10-14 | 2 comprimés | 2 tablets | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_dt_250 | kg | 14-20 | 3 comprimés | 3 tablets | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_dt_250 | months | 2-12 | 1 comprimé | 1 tablet | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_dt_250 | months | 12-36 | 2 comprimés | 2 tablets | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_dt_250 | months | 36-60 | 3 comprimés | 3 tablets | - | - | 2 | 5 | à dissoudre dans de l’eau | dissolve in water | imci
amoxicillin_500 | kg | 20- | 1 gélule | 1 capsule | - | - | 3 | 5 | - | - | -
amoxicillin_500 | months | 120- | 1 gélule | 1 capsule | - | - | 3 | 5 | - | - | -
ampicillin_injection | kg | 2- | {dose} IM ou IV | {dose} IM or IV | 50 mg | 2000 mg | 1 | 1 | avant le transfert | before transfer | imci
gentamicin_injection | kg | 3- | {dose} IM | {dose} IM | 7.5 mg | 240 mg | 1 | 1 | avant le transfert | before transfer | imci
ceftriaxone_injection | kg | 3- | {dose} IM ou IV | {dose} IM or IV | 80 mg | 2000 mg | 1 | 1 | avant le transfert | before transfer | -
cloxacillin_500 | months | 144- | 1 gélule | 1 capsule | - | - | 4 | 7 | - | - | -
cotrimoxazole_480 | kg | 4-10 | ½ comprimé | ½ tablet | - | - | 2 | 5 | - | - | -
cotrimoxazole_480 | kg | 10-20 | 1 comprimé | 1 tablet | - | - | 2 | 5 | - | - | -
cotrimoxazole_480 | kg | 40- | 2 comprimés | 2 tablets | - | - | 2 | 5 | - | - | -
ciprofloxacin_500 | months | 2-6 | ¼ comprimé | ¼ tablet | - | - | 2 | 3 | diarrhée sanglante | bloody diarrhoea | imci
ciprofloxacin_500 | months | 6-60 | ½ comprimé | ½ tablet | - | - | 2 | 3 | diarrhée sanglante | bloody diarrhoea | imci
ciprofloxacin_500 | months | 180- | 1 comprimé | 1 tablet | - | - | 2 | 3 | - | - | -
doxycycline_100 | months | 180- | 1 comprimé | 1 tablet | - | - | 2 | 7 | jamais enceinte | never in pregnancy | -
metronidazole_250 | kg | 5-9 | ¼ comprimé | ¼ tablet | - | - | 3 | 5 | - | - | -
metronidazole_250 | kg | 9-18 | ½ comprimé | ½ tablet | - | - | 3 | 5 | - | - | -
metronidazole_250 | kg | 18-30 | 1 comprimé | 1 tablet | - | - | 3 | 5 | - | - | -
metronidazole_250 | kg | 30- | 2 comprimés | 2 tablets | - | - | 3 | 5 | - | - | -
metronidazole_250 | months | 168- | 2 comprimés | 2 tablets | - | - | 3 | 5 | - | - | -
# Worms
albendazole_400 | months | 12-24 | ½ comprimé | ½ tablet | - | - | 1 | 1 | jamais au premier trimestre | never in the first trimester | -
albendazole_400 | months | 24- | 1 comprimé | 1 tablet | - | - | 1 | 1 | jamais au premier trimestre | never in the first trimester | -
mebendazole_500 | months | 12- | 1 comprimé | 1 tablet | - | - | 1 | 1 | jamais au premier trimestre | never in the first trimester | imci
praziquantel_600 | kg | 10- | {dose} | {dose} | 40 mg | 3600 mg | 1 | 1 | après un repas | after food | -
# Diarrhoea, stomach
ors | months | 0-24 | 50 à 100 ml après chaque selle liquide | 50 to 100 ml after each loose stool | - | - | - | - | continuer à allaiter et à nourrir | keep breastfeeding and feeding | imci
ors | months | 24-120 | 100 à 200 ml après chaque selle liquide | 100 to 200 ml after each loose stool | - | - | - | - | continuer à nourrir | keep feeding | imci
ors | months | 120- | à volonté après chaque selle liquide | as much as wanted after each loose stool | - | - | - | - | - | - | imci
zinc_20 | months | 2-6 | ½ comprimé | ½ tablet | - | - | 1 | 10 | dix jours même si la diarrhée cesse | ten days even if the diarrhoea stops | imci
zinc_20 | months | 6-60 | 1 comprimé | 1 tablet | - | - | 1 | 10 | dix jours même si la diarrhée cesse | ten days even if the diarrhoea stops | imci
ringer_lactate | kg | 3- | {dose} en perfusion | {dose} as an infusion | 100 ml | 6000 ml | 1 | 1 | plan C, sous surveillance | plan C, watched | imci
glucose_10 | kg | 2- | {dose} IV lente | {dose} slow IV | 5 ml | 250 ml | 1 | 1 | hypoglycémie | low blood sugar | imci
omeprazole_20 | months | 180- | 1 gélule | 1 capsule | - | - | 1 | 14 | avant le repas | before food | -
# Food, blood, pregnancy
iron_folate | months | 120- | 1 comprimé | 1 tablet | - | - | 1 | 30 | - | - | -
vitamin_a | months | 6-12 | ½ capsule (100 000 UI) | ½ capsule (100,000 IU) | - | - | 1 | 1 | - | - | imci
vitamin_a | months | 12-60 | 1 capsule (200 000 UI) | 1 capsule (200,000 IU) | - | - | 1 | 1 | - | - | imci
rutf | kg | 4-5 | 2 sachets sur la journée | 2 sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 5-7 | 2 sachets et demi sur la journée | 2½ sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 7-8.5 | 3 sachets sur la journée | 3 sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 8.5-9.5 | 3 sachets et demi sur la journée | 3½ sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 9.5-10.5 | 4 sachets sur la journée | 4 sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 10.5-12 | 4 sachets et demi sur la journée | 4½ sachets over the day | - | - | 1 | 7 | - | - | imci
rutf | kg | 12-20 | 5 sachets sur la journée | 5 sachets over the day | - | - | 1 | 7 | - | - | imci
oxytocin | months | 108- | 10 UI IM | 10 IU IM | - | - | 1 | 1 | dans la minute qui suit la naissance | within a minute of the birth | -
misoprostol_200 | months | 108- | 3 comprimés (600 µg) | 3 tablets (600 µg) | - | - | 1 | 1 | faute d’ocytocine | without oxytocin | -
magnesium_sulfate | months | 108- | 4 g IV lente, puis 5 g IM dans chaque fesse | 4 g slow IV, then 5 g IM in each buttock | - | - | 1 | 1 | dose de charge, avant le transfert | loading dose, before transfer | -
methyldopa_250 | months | 108- | 1 comprimé | 1 tablet | - | - | 3 | 30 | - | - | -
tetanus_vaccine | months | 2- | 0,5 ml IM | 0.5 ml IM | - | - | 1 | 1 | - | - | -
# Heart, sugar, breathing, nerves
amlodipine_5 | months | 216- | 1 comprimé | 1 tablet | - | - | 1 | 30 | - | - | -
hydrochlorothiazide_25 | months | 216- | 1 comprimé | 1 tablet | - | - | 1 | 30 | le matin | in the morning | -
metformin_500 | months | 216- | 1 comprimé | 1 tablet | - | - | 2 | 30 | pendant le repas | with food | -
salbutamol_inhaler | months | 2- | 2 bouffées | 2 puffs | - | - | 4 | 5 | avec une chambre chez l’enfant | with a spacer for a child | -
diazepam_injection | kg | 3-20 | {dose} par voie rectale | {dose} rectally | 0.5 mg | 10 mg | 1 | 1 | pendant la crise | during the fit | imci
# Skin, eyes, ears
tetracycline_eye | months | 0- | une application dans chaque œil | one application in each eye | - | - | 3 | 7 | - | - | imci
ciprofloxacin_ear | months | 2- | 3 gouttes | 3 drops | - | - | 2 | 10 | après avoir séché l’oreille | after drying the ear | -
benzyl_benzoate | months | 24- | une application sur tout le corps | one application all over the body | - | - | 1 | 3 | toute la famille | the whole family | -
clotrimazole_cream | months | 2- | une application | one application | - | - | 2 | 21 | - | - | -
cetirizine_10 | months | 144- | 1 comprimé | 1 tablet | - | - | 1 | 7 | - | - | -
`,
)

const amount = (cell: string | null): [number | null, string | null] => {
  const [value = null, unit = null] = cell?.split(' ') ?? []
  return [number(value), unit]
}

export const medicineDoses = rows.map((row) => {
  const { from, to } = bounds(row.bounds)
  const [perKg, unit] = amount(row.perKg)
  return {
    medicine_code: needed(row.medicine),
    basis: row.basis === 'kg' ? 'weight' : 'age',
    at_least: from,
    below: to,
    dose_fr: needed(row.fr),
    dose_en: needed(row.en),
    per_kg: perKg,
    unit,
    most: amount(row.most)[0],
    times_per_day: number(row.times),
    days: number(row.days),
    note_fr: row.noteFr,
    note_en: row.noteEn,
    source: sources[row.source ?? '-'] ?? needed(null),
    valid: inForce,
  }
})
