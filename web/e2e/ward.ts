/** A few people and one patient at the hospital, whose rights are withdrawn and given back. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import WebSocket from 'ws'
import { accountId, createAccounts, demoPassword } from '../../supabase/local/accounts.ts'
import type { Stack } from '../../supabase/local/stack.ts'

export type Ground = Pick<Stack, 'apiUrl' | 'webUrl' | 'adminUrl' | 'publishableKey'>

/** The two ways in which somebody loses the patients: their whole place, or that right alone. */
export const losses = {
  suspended: { status: 'suspended' },
  denied: { exceptions: { deny: { patients: ['read', 'create', 'update', 'emergency'] } } },
} as const
export type Loss = keyof typeof losses

const facility = 'sih_mopti'
const people = { chief: 'administrator', revoked: 'nurse', colleague: 'nurse' } as const
type Person = keyof typeof people

/** One channel of a client that does nothing but listen. */
export interface Ear {
  state: string
  heard: { event: string; at: number }[]
}

/** Listens to a private topic; resolves when the server has said yes or no. */
export async function listen(client: SupabaseClient, topic: string): Promise<Ear> {
  const channel = client.channel(topic, { config: { private: true } })
  const heard: Ear['heard'] = []
  channel.on('broadcast', { event: '*' }, ({ event }) => {
    heard.push({ event, at: performance.now() })
  })
  const state = await new Promise<string>((resolve) => channel.subscribe((status) => resolve(status)))
  // A refused channel would ask again for ever.
  if (state !== 'SUBSCRIBED') await client.removeChannel(channel)
  return { state, heard }
}

export class Ward {
  /** The patient whose name must vanish. */
  readonly patient = { id: uuidv7(), family_name: `Revue${Date.now()}`, given_name: 'Essai' }
  readonly #sql: postgres.Sql
  readonly #clients = new Map<Person, SupabaseClient>()

  private constructor(
    private readonly ground: Ground,
    private readonly code: string,
  ) {
    this.#sql = postgres(ground.adminUrl, { max: 1, onnotice: () => {} })
  }

  /** Makes the people, signs them in and registers the patient with a visit. */
  static async open(ground: Ground): Promise<Ward> {
    const ward = new Ward(ground, `ward-${Date.now()}`)
    const names = Object.keys(people) as Person[]
    await createAccounts(
      ground.adminUrl,
      names.map((person) => ({
        code: ward.#codeOf(person),
        email: ward.emailOf(person),
        password: demoPassword,
        name: person,
        role: people[person],
        facility,
      })),
    )
    for (const person of names) {
      await ward.#sql`
        insert into sis.membership (facility_code, user_id, role_id, display_name)
        select ${facility}, ${accountId(ward.#codeOf(person))}, r.id, ${`Essai ${person}`}
        from sis.role r where r.facility_code is null and r.code = ${people[person]}`
      ward.#clients.set(person, await ward.signIn(person))
    }
    await ward.register(ward.patient)
    const visit = { id: uuidv7(), patient_id: ward.patient.id, consulted_at: new Date().toISOString() }
    await ward.rpc('colleague', 'save_consultation', { consultation: { facility_code: facility, ...visit } })
    return ward
  }

  emailOf(person: Person): string {
    return `${this.#codeOf(person)}@keneya.test`
  }

  #codeOf(person: Person): string {
    return `${this.code}-${person}`
  }

  /** A client of its own for this person, as a program that is no page of ours would use it. */
  async signIn(person: Person): Promise<SupabaseClient> {
    const client = createClient(this.ground.apiUrl, this.ground.publishableKey, {
      db: { schema: 'sis' as never },
      auth: { persistSession: false },
      realtime: { transport: WebSocket as never },
    }) as unknown as SupabaseClient
    const { error } = await client.auth.signInWithPassword({
      email: this.emailOf(person),
      password: demoPassword,
    })
    if (error) throw error
    await client.realtime.setAuth()
    return client
  }

  #clientOf(person: Person): SupabaseClient {
    const client = this.#clients.get(person)
    if (!client) throw new Error(`${person} is not signed in`)
    return client
  }

  async rpc<T>(person: Person, name: string, args: object): Promise<T> {
    const { data, error } = await this.#clientOf(person).rpc(name, args)
    if (error) throw new Error(`${name}: ${error.message}`)
    return data as T
  }

  /** Registers a patient, which is news for everybody at the facility. */
  async register(patient = { id: uuidv7(), family_name: 'Autre', given_name: 'Essai' }): Promise<void> {
    const more = { facility_code: facility, sex: 'F', birth_date: '1990-01-01' }
    await this.rpc('colleague', 'save_patient', { patient: { ...patient, ...more } })
  }

  /** What the person reads of the patient with their own statement: rows, and what a search finds. */
  async read(person: Person): Promise<number> {
    const { data, error } = await this.#clientOf(person)
      .from('patient')
      .select('id')
      .eq('facility_code', facility)
      .eq('id', this.patient.id)
    if (error) throw new Error(error.message)
    return data.length
  }

  /** Changes the membership of the revoked person as the chief does; gives the time of the answer. */
  async change(change: object): Promise<number> {
    const [membership] = await this.#sql<{ id: string; revision: number }[]>`
      select id, revision from sis.membership
      where facility_code = ${facility} and user_id = ${accountId(this.#codeOf('revoked'))}`
    const { error, data } = await this.#clientOf('chief').functions.invoke(
      `permissions/memberships/${membership?.id}`,
      { method: 'PATCH', body: { facility_code: facility, revision: membership?.revision, ...change } },
    )
    const answered = performance.now()
    if (error) throw new Error(`the change is refused: ${error.message} ${JSON.stringify(data)}`)
    return answered
  }

  /** Gives everything back. */
  restore(): Promise<number> {
    return this.change({ status: 'active', exceptions: {} })
  }

  /** The topic on which the facility speaks now. */
  async topic(): Promise<string> {
    const [feed] = await this.#sql`select epoch from sis.feed where facility_code = ${facility}`
    return `facility:${facility}:${feed?.epoch}`
  }

  /** Listens to a topic as this person. */
  listen(person: Person, topic: string): Promise<Ear> {
    return listen(this.#clientOf(person), topic)
  }

  async leave(person: Person): Promise<void> {
    await this.#clientOf(person).removeAllChannels()
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) {
      await client.removeAllChannels()
      client.realtime.disconnect()
    }
    await this.#sql.end()
  }
}

/** Opens the page of the patient and waits until it stands there, in the menu of somebody who may read it. */
export async function openRecord(page: Page, { webUrl }: Ground, ward: Ward): Promise<void> {
  await page.goto(`${webUrl}/patients/${ward.patient.id}`)
  await page.getByText(ward.patient.family_name).first().waitFor()
  await page.getByRole('link', { name: 'Patients' }).first().waitFor()
}

/** Resolves with the time at which neither the patient nor the way to patients is on the page. */
export async function closed(page: Page, ward: Ward): Promise<number> {
  await Promise.all([
    page.getByText(ward.patient.family_name).first().waitFor({ state: 'detached' }),
    page.getByRole('link', { name: 'Patients' }).first().waitFor({ state: 'detached' }),
  ])
  return performance.now()
}
