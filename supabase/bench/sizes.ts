/** What travels to a phone: the same sums as web/e2e/sizes.test.ts, with the heaviest files. */
import { buildWeb } from '../local/web/build.ts'
import { budgets, facilityApp, firstVisit, keptLater, total, type Weight } from '../local/web/sizes.ts'

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`

function say(what: string, weights: readonly Weight[], budget: number): void {
  console.log(`${what}: ${kib(total(weights))} Brotli in ${weights.length} files, of ${kib(budget)}`)
  for (const { path, bytes } of [...weights].sort((a, b) => b.bytes - a.bytes).slice(0, 8))
    console.log(`  ${kib(bytes).padStart(10)}  ${path}`)
}

/** Builds the client if its sources changed, and prints what a first visit and the whole app weigh. */
export async function benchSizes(): Promise<void> {
  await buildWeb()
  say('first visit, all in', firstVisit(), budgets.firstVisit)
  say('whole facility app, kept by the service worker', facilityApp(), budgets.facilityApp)
  console.log('on top, kept once opened:')
  for (const [part, weights] of [...keptLater()].sort((a, b) => total(b[1]) - total(a[1])))
    console.log(`  ${kib(total(weights)).padStart(10)}  ${part}`)
}
