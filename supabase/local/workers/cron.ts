import { Cron } from 'croner'
import postgres from 'postgres'

interface Job {
  jobid: string
  schedule: string
  command: string
  database: string
  username: string
}

export interface Worker {
  stop(): Promise<void>
}

const DAYS_OF_HISTORY = 7
/** Jobs are also read again at this interval, in case a notification was lost with its connection. */
const SWEEP_MS = 30_000

/** The clock for a schedule: five fields in UTC, or pg_cron's `30 seconds`. */
export function makeClock(schedule: string, run: () => Promise<void>): { stop(): void } {
  const seconds = /^\s*([1-9]|[1-5][0-9])\s+seconds?\s*$/i.exec(schedule)?.[1]
  if (!seconds) return new Cron(schedule.trim(), { mode: '5-part', timezone: 'UTC', protect: true }, run)
  let running = false
  const timer = setInterval(async () => {
    if (running) return
    running = true
    await run().finally(() => {
      running = false
    })
  }, Number(seconds) * 1000)
  return { stop: () => clearInterval(timer) }
}

/** Runs what `cron.schedule` planned, as pg_cron's background worker does. `adminUrl` is the superuser's. */
export async function startCron(adminUrl: string): Promise<Worker> {
  const sql = postgres(adminUrl, { max: 3, onnotice: () => {}, connection: { application_name: 'pg_cron' } })
  const clocks = new Map<string, { key: string; clock: { stop(): void } }>()
  const running = new Set<Promise<void>>()

  const execute = async (job: Job): Promise<void> => {
    const session = await sql.reserve()
    try {
      const [run] = await session<{ runid: string }[]>`
        insert into cron.job_run_details (jobid, job_pid, database, username, command, status, start_time)
        values (${job.jobid}, pg_backend_pid(), ${job.database}, ${job.username}, ${job.command}, 'running', now())
        returning runid`
      let status = 'succeeded'
      let message = ''
      try {
        await session.unsafe(`set session authorization ${JSON.stringify(job.username)}`)
        const result = await session.unsafe(job.command).simple()
        // Several statements give an array of results; pg_cron reports the last.
        const results = (Array.isArray(result[0]) ? result : [result]) as postgres.RowList<postgres.Row[]>[]
        message = [results.at(-1)?.command, results.at(-1)?.count].filter((part) => part != null).join(' ')
      } catch (error) {
        status = 'failed'
        message = `ERROR: ${(error as Error).message}`
      } finally {
        await session.unsafe('reset session authorization')
        await session.unsafe('discard all')
      }
      await session`
        update cron.job_run_details set status = ${status}, return_message = ${message}, end_time = clock_timestamp()
        where runid = ${run?.runid ?? null}`
    } finally {
      session.release()
    }
  }

  const track = (job: Job) => async (): Promise<void> => {
    // A lost connection costs one run, and the next one comes.
    const run = execute(job).catch(() => {})
    running.add(run)
    await run
    running.delete(run)
  }

  const refresh = async (): Promise<void> => {
    const jobs = await sql<
      Job[]
    >`select jobid, schedule, command, database, username from cron.job where active`
    const wanted = new Map(jobs.map((job) => [job.jobid, JSON.stringify(job)]))
    for (const [id, { key, clock }] of clocks) {
      if (wanted.get(id) === key) continue
      clock.stop()
      clocks.delete(id)
    }
    for (const job of jobs) {
      if (clocks.has(job.jobid)) continue
      try {
        clocks.set(job.jobid, { key: JSON.stringify(job), clock: makeClock(job.schedule, track(job)) })
      } catch {
        console.error(`cron: schedule of job ${job.jobid} cannot be read: ${job.schedule}`)
      }
    }
  }

  await sql`update cron.job_run_details set status = 'failed', return_message = 'server restarted', end_time = now()
    where status = 'running'`
  await sql`delete from cron.job_run_details where start_time < now() - make_interval(days => ${DAYS_OF_HISTORY})`
  const wake = () => void refresh().catch(() => {})
  const listener = await sql.listen('cron_job', wake, wake)
  const sweep = setInterval(wake, SWEEP_MS)

  return {
    async stop() {
      clearInterval(sweep)
      for (const { clock } of clocks.values()) clock.stop()
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 2000))])
      await listener.unlisten().catch(() => {})
      await sql.end({ timeout: 1 })
    },
  }
}
