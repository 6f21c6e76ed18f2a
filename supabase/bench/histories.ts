/** Random histories of records, and in how many cells the kept counts differ from a recount in TypeScript. */
import { cloneDatabase, startCluster } from '../tests/cluster.ts'
import { facility } from '../tests/device.ts'
import { unlike } from '../tests/histories/held.ts'
import { addTerms, play } from '../tests/histories/play.ts'
import { counted, differences } from '../tests/histories/recount.ts'
import { makeWorld } from '../tests/world.ts'

/** Plays `total` histories, a hundred to a database, and prints what came of them. */
export async function benchHistories(total: number): Promise<void> {
  const cluster = await startCluster()
  const sum = { operations: 0, cells: 0, wrong: 0, devices: 0 }
  const answers: Record<string, number> = {}
  const started = performance.now()
  try {
    for (let played = 0; played < total; played += 100) {
      const sql = await cloneDatabase(cluster.template)
      await makeWorld(sql)
      await addTerms(sql)
      const result = await play(sql, Math.min(100, total - played), 1 + played)
      sum.operations += result.operations
      sum.cells += (await counted(sql, facility)).size
      sum.wrong += (await differences(sql, facility)).length
      for (const held of result.devices) sum.devices += (await unlike(sql, held)).length
      for (const [said, times] of Object.entries(result.answers)) answers[said] = (answers[said] ?? 0) + times
      await sql.end()
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(`histories: ${total}, operations sent: ${sum.operations}, in ${seconds} s`)
    console.log(`count cells compared: ${sum.cells}, different: ${sum.wrong}`)
    console.log(`records that one of two devices holds otherwise than the register: ${sum.devices}`)
    console.log(
      `answers: ${Object.entries(answers)
        .map(([said, times]) => `${said} ${times}`)
        .join(', ')}`,
    )
  } finally {
    await cluster.stop()
  }
}
