// `npm run bench [sizes|stack|database|revocation|isolation]`: figures, side by side in one run. Never part of a build.
// `isolation [facilities] [visits]` builds a country of 1,500 facilities and 5,000,000 visits, or a smaller one;
// it takes minutes and gigabytes, so it runs only when it is named.
import { register } from 'tsx/esm/api'

register()
const [wanted, facilities, visits] = process.argv.slice(2)
if (!wanted || wanted === 'sizes') await (await import('./sizes.ts')).benchSizes()
if (!wanted || wanted === 'stack') await (await import('./stack.ts')).benchStack()
if (!wanted || wanted === 'database') await (await import('./database.ts')).benchDatabase(1500)
if (!wanted || wanted === 'revocation') await (await import('./revocation.ts')).benchRevocation()
if (wanted === 'isolation') {
  const { benchIsolation, country } = await import('./isolation.ts')
  const share = Number(facilities ?? country.facilities) / country.facilities
  await benchIsolation({
    facilities: Math.round(country.facilities * share),
    members: Math.round(country.members * share),
    visits: Number(visits ?? country.visits),
  })
}
