/** Family and given names of the Mopti area, by the people who bear them. */

export type People = 'dogon' | 'fulani' | 'bozo' | 'bambara' | 'songhai' | 'tamasheq'

/** A list written on one line, so that it reads as a list. */
export const list = (names: string): readonly string[] => names.split(', ')

export const families: Record<People, readonly string[]> = {
  dogon: list(
    'Dolo, Guindo, Saye, Kassogué, Ongoïba, Tembely, Poudiougo, Karambé, Sagara, Togo, Yalcouyé, Nantoumé, Arama, Kodio, Pérou, Témé, Djiguiba, Somboro, Douyon, Baguéné',
  ),
  fulani: list(
    'Diallo, Barry, Sidibé, Sangaré, Cissé, Dicko, Bah, Tall, Ly, Boly, Sow, Bolly, Cissao, Sankaré',
  ),
  bozo: list(
    'Karabenta, Tienta, Famenta, Konta, Kanta, Salamanta, Traoré, Nientao, Kouenta, Minta, Thiéro, Djenepo',
  ),
  bambara: list(
    'Traoré, Coulibaly, Keïta, Diarra, Koné, Konaté, Sissoko, Diakité, Doumbia, Kouyaté, Camara, Dembélé, Ballo, Samaké',
  ),
  songhai: list('Maïga, Touré, Haïdara, Yattara, Cissé, Arby, Kalil, Toulema'),
  tamasheq: list('Ag Mohamed, Ag Alhousseini, Walet Ahmed, Ag Issa, Ag Hamada, Walet Sidi'),
}

export const men: Record<People, readonly string[]> = {
  dogon: list(
    'Amadou, Seydou, Ogobara, Amaga, Antandou, Sékou, Atimé, Anaye, Domo, Moussa, Apam, Diangouno, Ousmane, Issa, Yacouba, Sana, Ambakané, Bouréma, Indielou, Hamidou',
  ),
  fulani: list(
    'Hamadoun, Oumar, Boubacar, Alou, Demba, Samba, Hammadi, Belco, Amadou, Allaye, Nouhoum, Sidiki, Ousmane, Barka',
  ),
  bozo: list('Baba, Mamadou, Kola, Sékou, Lassina, Bakaïna, Bamoye, Ladji, Amadou, Yaya, Brahima, Koko'),
  bambara: list(
    'Moussa, Bakary, Modibo, Adama, Drissa, Souleymane, Salif, Abdoulaye, Zoumana, Youssouf, Cheick, Mamadou, Ibrahim, Lamine, Siaka',
  ),
  songhai: list(
    'Alassane, Ibrahim, Abdoulaye, Mahamane, Issoufou, Aboubacrine, Hamadoun, Sidi, Almoustapha, Youssouf',
  ),
  tamasheq: list('Mohamed, Alhassane, Ibrahim, Attaher, Ahmed, Ousmane'),
}

export const women: Record<People, readonly string[]> = {
  dogon: list(
    'Yasagou, Awa, Yapèrè, Kadidia, Yaïguéré, Aminata, Yasigui, Fatoumata, Mariam, Yakèmè, Ramata, Aïssata, Satimata, Yatigué, Oumou, Hawa, Yandiguèrè',
  ),
  fulani: list(
    'Aïssata, Fatoumata, Kadidiatou, Dikoré, Oumou, Fanta, Hawa, Penda, Salimata, Djénéba, Ramata, Inna, Binta',
  ),
  bozo: list('Fatoumata, Kadia, Mariam, Nana, Kumba, Maïmouna, Djénéba, Aïssata, Bintou, Sira'),
  bambara: list(
    'Aminata, Mariam, Fatoumata, Kadiatou, Rokia, Assitan, Nana, Djénéba, Oumou, Sitan, Awa, Korotoumou, Ténin, Safiatou, Bintou',
  ),
  songhai: list('Fadimata, Aïssata, Mariam, Zeïnabou, Haoua, Ramatou, Salamata, Hadizatou, Kadidia'),
  tamasheq: list('Fadimata, Zeïnabou, Mariama, Aïchatou, Tinalbaraka, Raïchatou'),
}
