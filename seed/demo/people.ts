/** The people who come to each facility, and where from. Invented persons, real places. */
import { families, list, men, type People, women } from './names.ts'
import type { Random } from './random.ts'

type Catchment = {
  people: readonly (readonly [People, number])[]
  inside: readonly string[]
  outside: readonly string[]
}

const mopti: Catchment = {
  people: [
    ['fulani', 24],
    ['bozo', 22],
    ['bambara', 20],
    ['songhai', 18],
    ['dogon', 12],
    ['tamasheq', 4],
  ],
  inside: list('Komoguel, Gangal, Toguel, Mossinkoré, Bougoufié, Taïkiri, Médina Coura, Sévaré, Million Kin'),
  outside: list(
    'Fatoma, Soufouroulaye, Konna, Sasalbé, Socoura, Somadougou, Kona, Bandiagara, Dialloubé, Djenné',
  ),
}

/** Who comes to each facility, from its health area and from beyond. */
export const catchments: Record<string, Catchment> = {
  cscom_sangha: {
    people: [
      ['dogon', 86],
      ['fulani', 9],
      ['bambara', 3],
      ['songhai', 2],
    ],
    inside: list(
      'Ogol-Da, Ogol-Leye, Banani, Gogoli, Bongo, Ireli, Sangui, Barou, Engueli, Dini, Nini, Pegue, Tireli, Amani, Koundou, Ibi, Neni, Youga-Na',
    ),
    outside: list('Bandiagara, Kamba, Yendouma, Dourou, Wendou, Madougou'),
  },
  csref_djenne: {
    people: [
      ['bozo', 30],
      ['fulani', 24],
      ['bambara', 22],
      ['songhai', 18],
      ['dogon', 4],
      ['tamasheq', 2],
    ],
    inside: list(
      'Djoboro, Sankoré, Konofia, Algasba, Yoboucaïna, Kouyétendé, Dambougalsoria, Bambana, Semani',
    ),
    outside: list(
      'Sirimou, Gomnikouboye, Roundé-Sirou, Kobassa, Syn, Sénossa, Mougna, Konio, Sofara, Taga, Femaye, Kéwa',
    ),
  },
  sih_mopti: mopti,
  cabinet_nando: mopti,
  cabinet_etoile: mopti,
}

export type Identity = {
  people: People
  familyName: string
  givenName: string
  village: string
  inHealthArea: boolean
}

/** A person of the catchment of a facility, with a name that their people bear; `kin` keeps a family among one people. */
export function personOf(facility: string, sex: 'F' | 'M', random: Random, kin?: People): Identity {
  const catchment = catchments[facility]
  if (!catchment) throw new Error(`no catchment for ${facility}`)
  const people = kin ?? random.weighted(catchment.people)
  const inHealthArea = random.chance(0.84)
  return {
    people,
    familyName: random.pick(families[people]),
    givenName: random.pick(sex === 'F' ? women[people] : men[people]),
    village: random.pick(inHealthArea ? catchment.inside : catchment.outside),
    inHealthArea,
  }
}

const prefixes = list('65, 66, 70, 73, 76, 78, 79')

/** An invented number with the shape of a Malian mobile one. */
export function phoneOf(random: Random): string {
  const pair = () => String(random.int(0, 99)).padStart(2, '0')
  return `${random.pick(prefixes)} ${pair()} ${pair()} ${pair()}`
}
