import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function theme(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--k-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  )
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'surface', 'sunken']
const tones = ['action', 'ochre', 'urgent', 'ok', 'warn']
const textPairs = [
  ...grounds.flatMap((ground) => [
    ['ink', ground],
    ['muted', ground],
  ]),
  ...['ground', 'surface'].flatMap((ground) => tones.map((tone) => [`${tone}-ink`, ground])),
  ...tones.flatMap((tone) => [
    [`${tone}-ink`, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ...['ochre', 'urgent', 'warn'].map((tone) => ['muted', `${tone}-soft`]),
  ['muted', 'action-soft'],
  ['on-action', 'action'],
  ['on-urgent', 'urgent'],
  ['on-ok', 'ok'],
  ['on-header', 'header'],
  ['header-muted', 'header'],
] as [string, string][]
const shapePairs = [
  ['edge', 'surface'],
  ['edge', 'ground'],
  ...['action', 'ochre', 'urgent', 'ok', 'warn'].map((tone) => [tone, 'surface']),
  ['focus', 'surface'],
  ['focus', 'header'],
  ['on-ochre', 'ochre'],
] as [string, string][]

for (const [name, selector] of [
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"]'],
] as const) {
  const colours = theme(selector)
  const ratio = ([front, back]: [string, string]) => {
    const [a, b] = [colours[front], colours[back]]
    if (!a || !b) throw new Error(`No token ${a ? back : front} in ${name}`)
    return contrast(a, b)
  }
  test.each(textPairs)(`${name}: %s on %s reads at 7:1`, (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(7)
  })
  test.each(shapePairs)(`${name}: %s on %s is seen at 3:1`, (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3)
  })
}

test('the measure itself is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1)
})
