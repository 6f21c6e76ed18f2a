import { randomBytes } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { builtClient, facilityApp, firstVisit, overBudget, total } from '../../supabase/local/web/sizes.ts'

const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true })
})

/** The build that the stack serves, to spoil. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keneya-sizes-'))
  copies.push(folder)
  cpSync(builtClient, folder, { recursive: true })
  return folder
}

function edit(folder: string, file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} has no ${from}`)
  writeFileSync(join(folder, file), changed)
}

test('a first visit is at most 150 KiB all in, and the whole facility app at most 300 KiB', () => {
  expect(overBudget()).toEqual([])
  console.log(`first visit ${total(firstVisit())} bytes, facility app ${total(facilityApp())} bytes`)
})

test('a heavier page and a heavier app are noticed, each by its own budget', () => {
  const page = copy()
  writeFileSync(join(page, 'assets/heavy-AAAAAAAA.css'), randomBytes(120_000).toString('base64'))
  edit(page, 'index.html', '</head>', '<link rel="stylesheet" href="/assets/heavy-AAAAAAAA.css"></head>')
  edit(page, 'sw.js', '"later":[', '"later":["/assets/heavy-AAAAAAAA.css",')
  expect(overBudget(page)).toEqual([expect.stringMatching(/^firstVisit: \d+ bytes of 153600$/)])

  const app = copy()
  writeFileSync(join(app, 'assets/heavy-AAAAAAAA.js'), randomBytes(250_000).toString('base64'))
  edit(app, 'sw.js', '"now":[', '"now":["/assets/heavy-AAAAAAAA.js",')
  expect(overBudget(app)).toEqual([expect.stringMatching(/^facilityApp: \d+ bytes of 307200$/)])
})

test('what a script imports at once counts, and a file that the worker does not know is named', () => {
  const folder = copy()
  const [door] = /assets\/door-[\w-]+\.js/.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? []
  writeFileSync(join(folder, 'assets/heavy-AAAAAAAA.js'), randomBytes(120_000).toString('base64'))
  appendFileSync(join(folder, door ?? ''), ';import"./heavy-AAAAAAAA.js";')
  expect(overBudget(folder)).toEqual([
    expect.stringContaining('firstVisit'),
    '/assets/heavy-AAAAAAAA.js: the worker does not know it',
  ])
  rmSync(join(folder, 'icon.svg'))
  expect(() => facilityApp(folder)).toThrow('/icon.svg is named in the build and is not there')
})
