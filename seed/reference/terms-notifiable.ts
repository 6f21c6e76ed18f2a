/** Diagnoses that count towards a disease under surveillance; suspicion and confirmation are two terms. */
import { readTerms } from './term.ts'

export const notifiableTerms = readTerms(`
# Malaria: the three words of the register; suspected, simple and severe are counted apart
malaria_suspected | Paludisme suspecté | Suspected malaria | B54 | 1F45 | malaria:suspected | palu suspecté, palu, sumaya
malaria_simple | Paludisme simple confirmé | Uncomplicated malaria, confirmed | B50.9 | 1F40 | malaria:confirmed | palu, palu simple, accès palustre, sumaya, TDR positif
malaria_severe | Paludisme grave | Severe malaria | B50.8 | 1F40 | malaria:confirmed | palu grave, accès pernicieux, neuropaludisme, sumaya jugu, kono
# Epidemic-prone
meningitis_suspected | Méningite suspectée | Suspected meningitis | G03.9 | 1D01 | meningitis:suspected | méningite, kanjabana, raideur de la nuque
meningitis_confirmed | Méningite bactérienne confirmée | Confirmed bacterial meningitis | G00.9 | 1D01.0Z | meningitis:confirmed | méningocoque, PL positive
measles_suspected | Rougeole suspectée | Suspected measles | B05.9 | 1F03 | measles:suspected | rougeole, nyoni, fièvre éruptive
measles_confirmed | Rougeole confirmée | Confirmed measles | B05.9 | 1F03 | measles:confirmed | rougeole IgM positive
cholera_suspected | Choléra suspecté | Suspected cholera | A00.9 | 1A00 | cholera:suspected | choléra, diarrhée eau de riz
cholera_confirmed | Choléra confirmé | Confirmed cholera | A00.9 | 1A00 | cholera:confirmed | vibrion
yellow_fever_suspected | Fièvre jaune suspectée | Suspected yellow fever | A95.9 | 1D47 | yellow_fever:suspected | fièvre jaune, ictère fébrile, amaril
yellow_fever_confirmed | Fièvre jaune confirmée | Confirmed yellow fever | A95.9 | 1D47 | yellow_fever:confirmed |
pertussis_suspected | Coqueluche suspectée | Suspected pertussis | A37.9 | 1C12 | pertussis:suspected | coqueluche, toux quinteuse, keteketenin
diphtheria_suspected | Diphtérie suspectée | Suspected diphtheria | A36.9 | 1C17 | diphtheria:suspected | diphtérie, angine à fausses membranes
bloody_diarrhoea | Diarrhée sanglante | Bloody diarrhoea | A09 | 1A40 | bloody_diarrhoea:suspected | dysenterie, tɔgɔtɔgɔnin, selles glairo-sanglantes
shigellosis | Shigellose confirmée | Confirmed shigellosis | A03.9 | 1A02 | bloody_diarrhoea:confirmed | shigelle
ebola_suspected | Maladie à virus Ebola suspectée | Suspected Ebola virus disease | A98.4 | 1D60.0 | ebola:suspected | ebola, FHV
lassa_suspected | Fièvre de Lassa suspectée | Suspected Lassa fever | A96.2 | 1D61.2 | lassa:suspected | lassa, FHV
crimean_congo_suspected | Fièvre de Crimée-Congo suspectée | Suspected Crimean-Congo fever | A98.0 | 1D49 | crimean_congo:suspected | CCHF, FHV, tique
rift_valley_suspected | Fièvre de la vallée du Rift suspectée | Suspected Rift Valley fever | A92.4 | 1D44 | rift_valley:suspected | FVR, FHV
avian_influenza_suspected | Grippe aviaire suspectée | Suspected avian influenza | J09 | 1E31 | avian_influenza:suspected | grippe aviaire, H5N1
plague_suspected | Peste suspectée | Suspected plague | A20.9 | 1B93 | plague:suspected | peste, bubon
# Eradication and elimination
acute_flaccid_paralysis | Paralysie flasque aiguë | Acute flaccid paralysis | G82.0 | - | acute_flaccid_paralysis:suspected | PFA, paralysie brutale, polio suspectée
poliomyelitis | Poliomyélite confirmée | Confirmed poliomyelitis | A80.9 | 1C81 | acute_flaccid_paralysis:confirmed | polio
dracunculiasis_suspected | Ver de Guinée suspecté | Suspected Guinea worm | B72 | 1F64 | dracunculiasis:suspected | dracunculose, ségélen
neonatal_tetanus | Tétanos néonatal | Neonatal tetanus | A33 | 1C15 | neonatal_tetanus:suspected | TNN, tétanos du nouveau-né
leprosy | Lèpre | Leprosy | A30.9 | 1B20 | leprosy:confirmed | hansen, banaba
trachoma | Trachome | Trachoma | A71.9 | 1C23 | trachoma:confirmed | trichiasis, poils dans les yeux
lymphatic_filariasis | Filariose lymphatique | Lymphatic filariasis | B74.0 | 1F66.3 | lymphatic_filariasis:confirmed | éléphantiasis, grosse jambe, hydrocèle filarienne
# Others
dengue_suspected | Dengue suspectée | Suspected dengue | A97.9 | 1D2Z | dengue:suspected | dengue, palu dengue
dengue_confirmed | Dengue confirmée | Confirmed dengue | A97.9 | 1D2Z | dengue:confirmed | NS1 positif
anthrax_suspected | Charbon suspecté | Suspected anthrax | A22.9 | 1B97 | anthrax:suspected | charbon, pustule maligne
rabies_suspected | Rage suspectée | Suspected human rabies | A82.9 | 1C82 | rabies:suspected | rage, hydrophobie
typhoid_suspected | Fièvre typhoïde suspectée | Suspected typhoid fever | A01.0 | 1A07 | typhoid:suspected | typhoïde, Widal
covid19_suspected | Covid-19 suspecté | Suspected COVID-19 | U07.2 | RA01.1 | covid19:suspected | covid, corona
covid19_confirmed | Covid-19 confirmé | Confirmed COVID-19 | U07.1 | RA01.0 | covid19:confirmed | covid, PCR positive
maternal_death | Décès maternel | Maternal death | O95 | - | maternal_death:confirmed | mort maternelle, décès en couches
`)
