/** A name sounds the same on the phone and on the server, and what is typed is read the same. */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fold, plain } from '../../functions/_shared/names/fold.ts'
import { costs, noMatch, wordCost } from '../../functions/_shared/names/match.ts'
import { codeOf, phoneOf, readQuery, soundsBegun } from '../../functions/_shared/names/query.ts'
import { families, men, women } from '../../seed/demo/names.ts'
import { catchments } from '../../seed/demo/people.ts'
import { randomFrom } from '../../seed/demo/random.ts'
import { makeRegister } from '../bench/search/people.ts'
import { begin, kinds } from '../bench/search/spelling.ts'
import { cloneDatabase } from './cluster.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
})
afterAll(() => sql.end())

const names = [families, men, women].flatMap((list) => Object.values(list).flat())
const villages = Object.values(catchments).flatMap(({ inside, outside }) => [...inside, ...outside])
const random = randomFrom('names', 'spelt')
/** Ten thousand names as hurried hands write them: each bears up to three misspellings. */
const misspelt = Array.from({ length: 10_000 }, () => {
  let name = random.pick([...names, ...villages, "N'Diaye", 'N’Djim', 'Oumou Khaïry'])
  for (let slips = random.int(0, 3); slips > 0; slips--)
    name = random.pick(Object.values(kinds))(name, random) ?? name
  return random.chance(0.1) ? name.toUpperCase() : name
})
/** Every letter that Unicode calls Latin, and what stands between words. */
const letters = Array.from({ length: 0x2c80 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
  /[\p{Script=Latin}\p{P}\p{Z}\p{M}\p{N}]/u.test(letter),
)
const odd = [
  ...letters.map((letter) => `a${letter}b`),
  '李明',
  '',
  ' ',
  'ﬁn',
  'Œuvre',
  'Ɛlɛn Ɔrɔ',
  'Ŋaaɲa',
  '\u200fAwa\u200b',
  'ss'.repeat(30),
]

async function differences<T>(texts: readonly string[], expression: string, ours: (text: string) => T) {
  const rows = await sql.unsafe<{ text: string; theirs: T }[]>(
    `select t.text, ${expression} as theirs from unnest($1::text[]) as t (text)`,
    [texts as never],
  )
  expect(rows).toHaveLength(texts.length)
  return rows
    .map(({ text, theirs }) => ({ text, theirs, ours: ours(text) }))
    .filter(({ theirs, ours }) => JSON.stringify(theirs) !== JSON.stringify(ours))
    .slice(0, 5)
}

describe('a name', () => {
  it('has one sound, here and there', async () => {
    const all = [...names, ...villages, ...misspelt, ...odd]
    expect(await differences(all, 'private.plain_of(text)', plain)).toEqual([])
    expect(await differences(all, 'private.sound_of(text)', fold)).toEqual([])
  })

  it.each([
    [['Coulibaly', 'Kulibali', 'Koulibaly', 'COULIBALY']],
    [["N'Diaye", 'Ndiaye', 'N’Diaye', 'N´Diaye']],
    [['Traoré', 'Traore', 'Traorè']],
    [['Keïta', 'Keita', 'KEITA']],
    [['Cissé', 'Sissé', 'Cisse', 'Sise']],
    [['Diallo', 'Djallo', 'Dyallo', 'Jalo']],
    [['Haoua', 'Hawa', 'Awa']],
    [['Aïchatou', 'Aïssatou', 'Aisatu']],
    [['Kadidia', 'Khadidja', 'Kadija']],
  ])('is the same to a clerk: %s', (spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1)
  })

  it('is not every other name', () => {
    const sounds = new Map<string, Set<string>>()
    for (const name of names) sounds.set(fold(name), (sounds.get(fold(name)) ?? new Set()).add(plain(name)))
    const together = [...sounds.values()]
      .filter((set) => set.size > 1)
      .map((set) => [...set].sort().join(' '))
    expect(together.sort()).toEqual(['alassane alhassane', 'awa haoua hawa', 'bolly boly'])
  })
})

describe('a word begun', () => {
  it('may become the same sounds', async () => {
    const begun = [...names, ...misspelt].map(
      (name) => plain(begin(name, random.int(1, 6))).split(' ')[0] as string,
    )
    expect(
      await differences(begun, 'array(select unnest(private.sounds_begun(text)) order by 1)', (word) =>
        soundsBegun(word).sort(),
      ),
    ).toEqual([])
  })

  it('begins every name whose letters it has, whatever its next letters are', () => {
    for (const name of names.filter((one) => !one.includes(' ')))
      for (let count = 2; count <= 6; count++)
        expect(
          wordCost(soundsBegun(plain(begin(name, count))), fold(name)),
          `${begin(name, count)} ${name}`,
        ).toBe(0)
  })

  it('costs the same against every word of the register', async () => {
    const people = [
      ...new Set(
        makeRegister('csref_djenne', 300, '2026-11-24').flatMap((p) =>
          fold(`${p.said.family} ${p.said.given}`).split(' '),
        ),
      ),
    ]
    const words = misspelt
      .slice(0, 400)
      .map((name) => plain(begin(name, random.int(1, 9))).split(' ')[0] as string)
    const rows = await sql<{ word: string; near: { word: string; c1: number }[] }[]>`
      select w as word, (select jsonb_agg(jsonb_build_object('word', n.word, 'c1', n.c1) order by n.word collate "C")
        from unnest(private.near_words(${people}::text[], array[w])) n) as near from unnest(${words}::text[]) w`
    const nearby = rows.map(({ near }) => near?.length ?? 0).reduce((a, b) => a + b)
    expect(nearby).toBeGreaterThan(1000)
    for (const { word, near } of rows) {
      const ours = people
        .map((sound) => ({ word: sound, c1: wordCost(soundsBegun(word), sound) }))
        .filter(({ c1 }) => c1 !== noMatch)
        .sort((a, b) => (a.word < b.word ? -1 : 1))
      expect({ word, near: near ?? [] }).toEqual({ word, near: ours })
    }
  })

  it('bears a slip, or two in a long word, and none in a short one', () => {
    const cost = (typed: string, name: string) => wordCost(soundsBegun(plain(typed)), fold(name))
    expect(cost('aminta', 'Aminata')).toBe(costs.slip)
    expect(cost('amita', 'Aminata')).toBe(costs.slip)
    expect(cost('aimn', 'Aminata')).toBe(costs.slip)
    expect(cost('fotuma', 'Fatoumata')).toBe(costs.slip)
    expect(cost('fotmat', 'Fatoumata')).toBe(2 * costs.slip)
    expect(cost('gulibali', 'Coulibaly')).toBe(costs.slip + costs.firstLetter)
    expect(cost('ol', 'Dolo')).toBe(noMatch)
    expect(cost('am', 'Awa')).toBe(noMatch)
    expect(cost('xyzq', 'Awa')).toBe(noMatch)
  })
})

describe('what is typed', () => {
  const typed = [
    ...[
      'kul ami 34 sangha',
      'awa 34 ans',
      'awa 34ans',
      'bébé 8 mois',
      '8mois kaso',
      '34',
      '130',
      '8 m',
      '2 A',
    ],
    ...[
      '70 12 34 56',
      '70123456',
      '+223 70 12 34 56',
      '00223 70123456',
      '70.12.34.56',
      '70-12-34-56',
      '(223) 70 12',
    ],
    ...[
      'AB12-CD34',
      'ab12cd34',
      'AB12 CD34',
      'OIL1-ABCD',
      'KDMT-ABCD',
      'abcdefgh',
      '45/2019',
      '45/2019 dolo',
      '1990',
      'dolo 1990',
      '1234 dolo',
    ],
    ...[
      '',
      ' ',
      'a',
      "N'Di",
      'do fa 34 ogol-da',
      'a b c d e f g h',
      '12 13 14',
      '34 ans 5 mois',
      'x'.repeat(300),
      '7 12',
      'SN-0045-b',
      '١٢',
    ],
    ...misspelt
      .slice(0, 300)
      .map(
        (name) => `${begin(name, 4)} ${random.int(0, 99)} ${random.pick(['', 'ans', 'mois', 'an', 'bandi'])}`,
      ),
  ]

  it('is read the same', async () => {
    const year = new Date().getUTCFullYear()
    expect(
      await differences(typed, 'to_jsonb(private.read_query(text))', (text) => {
        const query = readQuery(text, year)
        return {
          card: query.card ?? null,
          codes: query.codes.map(({ code }) => code),
          words: query.words,
          age_unit: query.age?.unit ?? null,
          age_value: query.age?.value ?? null,
          code_years: query.codes.map((one) => one.year ?? null),
        }
      }),
    ).toEqual([])
  })

  it('is a name, an age, and numbers in any order', () => {
    expect(readQuery('sangha 34 ans kul', 2026)).toEqual({
      words: ['sangha', 'kul'],
      codes: [],
      age: { value: 34, unit: 'years' },
    })
    expect(readQuery('8 mois awa', 2026).age).toEqual({ value: 8, unit: 'months' })
    expect(readQuery('+223 70 12 34 56', 2026).codes).toEqual([{ code: '70123456' }])
    expect(readQuery('awa 1990', 2026).codes).toEqual([{ code: '1990', year: 1990 }])
    expect(readQuery('ab12-cd3o', 2026).card).toBe('AB12CD30')
  })

  it('as a number is compared the same', async () => {
    const numbers = [
      'AB12-CD34',
      'oil-1',
      ' 45/2019 ',
      'é1',
      '',
      '+223 70 12 34 56',
      '0022370123456',
      '70 12 34',
      ...letters.map((letter) => `1${letter}`),
    ]
    expect(await differences(numbers, 'private.code_of(text)', codeOf)).toEqual([])
    expect(await differences(numbers, 'private.phone_of(text)', phoneOf)).toEqual([])
  })
})
