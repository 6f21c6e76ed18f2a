/** The medicines of a CSCOM's shelf. Names and strengths as the national list writes them; to be reviewed by a pharmacist. */
import { inForce, needed, readTable, words } from './table.ts'

/** `code | French | English | form (French) | form (English) | strength | synonyms` */
export const medicines = readTable(
  ['code', 'fr', 'en', 'formFr', 'formEn', 'strength', 'synonyms'],
  `
# Malaria
artemether_lumefantrine | Artéméther-luméfantrine (CTA) | Artemether-lumefantrine (ACT) | comprimé | tablet | 20/120 mg | CTA, ACT, AL, Coartem
artesunate_amodiaquine | Artésunate-amodiaquine (CTA) | Artesunate-amodiaquine (ACT) | comprimé | tablet | 100/270 mg | ASAQ, CTA
pyronaridine_artesunate | Pyronaridine-artésunate (CTA) | Pyronaridine-artesunate (ACT) | comprimé | tablet | 180/60 mg | Pyramax, CTA
artesunate_injection | Artésunate injectable | Artesunate, injectable | flacon | vial | 60 mg | artésunate IM, artésunate IV, palu grave
artesunate_rectal | Artésunate rectal | Artesunate, rectal | suppositoire | suppository | 100 mg | artésunate suppo, pré-transfert
quinine_tablet | Quinine | Quinine | comprimé | tablet | 300 mg | quinine orale
sulfadoxine_pyrimethamine | Sulfadoxine-pyriméthamine | Sulfadoxine-pyrimethamine | comprimé | tablet | 500/25 mg | SP, TPI, Fansidar
# Fever and pain
paracetamol_500 | Paracétamol | Paracetamol | comprimé | tablet | 500 mg | doliprane, fièvre, douleur
paracetamol_syrup | Paracétamol | Paracetamol | sirop | syrup | 120 mg/5 ml | doliprane sirop, fièvre enfant
ibuprofen_400 | Ibuprofène | Ibuprofen | comprimé | tablet | 400 mg | anti-inflammatoire, AINS
diclofenac_50 | Diclofénac | Diclofenac | comprimé | tablet | 50 mg | anti-inflammatoire, AINS
phloroglucinol | Phloroglucinol | Phloroglucinol | comprimé | tablet | 80 mg | Spasfon, colique
butylscopolamine | Butylscopolamine | Hyoscine butylbromide | comprimé | tablet | 10 mg | Buscopan, colique
# Infections
amoxicillin_dt_250 | Amoxicilline dispersible | Amoxicillin, dispersible | comprimé dispersible | dispersible tablet | 250 mg | pneumonie enfant, antibiotique
amoxicillin_500 | Amoxicilline | Amoxicillin | gélule | capsule | 500 mg | antibiotique
amoxicillin_clavulanate | Amoxicilline-acide clavulanique | Amoxicillin-clavulanic acid | comprimé | tablet | 500/125 mg | Augmentin
ampicillin_injection | Ampicilline injectable | Ampicillin, injectable | flacon | vial | 1 g | antibiotique
gentamicin_injection | Gentamicine injectable | Gentamicin, injectable | ampoule | ampoule | 80 mg/2 ml | antibiotique
ceftriaxone_injection | Ceftriaxone injectable | Ceftriaxone, injectable | flacon | vial | 1 g | méningite, antibiotique
benzathine_penicillin | Benzathine-pénicilline | Benzathine penicillin | flacon | vial | 2,4 MUI | Extencilline, syphilis
cloxacillin_500 | Cloxacilline | Cloxacillin | gélule | capsule | 500 mg | abcès, peau
cotrimoxazole_480 | Cotrimoxazole | Cotrimoxazole | comprimé | tablet | 480 mg | Bactrim
erythromycin_500 | Érythromycine | Erythromycin | comprimé | tablet | 500 mg | antibiotique
azithromycin_500 | Azithromycine | Azithromycin | comprimé | tablet | 500 mg | antibiotique, trachome
ciprofloxacin_500 | Ciprofloxacine | Ciprofloxacin | comprimé | tablet | 500 mg | diarrhée sanglante, typhoïde
doxycycline_100 | Doxycycline | Doxycycline | comprimé | tablet | 100 mg | choléra, IST
metronidazole_250 | Métronidazole | Metronidazole | comprimé | tablet | 250 mg | Flagyl, amibes
nystatin_suspension | Nystatine | Nystatin | suspension buvable | oral suspension | 100 000 UI/ml | muguet, candidose
fluconazole_150 | Fluconazole | Fluconazole | gélule | capsule | 150 mg | mycose, candidose
# Worms and parasites
albendazole_400 | Albendazole | Albendazole | comprimé | tablet | 400 mg | vers, déparasitage
mebendazole_500 | Mébendazole | Mebendazole | comprimé | tablet | 500 mg | vers, déparasitage
praziquantel_600 | Praziquantel | Praziquantel | comprimé | tablet | 600 mg | bilharziose
ivermectin_3 | Ivermectine | Ivermectin | comprimé | tablet | 3 mg | gale, filariose
# Diarrhoea, stomach
ors | Sels de réhydratation orale (SRO) | Oral rehydration salts (ORS) | sachet | sachet | 1 litre | SRO, diarrhée, déshydratation
zinc_20 | Zinc | Zinc | comprimé dispersible | dispersible tablet | 20 mg | diarrhée enfant
ringer_lactate | Ringer lactate | Ringer’s lactate | perfusion | infusion | 500 ml | plan C, déshydratation
glucose_10 | Sérum glucosé 10 % | Glucose 10% | perfusion | infusion | 500 ml | hypoglycémie
omeprazole_20 | Oméprazole | Omeprazole | gélule | capsule | 20 mg | gastrite, ulcère
aluminium_magnesium | Hydroxyde d’aluminium et de magnésium | Aluminium and magnesium hydroxide | comprimé à croquer | chewable tablet | 400 mg | Maalox, brûlures d’estomac
metoclopramide_10 | Métoclopramide | Metoclopramide | comprimé | tablet | 10 mg | vomissements
# Food, blood, pregnancy
iron_folate | Fer et acide folique | Iron and folic acid | comprimé | tablet | 60 mg/0,4 mg | FAF, anémie, CPN
folic_acid_5 | Acide folique | Folic acid | comprimé | tablet | 5 mg | drépanocytose
vitamin_a | Vitamine A | Vitamin A | capsule | capsule | 200 000 UI | rougeole, malnutrition
rutf | Aliment thérapeutique prêt à l’emploi (ATPE) | Ready-to-use therapeutic food (RUTF) | sachet | sachet | 92 g | Plumpy’nut, malnutrition
oxytocin | Ocytocine | Oxytocin | ampoule | ampoule | 10 UI | délivrance, hémorragie
misoprostol_200 | Misoprostol | Misoprostol | comprimé | tablet | 200 µg | hémorragie, délivrance
magnesium_sulfate | Sulfate de magnésium | Magnesium sulfate | ampoule | ampoule | 5 g/10 ml | éclampsie, pré-éclampsie
methyldopa_250 | Méthyldopa | Methyldopa | comprimé | tablet | 250 mg | tension de la grossesse
tetanus_vaccine | Vaccin antitétanique | Tetanus vaccine | injection | injection | 0,5 ml | VAT, Td, plaie
# Heart, sugar, breathing
amlodipine_5 | Amlodipine | Amlodipine | comprimé | tablet | 5 mg | HTA, tension
hydrochlorothiazide_25 | Hydrochlorothiazide | Hydrochlorothiazide | comprimé | tablet | 25 mg | HTA, tension
furosemide_40 | Furosémide | Furosemide | comprimé | tablet | 40 mg | Lasilix, œdèmes
metformin_500 | Metformine | Metformin | comprimé | tablet | 500 mg | diabète
salbutamol_inhaler | Salbutamol | Salbutamol | inhalateur | inhaler | 100 µg | Ventoline, asthme
prednisolone_5 | Prednisolone | Prednisolone | comprimé | tablet | 5 mg | corticoïde, asthme
# Nerves
diazepam_injection | Diazépam | Diazepam | ampoule | ampoule | 10 mg/2 ml | Valium, convulsions
phenobarbital_50 | Phénobarbital | Phenobarbital | comprimé | tablet | 50 mg | Gardénal, épilepsie
# Skin, eyes, ears
tetracycline_eye | Tétracycline ophtalmique | Tetracycline, eye | pommade | ointment | 1 % | yeux, conjonctivite, trachome
ciprofloxacin_ear | Ciprofloxacine auriculaire | Ciprofloxacin, ear | gouttes | drops | 0,3 % | oreille, otite
benzyl_benzoate | Benzoate de benzyle | Benzyl benzoate | lotion | lotion | 25 % | gale, Ascabiol
clotrimazole_cream | Clotrimazole | Clotrimazole | crème | cream | 1 % | mycose, teigne
povidone_iodine | Polyvidone iodée | Povidone-iodine | solution | solution | 10 % | Bétadine, plaie
cetirizine_10 | Cétirizine | Cetirizine | comprimé | tablet | 10 mg | allergie, démangeaisons
`,
).map((row) => ({
  code: needed(row.code),
  label_fr: needed(row.fr),
  label_en: needed(row.en),
  form_fr: needed(row.formFr),
  form_en: needed(row.formEn),
  strength: row.strength,
  synonyms: words(row.synonyms),
  source: 'liste usuelle d’un CSCOM, à confirmer par un pharmacien',
  valid: inForce,
}))
