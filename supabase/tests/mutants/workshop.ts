/** Where faults are planted: copies of a migrated database, empty for the tests and peopled for the attack. */
import postgres from 'postgres'
import { attack, prepare, type World } from '../attack/attack.ts'
import { administer, copyDatabase, type Template } from '../cluster.ts'
import { type Coverage, countCalls, filesFor, functionsThatRan } from './coverage.ts'
import { brokenBy, deviationOf, plantIn } from './detect.ts'
import { type Focus, focusOf } from './focus.ts'
import { type Mutant, titleOf } from './mutant.ts'
import { suites, type TestRunner } from './tests.ts'

/** What found a fault: a sentence, or null where nothing did. */
export interface Finding {
  rule: string | null
  attack: string | null
  test: string | null
}

/** A database full of people, where one fault at a time is planted and taken out again. */
export interface Study {
  sql: postgres.Sql
  breaksRule(mutant: Mutant): Promise<string | null>
  /** Plants faults together and attacks what is near them. */
  meetsAttack(mutants: readonly Mutant[]): Promise<string | null>
}

const nameOf = ({ ownerUrl }: Template): string => ownerUrl.slice(ownerUrl.lastIndexOf('/') + 1)

async function connected<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** What the attack finds in a database without a fault: nothing, when the declarations are up to date. */
const soundDeviations = (template: Template, world: World): Promise<string[]> =>
  connected(template.ownerUrl, async (sql) => (await attack(sql, world)).deviations)

/** A fault that cannot be planted is a mistake of whoever wrote it down. */
async function naming<T>(mutants: readonly Mutant[], look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (cause) {
    throw new Error(`cannot be planted: ${mutants.map(titleOf).join('; ')}: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** Opens as many studies as there are hands, all alike. `sound` says that nobody need look first. */
export async function openStudies(base: Template, hands: number, sound = false): Promise<Study[]> {
  const peopled = await copyDatabase(base, `${nameOf(base)}_peopled_${process.pid}`)
  const world = await connected(peopled.ownerUrl, prepare)
  const known = new Set(sound ? [] : await soundDeviations(peopled, world))
  if (known.size > 0) console.log(`${known.size} deviations without any fault, such as: ${[...known][0]}`)
  const studies: Study[] = []
  for (let hand = 0; hand < hands; hand += 1) {
    const copy = await copyDatabase(peopled, `${nameOf(peopled)}_${hand}`)
    const sql = postgres(copy.adminUrl, { max: 1, onnotice: () => {} })
    const focus: Focus = await focusOf(sql)
    studies.push({
      sql,
      breaksRule: (mutant) => naming([mutant], () => brokenBy(sql, mutant.plant)),
      meetsAttack: async (mutants) => {
        const near = [...new Set(mutants.flatMap(focus))]
        const plant = mutants.map((mutant) => mutant.plant).join(';\n')
        for (const part of [near.slice(0, 1), near.slice(1, 3), near.slice(3)]) {
          if (part.length === 0) continue
          const seen = await naming(mutants, () => deviationOf(sql, plant, world, part, known))
          if (seen) return seen
        }
        return null
      },
    })
  }
  return studies
}

/** The databases that came of this one: a test file clones it under a longer name. */
const heirsOf = (template: Template): Promise<string[]> =>
  connected(template.adminUrl, async (sql) => {
    const rows = await sql`select datname from pg_database where datname like ${`${nameOf(template)}\\_%`}`
    return rows.map(({ datname }) => datname)
  })

let made = 0

async function onCopy<T>(of: Template, work: (copy: Template) => Promise<T>): Promise<T> {
  const copy = await copyDatabase(of, `mutant_${process.pid}_${made++}`)
  try {
    return await work(copy)
  } finally {
    const names = [...(await heirsOf(copy)), nameOf(copy)]
    await administer(
      copy,
      names.map((name) => `drop database if exists "${name}" with (force)`),
    )
  }
}

/** Runs each test file alone on a sound database; one that is red proves nothing about a fault and is left out. */
export async function measureCoverage(base: Template, runner: TestRunner): Promise<Coverage> {
  await countCalls(base)
  const coverage = new Map<string, ReadonlySet<string>>()
  for (const file of suites) {
    await onCopy(base, async (copy) => {
      const red = (await runner.failing(copy, [file])) ?? (await runner.failingAtLength(copy, [file]))
      if (red) console.log(`left out, red without any fault: ${red}`)
      else coverage.set(file, await functionsThatRan(copy, await heirsOf(copy)))
    })
  }
  return coverage
}

const noticed = new Set<string>()

/** Plants faults together in the empty database and runs the tests near them: the first that turns red, or null. */
export async function turnsRed(
  base: Template,
  runner: TestRunner,
  coverage: Coverage,
  mutants: readonly Mutant[],
): Promise<string | null> {
  const near = [...new Set(mutants.flatMap(({ within }) => filesFor(coverage, within)))]
  if (near.length === 0) return null
  // A file that noticed a fault there before goes first.
  const places = mutants.map(({ within }) => within ?? '')
  const earlier = (file: string) => Number(places.some((place) => noticed.has(`${place} ${file}`)))
  const files = near.sort((one, other) => earlier(other) - earlier(one))
  const red = await onCopy(base, async (copy) => {
    for (const { plant } of mutants) await plantIn(copy, plant)
    return (await runner.failing(copy, files)) ?? (await runner.failingAtLength(copy, files))
  })
  const file = files.find((path) => red && path.endsWith(red.split(' > ')[0] ?? ''))
  if (file) for (const place of places) noticed.add(`${place} ${file}`)
  return red
}
