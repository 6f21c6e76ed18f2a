// `npm run bench [sizes|phone|sync|taps|kills|timeline|stack|database|revocation|isolation|histories|exchange|outbox|search]`: figures, side by side in one run. Never part of a build.
// `isolation [facilities] [visits]` builds a country of 1,500 facilities and 5,000,000 visits, or a smaller one;
// it takes minutes and gigabytes, so it runs only when it is named.
import { register } from 'tsx/esm/api'

register()
const [wanted, facilities, visits] = process.argv.slice(2)
if (!wanted || wanted === 'sizes') await (await import('./sizes.ts')).benchSizes()
if (!wanted || wanted === 'phone') await (await import('./phone.ts')).benchPhone()
if (!wanted || wanted === 'timeline') await (await import('./timeline.ts')).benchTimeline()
if (!wanted || wanted === 'sync') await (await import('./sync.ts')).benchSync()
if (!wanted || wanted === 'stack') await (await import('./stack.ts')).benchStack()
if (!wanted || wanted === 'database') await (await import('./database.ts')).benchDatabase(1500)
if (!wanted || wanted === 'revocation') await (await import('./revocation.ts')).benchRevocation()
// `histories [how many]`: 1,000 unless told, a minute or two.
if (wanted === 'histories') await (await import('./histories.ts')).benchHistories(Number(facilities ?? 1000))
// `exchange [facilities]`: 300 unless told; the whole country takes minutes to open.
if (wanted === 'exchange') await (await import('./exchange.ts')).benchExchange(Number(facilities ?? 300))
if (!wanted || wanted === 'taps') await (await import('./day.ts')).benchTaps()
// Ten minutes of dying pages: only when named.
if (wanted === 'kills') await (await import('./day.ts')).benchKills(Number(facilities ?? 200))
if (!wanted || wanted === 'outbox')
  await (await import('./outbox.ts')).benchOutbox(Number(facilities ?? 5000))
// `search [facilities] [patients]`: 1,500 and a million unless told, some ten minutes.
if (wanted === 'search')
  await (await import('./search.ts')).benchSearch(Number(facilities ?? 1500), Number(visits ?? 1_000_000))
if (wanted === 'isolation') {
  const { benchIsolation, country } = await import('./isolation.ts')
  const share = Number(facilities ?? country.facilities) / country.facilities
  await benchIsolation({
    facilities: Math.round(country.facilities * share),
    members: Math.round(country.members * share),
    visits: Number(visits ?? country.visits),
  })
}
