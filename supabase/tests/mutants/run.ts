/**
 * `npm run test:mutants [parts of titles]`: plants every fault that the catalogue offers, one by one, and asks
 * the rules, the attack matrix and the database tests. A fault that nobody notices is a hole, and ends the run
 * with 1. `by behaviour` is the attack or a test; `by rule` alone is a wall that only its own text guards.
 */
import { startCluster } from '../cluster.ts'
import { allMutants } from './all.ts'
import { batchesOf, inParallel, tryTogether } from './groups.ts'
import { isQuiet, type Mutant, titleOf } from './mutant.ts'
import { openTestRunner, type TestRunner } from './tests.ts'
import { type Finding, measureCoverage, openStudies, turnsRed } from './workshop.ts'

const HANDS = 2
const BATCH = 24
const wanted = process.argv.slice(2)
const started = Date.now()
const say = (sentence: string): void =>
  console.log(`[${Math.round((Date.now() - started) / 1000)} s] ${sentence}`)

const cluster = await startCluster()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(130)))
try {
  const studies = await openStudies(cluster.template, HANDS)
  const every = studies[0] ? await allMutants(studies[0].sql) : []
  const chosen = every.filter(
    (mutant) => wanted.length === 0 || wanted.some((part) => titleOf(mutant).includes(part)),
  )
  const twins = new Set(chosen.map(({ twin }) => twin))
  const mutants = every.filter((mutant) => chosen.includes(mutant) || twins.has(titleOf(mutant)))
  const findings = new Map<Mutant, Finding>()
  const findingOf = (mutant: Mutant): Finding => findings.get(mutant) as Finding
  say(`${chosen.length} faults for the rules and the attack`)

  const total = { behaviour: 0, rule: 0, nothing: 0 }
  const byTitle = new Map(mutants.map((mutant) => [titleOf(mutant), mutant]))
  function settle(mutant: Mutant): void {
    if (!chosen.includes(mutant)) return
    const { rule } = findingOf(mutant)
    const { attack, test } = findingOf(byTitle.get(mutant.twin ?? '') ?? mutant)
    const seen = attack ?? test
    total[seen ? 'behaviour' : rule ? 'rule' : 'nothing'] += 1
    const by = [attack && 'attack', test && 'test', rule && 'rule'].filter(Boolean).join(', ')
    console.log(
      by
        ? `killed ${titleOf(mutant)} (${by}: ${(seen ?? rule)?.slice(0, 140)})`
        : `SURVIVED ${titleOf(mutant)}`,
    )
  }

  const studyOf = (hand: number) => studies[hand % studies.length] as (typeof studies)[number]
  await inParallel(mutants, HANDS, async (mutant, hand) => {
    findings.set(mutant, {
      // Another body breaks no rule: rules look at how a function is declared.
      rule: mutant.body ? null : await studyOf(hand).breaksRule(mutant),
      attack: null,
      test: null,
    })
  })
  say(`${mutants.filter((mutant) => findingOf(mutant).rule).length} break a rule`)

  /** Of what a rule sees, the faults that people would not are shown many at a time; everything else alone. */
  const shown = (some: readonly Mutant[], among: (mutant: Mutant) => boolean): Mutant[][] => {
    const quiet = some.filter((mutant) => among(mutant) && findingOf(mutant).rule)
    const loud = some.filter((mutant) => !quiet.includes(mutant)).map((mutant) => [mutant])
    return [...loud, ...batchesOf(quiet, BATCH)]
  }
  const unseen: Mutant[] = []
  const alone = mutants.filter(({ twin }) => !twin)
  await inParallel(shown(alone, isQuiet), HANDS, (batch, hand) =>
    tryTogether(batch, studyOf(hand).meetsAttack, (mutant, attack) => {
      findingOf(mutant).attack = attack
      // What exists only once a facility is open is not in the database that the tests start from.
      if (attack || mutant.opened) settle(mutant)
      else unseen.push(mutant)
    }),
  )
  for (const { sql } of studies) await sql.end()

  say(`${unseen.length} were not seen by the attack and go to the tests`)
  const runners: TestRunner[] = []
  for (let hand = 0; hand < HANDS; hand += 1) runners.push(await openTestRunner(cluster.template))
  const runnerOf = (hand: number) => runners[hand % runners.length] as TestRunner
  const coverage = await measureCoverage(cluster.template, runnerOf(0))
  say(`${coverage.size} test files`)
  await inParallel(
    shown(unseen, ({ on, within }) => !on || !within),
    HANDS,
    (batch, hand) =>
      tryTogether(
        batch,
        (some) => turnsRed(cluster.template, runnerOf(hand), coverage, some),
        (mutant, test) => {
          findingOf(mutant).test = test
          settle(mutant)
        },
      ),
  )
  for (const runner of runners) await runner.close()
  for (const mutant of mutants.filter(({ twin }) => twin)) settle(mutant)

  say(`killed by behaviour ${total.behaviour}, by a rule alone ${total.rule}`)
  console.log(`${chosen.length} planted, ${total.behaviour + total.rule} killed, ${total.nothing} not`)
  process.exitCode = total.nothing === 0 ? 0 : 1
} finally {
  await cluster.stop()
}
