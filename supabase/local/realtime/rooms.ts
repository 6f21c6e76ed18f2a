import { Announcement, type Broadcast } from './broadcast.ts'
import { type PresenceDiff, PresenceRoster } from './presence.ts'

/** A channel of a socket, as the room it is in sees it. */
export interface RoomMember {
  hearBroadcast(broadcast: Broadcast): void
  hearPresence(diff: Announcement): void
}

/** Everybody who has joined one topic, private or public. */
export class Room {
  readonly members = new Set<RoomMember>()
  readonly #roster = new PresenceRoster<RoomMember>()

  constructor(readonly topic: string) {}

  publish(broadcast: Broadcast, except?: RoomMember): void {
    for (const member of this.members) if (member !== except) member.hearBroadcast(broadcast)
  }

  track(member: RoomMember, key: string, payload: Record<string, unknown>): void {
    this.#tell(this.#roster.track(member, key, payload))
  }

  untrack(member: RoomMember): void {
    this.#tell(this.#roster.untrack(member))
  }

  presenceState() {
    return this.#roster.state()
  }

  #tell(diff: PresenceDiff | null): void {
    if (!diff) return
    const announcement = new Announcement(this.topic, 'presence_diff', JSON.stringify(diff))
    for (const member of this.members) member.hearPresence(announcement)
  }
}

/** The rooms of this server. A private and a public topic of one name are two rooms. */
export class Rooms {
  readonly #public = new Map<string, Room>()
  readonly #private = new Map<string, Room>()

  enter(topic: string, isPrivate: boolean, member: RoomMember): Room {
    const rooms = this.#of(isPrivate)
    let room = rooms.get(topic)
    if (!room) {
      room = new Room(topic)
      rooms.set(topic, room)
    }
    room.members.add(member)
    return room
  }

  leave(topic: string, isPrivate: boolean, member: RoomMember): void {
    const rooms = this.#of(isPrivate)
    const room = rooms.get(topic)
    if (!room?.members.delete(member)) return
    room.untrack(member)
    if (room.members.size === 0) rooms.delete(topic)
  }

  /** The room, if somebody is in it. */
  find(topic: string, isPrivate: boolean): Room | undefined {
    return this.#of(isPrivate).get(topic)
  }

  #of(isPrivate: boolean): Map<string, Room> {
    return isPrivate ? this.#private : this.#public
  }
}
