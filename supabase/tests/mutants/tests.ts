/** The third detector: the database tests, run again and again in one process on one template after another. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BaseSequencer,
  createVitest,
  type Reporter,
  type TestCase,
  type TestModule,
  type TestSpecification,
} from 'vitest/node'
import { root } from '../../local/paths.ts'
import type { Template } from '../cluster.ts'

/** Tests of the text of walls rather than of what they do; the rules have that subject. */
const structural = ['closes the facility schemas']

/** The files of tests that a mutant is shown to: not the rules, the attack and the mutants themselves. */
export const suites: readonly string[] = readdirSync(join(root, 'supabase/tests'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.test.ts') && !/^(mutants|rules|attack)/.test(file))
  .map((file) => join(root, 'supabase/tests', file))

/** Tests that try hundreds of things at random: asked only about what the others did not see. */
const long = 'random'
const quick = new RegExp(`^(?!.*(${[...structural, long].join('|')}))`)
const longSuites = new Set(suites.filter((file) => readFileSync(file, 'utf8').includes(long)))

export interface TestRunner {
  /** The first test that this database turns red, or null; each file works on a clone of it. */
  failing(template: Template, files: readonly string[]): Promise<string | null>
  /** The same with the long tests, and them alone. */
  failingAtLength(template: Template, files: readonly string[]): Promise<string | null>
  close(): Promise<void>
}

/** Whoever asks puts first the file that is likeliest to notice. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files)
  }
}

/** Starts Vitest once: what costs most of a run is its start. One runner does one run at a time. */
export async function openTestRunner(first: Template): Promise<TestRunner> {
  let red: string | null = null
  const note = (name: string, module: TestModule) => {
    red ??= `${module.moduleId.slice(root.length + 1)} > ${name}`
    void vitest.cancelCurrentRun('test-failure')
  }
  const reporter: Reporter = {
    onTestCaseResult(test: TestCase) {
      if (test.result().state === 'failed') note(test.fullName, test.module)
    },
    onTestModuleEnd(module) {
      // A file whose preparation fails has no failed test.
      if (module.state() === 'failed') note('as a whole', module)
    },
  }
  // Read by the tests' own setup, which then starts no cluster.
  process.env.KENEYA_TEST_TEMPLATE = JSON.stringify(first)
  const vitest = await createVitest('test', {
    root,
    watch: false,
    project: ['database'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: AsGiven },
    reporters: [reporter],
  })
  const project = vitest.projects.find(({ name }) => name === 'database')
  if (!project) throw new Error('no project called database')
  const createSpecification = (file: string) => project.createSpecification(file)
  async function run(pattern: RegExp, template: Template, files: readonly string[]) {
    red = null
    if (files.length === 0) return null
    project?.provide('template', template)
    vitest.setGlobalTestNamePattern(pattern)
    await vitest.runTestSpecifications(
      files.map((file) => createSpecification(file)),
      false,
    )
    return red
  }
  // The first run is also that of the tests' own setup, which would put the first template back.
  await run(/^nothing is called so$/, first, suites.slice(0, 1))
  return {
    failing: (template, files) => run(quick, template, files),
    failingAtLength: (template, files) =>
      run(
        new RegExp(long),
        template,
        files.filter((file) => longSuites.has(file)),
      ),
    close: () => vitest.close(),
  }
}
