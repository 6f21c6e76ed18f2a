export interface ChartPoint {
  /** Under the axis and in the table: « S47 ». */
  label: string
  /** null is « not reported », which is not zero: the line breaks there. */
  value: number | null
}

export interface ChartSeries {
  id: string
  name: string
  points: readonly ChartPoint[]
  /** `threshold` is dashed and grey, `fill` has a soft ground under it. */
  kind?: 'line' | 'threshold' | 'fill'
}

/** Labels of the first series, in order: every series is read at the same labels. */
export function chartLabels(series: readonly ChartSeries[]): string[] {
  return series[0]?.points.map((point) => point.label) ?? []
}

/** The rows of the table beside the chart. */
export function chartRows(series: readonly ChartSeries[]): { label: string; values: (number | null)[] }[] {
  return chartLabels(series).map((label, index) => ({
    label,
    values: series.map((one) => one.points[index]?.value ?? null),
  }))
}

const cell = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * The same table for a spreadsheet set to French: semicolons, decimal commas, and a byte-order mark so
 * that it reads the accents. A cell that would begin a formula is kept as text.
 */
export function chartCsv(heading: string, series: readonly ChartSeries[]): string {
  const safe = (text: string) => cell(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
  const lines = [
    [heading, ...series.map((one) => one.name)].map(safe).join(';'),
    ...chartRows(series).map(({ label, values }) =>
      [safe(label), ...values.map((value) => (value === null ? '' : String(value).replace('.', ',')))].join(
        ';',
      ),
    ),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** The index of the last point that has a value. */
export function lastKnown(points: readonly ChartPoint[]): number {
  return points.findLastIndex((point) => point.value !== null)
}

/** How many labels fit under an axis of this width, keeping first and last. */
export function shownLabels(count: number, width: number, each = 52): number[] {
  const room = Math.max(2, Math.floor(width / each))
  if (count <= room) return Array.from({ length: count }, (_, index) => index)
  const step = (count - 1) / (room - 1)
  return Array.from({ length: room }, (_, index) => Math.round(index * step))
}
