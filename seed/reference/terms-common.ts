/** The everyday diagnoses of a CSCOM, a CSRéf and a cabinet in the Mopti area. */
import { readTerms } from './term.ts'

export const commonTerms = readTerms(`
# Fever, breathing, ears, eyes
fever_unexplained | Fièvre sans cause trouvée | Fever of unknown cause | R50.9 | MG26 | - | fièvre, farigan, corps chaud
common_cold | Rhume | Common cold | J00 | CA00 | - | rhinopharyngite, mura, nez qui coule
acute_respiratory_infection | Infection respiratoire aiguë haute | Acute upper respiratory infection | J06.9 | CA07 | - | IRA, sɔgɔsɔgɔ, toux
pharyngitis | Angine | Sore throat | J02.9 | CA02 | - | pharyngite, mal de gorge, kan dimi
bronchitis | Bronchite aiguë | Acute bronchitis | J20.9 | CA42 | - | toux grasse, sɔgɔsɔgɔ
pneumonia | Pneumonie | Pneumonia | J18.9 | CA40 | - | IRA basse, IRA grave, broncho-pneumonie
asthma | Asthme | Asthma | J45.9 | CA23 | - | crise d’asthme, sisan, sifflements
pulmonary_tuberculosis | Tuberculose pulmonaire | Pulmonary tuberculosis | A16.2 | 1B10 | - | TB, TPM+, toux de plus de 15 jours, sɔgɔsɔgɔninjɛ
otitis | Otite | Ear infection | H66.9 | - | - | mal d’oreille, tulo dimi, écoulement d’oreille
conjunctivitis | Conjonctivite | Conjunctivitis | H10.9 | 9A60 | - | yeux rouges, nyɛ dimi, apollo
cataract | Cataracte | Cataract | H26.9 | 9B10 | - | voile blanc, baisse de la vue
# Digestion, teeth
diarrhoea | Diarrhée aiguë | Acute diarrhoea | A09 | 1A40 | - | gastro-entérite, kɔnɔboli, selles liquides
diarrhoea_dehydration | Diarrhée avec déshydratation | Diarrhoea with dehydration | E86 | 1A40 | - | déshydratation, yeux enfoncés, pli cutané
amoebiasis | Amibiase | Amoebiasis | A06.9 | 1A36 | - | amibes, dysenterie amibienne
intestinal_worms | Vers intestinaux | Intestinal worms | B82.0 | - | - | parasitose, ascaris, ntumu
gastritis | Gastrite | Gastritis | K29.7 | DA42 | - | brûlures d’estomac, ulcère, furu dimi
abdominal_pain | Douleur abdominale | Abdominal pain | R10.4 | MD81 | - | mal au ventre, kɔnɔdimi, colique
constipation | Constipation | Constipation | K59.0 | ME05.0 | - | ventre dur, kɔnɔja
haemorrhoids | Hémorroïdes | Haemorrhoids | K64.9 | DB60 | - | koko, saignement anal
appendicitis | Appendicite | Appendicitis | K37 | DB10 | - | ventre chirurgical, fosse iliaque droite
inguinal_hernia | Hernie inguinale | Inguinal hernia | K40.9 | DD51 | - | hernie, kaya
hepatitis | Hépatite virale | Viral hepatitis | B19.9 | 1E5Z | - | jaunisse, sayi, ictère
dental_caries | Carie dentaire | Tooth decay | K02.9 | DA08.0 | - | mal de dents, nyin dimi
dental_abscess | Abcès dentaire | Dental abscess | K04.7 | - | - | joue enflée, rage de dents
# Food, blood
malnutrition_severe | Malnutrition aiguë sévère | Severe acute malnutrition | E43 | 5B52 | - | MAS, marasme, kwashiorkor, PB rouge, sɛrɛ
malnutrition_moderate | Malnutrition aiguë modérée | Moderate acute malnutrition | E44.0 | 5B52 | - | MAM, PB jaune, enfant maigre
anaemia | Anémie | Anaemia | D64.9 | 3A9Z | - | manque de sang, joli dɛsɛ, pâleur
sickle_cell | Drépanocytose | Sickle cell disease | D57.1 | 3A51 | - | SS, crise drépanocytaire, douleurs des os
# Skin, wounds, bites
skin_abscess | Abcès | Skin abscess | L02.9 | 1B75 | - | furoncle, sumuni, panaris
impetigo | Impétigo | Impetigo | L01.0 | 1B72 | - | boutons croûteux, pyodermite
scabies | Gale | Scabies | B86 | 1G04 | - | démangeaisons, maga
tinea | Teigne ou mycose de la peau | Ringworm | B35.9 | 1F28 | - | dartre, mycose, kaba
dermatitis | Eczéma | Dermatitis | L30.9 | EA8Z | - | allergie, dermatose, démangeaisons
wound | Plaie | Wound | T14.1 | ND56.1 | - | coupure, joli, suture
bruise | Contusion | Bruise | T14.0 | ND56.0 | - | coup, traumatisme léger, chute
fracture | Fracture | Fracture | T14.2 | ND56.2 | - | os cassé, kolo kari, chute de la falaise
road_injury | Accident de la route | Road traffic injury | V89.2 | - | - | AVP, accident de moto
burn | Brûlure | Burn | T30.0 | NE2Z | - | eau chaude, feu
snake_bite | Morsure de serpent | Snake bite | T63.0 | - | - | serpent, envenimation, sa kinni
scorpion_sting | Piqûre de scorpion | Scorpion sting | T63.2 | - | - | scorpion, bunteni
dog_bite | Morsure de chien | Dog bite | W54 | - | - | chien, exposition à la rage, wulu kinni
# Heart, sugar, joints, nerves
hypertension | Hypertension artérielle | High blood pressure | I10 | BA00 | - | HTA, tension, tansiyon
heart_failure | Insuffisance cardiaque | Heart failure | I50.9 | BD10 | - | œdèmes, essoufflement, cœur fatigué
stroke | Accident vasculaire cérébral | Stroke | I64 | 8B20 | - | AVC, paralysie d’un côté, hémiplégie
diabetes | Diabète | Diabetes | E14.9 | 5A14 | - | sucre, sukarobana, glycémie élevée
joint_pain | Douleurs articulaires | Joint pain | M25.5 | ME82 | - | rhumatisme, kolo dimi, arthrose
back_pain | Lombalgie | Low back pain | M54.5 | ME84.2 | - | mal de dos, kɔ dimi, sciatique
headache | Céphalées | Headache | R51 | MB4D | - | mal de tête, kun dimi, migraine
epilepsy | Épilepsie | Epilepsy | G40.9 | 8A6Z | - | crises, kirikirimasien, convulsions sans fièvre
anxiety | Anxiété ou insomnie | Anxiety or insomnia | F41.9 | 6B0Z | - | stress, ne dort pas, hakili ɲagami
# Urine, sex, women and newborns
urinary_infection | Infection urinaire | Urinary tract infection | N39.0 | GC08 | - | brûlures mictionnelles, ECBU, sugunɛ dimi
schistosomiasis | Bilharziose | Schistosomiasis | B65.9 | 1F86 | - | sang dans les urines, hématurie, sugunɛbilen
genital_discharge | Écoulement génital | Genital discharge | N89.8 | - | - | IST, pertes, écoulement urétral
pelvic_pain | Infection génitale haute | Pelvic inflammatory disease | N73.9 | GA05 | - | douleurs du bas-ventre, annexite
hiv | Infection à VIH | HIV infection | B24 | 1C62 | - | VIH, sida, séropositif
antenatal_care | Consultation prénatale | Antenatal visit | Z34.9 | QA42 | - | CPN, grossesse, kɔnɔma
normal_delivery | Accouchement normal | Normal delivery | O80.9 | JB20 | - | accouchement, jiginni
obstructed_labour | Dystocie | Obstructed labour | O66.9 | - | - | travail bloqué, césarienne, travail prolongé
pre_eclampsia | Pré-éclampsie | Pre-eclampsia | O14.9 | JA24 | - | tension de la grossesse, protéinurie
eclampsia | Éclampsie | Eclampsia | O15.9 | JA25 | - | convulsions de la grossesse
postpartum_haemorrhage | Hémorragie du post-partum | Postpartum haemorrhage | O72.1 | JA43 | - | HPP, saigne après l’accouchement
miscarriage | Fausse couche | Miscarriage | O03.9 | JA00.0 | - | avortement, kɔnɔtiɲɛ
postnatal_care | Consultation postnatale | Postnatal visit | Z39.2 | QA48 | - | CPoN, post-partum
newborn_sepsis | Infection néonatale | Newborn sepsis | P36.9 | KA60 | - | nouveau-né fébrile, ne tète plus
prematurity | Prématuré ou petit poids de naissance | Preterm or low birth weight | P07.3 | KA21 | - | prématuré, petit poids, kangourou
healthy_child_visit | Visite de l’enfant sain | Well-child visit | Z00.1 | - | - | pesée, vaccination, CPC
`)
