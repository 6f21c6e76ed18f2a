import { expect, test } from 'vitest'
import { type ChartSeries, chartCsv, chartRows, lastKnown, shownLabels } from './chartData.ts'

const series: ChartSeries[] = [
  {
    id: 'cases',
    name: 'Cas; confirmés',
    points: [
      { label: 'S46', value: 24.5 },
      { label: 'S47', value: null },
    ],
  },
  { id: 'q3', name: '=SEUIL()', points: [{ label: 'S46', value: 28 }] },
]

test('the table holds every series at every label, and not reported is not zero', () => {
  expect(chartRows(series)).toEqual([
    { label: 'S46', values: [24.5, 28] },
    { label: 'S47', values: [null, null] },
  ])
})

test('the file opens in a French spreadsheet and runs no formula', () => {
  expect(chartCsv('Semaine', series)).toBe(
    '\ufeffSemaine;"Cas; confirmés";\'=SEUIL()\r\nS46;24,5;28\r\nS47;;\r\n',
  )
})

test('the last point is the last one that is known', () => {
  expect(lastKnown(series[0]?.points ?? [])).toBe(0)
  expect(lastKnown([])).toBe(-1)
})

test('labels keep the first and the last and never crowd', () => {
  expect(shownLabels(4, 600)).toEqual([0, 1, 2, 3])
  const shown = shownLabels(53, 300)
  expect(shown[0]).toBe(0)
  expect(shown.at(-1)).toBe(52)
  expect(shown.length).toBeLessThanOrEqual(5)
})
