/** The rooms and side panels that exist. A feature brings its own by having a `room.ts` or `panel.ts`. */
import type { Room, SidePanel } from '../shared/room'

const roomModules = import.meta.glob<Room>('../features/*/room.ts', { eager: true, import: 'default' })
const panelModules = import.meta.glob<SidePanel>('../features/*/panel.ts', { eager: true, import: 'default' })

export const rooms: readonly Room[] = Object.values(roomModules).sort((a, b) => a.order - b.order)
export const panels: readonly SidePanel[] = Object.values(panelModules)

export function findRoom(id: string): Room | undefined {
  return rooms.find((room) => room.id === id)
}

/** Where the window opens when the address names no room: the calendar, or the first room there is. */
export function firstRoom(): Room | undefined {
  return findRoom('calendar') ?? rooms[0]
}
