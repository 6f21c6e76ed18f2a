import postgres from 'postgres'
import type { Heard, Observer, Surface } from '../../../supabase/local/observe.ts'
import { type Canary, canaryPattern } from './plant.ts'

/** A canary that was heard by somebody who may not know of it. */
export interface Leak {
  canary: string
  surface: Surface
  place: string
  by: string | null
  status?: number
}

export interface Verdict {
  /** How many answers, frames, requests and lines were read, by where they were heard. */
  scanned: Record<Surface, number>
  /** How often somebody heard a canary of their own, and how many canaries that were. */
  atHome: { times: number; canaries: number; surfaces: Surface[] }
  leaks: Leak[]
}

interface Hit extends Leak {
  times: number
}

/** Surfaces on which nobody hears any canary at all: they carry facts without names. */
const silent: ReadonlySet<Surface> = new Set(['realtime', 'webhook', 'log'])

/** An answer of the auth server tells who they are to whoever signs in. */
function hearer({ surface, by, text }: Heard): string | null {
  if (surface !== 'auth' || by !== null) return by
  try {
    const answer = JSON.parse(text) as { user?: { id?: string }; id?: string }
    return answer.user?.id ?? answer.id ?? null
  } catch {
    return null
  }
}

/**
 * Listens to a stack and remembers every canary that it hears. Who may hear which is asked of the database
 * at the end: the members of a facility, past ones too; both sides of a letter; the person themselves; and
 * whoever broke the glass, for that one patient.
 */
export class Judge {
  readonly #scanned: Record<Surface, number> = {
    rest: 0,
    auth: 0,
    functions: 0,
    realtime: 0,
    webhook: 0,
    log: 0,
  }
  readonly #hits = new Map<string, Hit>()
  readonly #known = new Map<string, Canary>()
  readonly #facilitiesOf = new Map<string, Set<string>>()
  readonly #glass = new Set<string>()

  /** What a stack is given as its observer. */
  readonly hear: Observer = (heard) => {
    const { surface, place, status, text } = heard
    this.#scanned[surface] += 1
    for (const [found] of text.matchAll(canaryPattern)) {
      const canary = found.toLowerCase()
      const by = hearer(heard)
      const key = [canary, surface, place, by].join(' ')
      const hit = this.#hits.get(key) ?? { canary, surface, place, by, status, times: 0 }
      hit.times += 1
      this.#hits.set(key, hit)
    }
  }

  /** Tells what was planted. */
  learn(canaries: readonly Canary[]): void {
    for (const canary of canaries) this.#known.set(canary.text, canary)
  }

  /** Asks the database who works where and who broke which glass; adds to what it said before. */
  async ask(adminUrl: string): Promise<void> {
    const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
    try {
      // Past members too, whom only the trail remembers: what they heard they heard while they worked there.
      const members = await sql`select user_id, facility_code from sis.membership
        union select coalesce(after ->> 'user_id', before ->> 'user_id')::uuid, facility_code from sis.audit
        where relation = 'membership' and coalesce(after ->> 'user_id', before ->> 'user_id') is not null`
      for (const { user_id, facility_code } of members) {
        const known = this.#facilitiesOf.get(user_id) ?? new Set()
        this.#facilitiesOf.set(user_id, known.add(facility_code))
      }
      for (const { user_id, patient_id } of await sql`select user_id, patient_id from sis.emergency_access`) {
        this.#glass.add(`${user_id} ${patient_id}`)
      }
    } finally {
      await sql.end()
    }
  }

  verdict(): Verdict {
    const leaks: Leak[] = []
    const atHome: Hit[] = []
    for (const hit of this.#hits.values()) {
      // The service's own key is nobody's eyes; nothing of a browser carries it.
      if (hit.by === 'service' && !silent.has(hit.surface)) continue
      if (this.#mayHear(hit)) atHome.push(hit)
      else leaks.push({ ...hit })
    }
    return {
      scanned: { ...this.#scanned },
      atHome: {
        times: atHome.reduce((sum, { times }) => sum + times, 0),
        canaries: new Set(atHome.map(({ canary }) => canary)).size,
        surfaces: [...new Set(atHome.map(({ surface }) => surface))].sort(),
      },
      leaks,
    }
  }

  #mayHear({ canary, surface, place, by }: Hit): boolean {
    const known = this.#known.get(canary)
    if (!known || by === null || silent.has(surface)) return false
    if (known.person) return known.person === by
    if (known.shownBy === place) return true
    if (known.patient && this.#glass.has(`${by} ${known.patient}`)) return true
    return known.facilities.some((facility) => this.#facilitiesOf.get(by)?.has(facility))
  }
}

/** The verdict as one line, and a line for each leak. */
export function describeVerdict({ scanned, atHome, leaks }: Verdict): string {
  const total = Object.values(scanned).reduce((sum, count) => sum + count, 0)
  const parts = Object.entries(scanned).map(([surface, count]) => `${surface} ${count}`)
  return [
    `canaries: ${total} messages scanned (${parts.join(', ')}), ${atHome.canaries} canaries heard at home ` +
      `${atHome.times} times, ${leaks.length} foreign`,
    ...leaks.map(
      ({ canary, surface, place, by, status }) =>
        `  ${canary} heard by ${by ?? 'nobody in particular'}: ${surface}, ${place}${status ? ` (${status})` : ''}`,
    ),
  ].join('\n')
}
