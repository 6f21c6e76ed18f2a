/** The same schedules over the storage of a browser: sealed entries in IndexedDB, each tab with its own opening. */

import { Problem } from '../../problem.ts'
import { openKeyring } from '../../vault/keyring.ts'
import { keyPlace } from '../../vault/places.ts'
import { outboxShelf } from '../../vault/said.ts'
import { openDiskShelf } from '../../vault/shelf.ts'
import type { OutboxStorage } from '../ports.ts'
import { vaultStorage } from '../vaultStorage.ts'
import type { MakeClient } from './client.ts'
import { makeOver } from './ours.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** A browser's storage as one page opens it. */
export function openStorage(): OutboxStorage {
  const page = openDiskShelf().then((shelf) => ({ shelf, keyring: openKeyring(shelf) }))
  return vaultStorage(async (user) => {
    const { shelf, keyring } = await page
    await keyring.make(keyPlace('said', user))
    return outboxShelf(shelf, keyring, user)
  })
}

/** A page that may die between its transactions, on a disk that may be full. */
function mortal(world: World, tab: Tab, disk: OutboxStorage): OutboxStorage {
  const { device, time } = world
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    await tab.step(() => undefined)
    const done = await time.outside(work)
    await tab.step(() => undefined)
    return done
  }
  const room = () => {
    if (device.isFull) throw new Problem('device_full')
  }
  return {
    load: (user) => step(() => disk.load(user)),
    append: (entry) =>
      step(async () => {
        room()
        const order = await disk.append(entry)
        device.orders.set(entry.args.key as number, order)
        return order
      }),
    replace: (entries) =>
      step(async () => {
        if (entries.length > 0) room()
        await disk.replace(entries)
      }),
    remove: (user, ids) => step(() => disk.remove(user, ids)),
  }
}

const disks = new WeakMap<Tab, OutboxStorage>()

export const makeOverVault: MakeClient = (world, tab, user) => {
  const disk = disks.get(tab) ?? openStorage()
  disks.set(tab, disk)
  return makeOver(world, tab, user, mortal(world, tab, disk))
}
