/** What a person may do, in one statement: how long the database takes, and how many bytes travel. */
import { brotliCompressSync, constants } from 'node:zlib'
import { explain, median, quantile, signIn, signOut } from './measure.ts'
import { type Country, cast } from './scale_country.ts'

const people = 200

/** Prints the time of sis.my_access() and the size of its answer, over people drawn from the whole country. */
export async function benchAccess({ owner }: Country): Promise<void> {
  const drawn = await owner<{ user_id: string; places: number }[]>`
    select user_id, count(*)::int as places from sis.membership where status = 'active'
    group by user_id order by md5(user_id::text) limit ${people}`
  const session = await owner.reserve()
  const planned: number[] = []
  const raw: number[] = []
  const brotli: number[] = []
  for (const { user_id } of drawn) {
    await signIn(session, user_id)
    const { planning, execution } = await explain(session, 'select sis.my_access()')
    planned.push(planning + execution)
    const [row] = await session`select sis.my_access()::text as answer`
    const answer = Buffer.from(row?.answer)
    raw.push(answer.length)
    // Quality 4, as a server that compresses while it answers.
    brotli.push(brotliCompressSync(answer, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length)
  }
  await signIn(session, cast.nurse)
  const calls = 500
  const loop = await explain(session, `select sis.my_access() from generate_series(1, ${calls})`)
  await signOut(session)
  const several = drawn.filter((person) => person.places > 1).length
  console.log(
    `my_access: ${median(planned).toFixed(3)} ms in the database (p95 ${quantile(planned, 0.95).toFixed(3)}), planning included, ` +
      `median of ${drawn.length} people (${several} work in several places); ${(loop.execution / calls).toFixed(3)} ms a call in a loop`,
  )
  console.log(
    `its answer: ${median(raw)} bytes, ${median(brotli)} Brotli (largest ${quantile(raw, 1)} and ${quantile(brotli, 1)})`,
  )
}
