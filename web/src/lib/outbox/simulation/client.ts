/** What a schedule plays with: one tab of an app, ours or the one it is compared with. */
import type { Intent } from '../entry.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

export interface Client {
  /** Resolves when the person was told that it is kept; throws a Problem `device_full` when it is not. */
  say(intent: Intent): Promise<void>
  /** The network is back, the doorbell rang, the page was looked at again. */
  wake(): void
  /** The person decides one of the questions that this tab shows, if it shows any. */
  decide(): void
  /** The person signed out. */
  stop(): void
  /** What the tab still shows as failed, by key: not lost, the person can see it. */
  shown(): readonly number[]
}

export type MakeClient = (world: World, tab: Tab, user: string) => Client
