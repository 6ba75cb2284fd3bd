/**
 * What a feature tells the frame about itself. The frame finds `features/NAME/room.ts` (default export: `Room`)
 * and `features/NAME/panel.ts` (default export: `SidePanel`) by themselves, so that a room appears when it exists
 * and features never name each other.
 */
import type { Component } from 'svelte'
import type { Shortcut } from './keyboard'

/** Something the person can do, found in the palette and, with `keys`, by a key. */
export interface Action {
  readonly id: string
  readonly label: string
  /** More words under which it is found. */
  readonly words?: string
  readonly keys?: Shortcut
  readonly run: () => void
}

/** A key that the room itself hears, where the focus is: told in the list of keys, and nowhere else. */
export interface KeyHint {
  readonly keys: Shortcut
  readonly label: string
}

export interface RoomProps {
  /** What follows the room in the address. */
  readonly path: readonly string[]
}

export interface Room {
  readonly id: string
  readonly label: string
  readonly icon: Component
  /** Its place in the rail, from above. */
  readonly order: number
  readonly load: () => Promise<{ readonly default: Component<RoomProps> }>
  /** What can be done from anywhere. Keys of these work only while the person is in the room. */
  readonly actions?: readonly Action[]
  readonly hints?: readonly KeyHint[]
}

export interface SidePanelProps {
  /** Closes the panel. */
  readonly onclose: () => void
}

/** A panel beside any room; `conflicts` is opened by the counter in the top bar. */
export interface SidePanel {
  readonly id: string
  readonly label: string
  readonly load: () => Promise<{ readonly default: Component<SidePanelProps> }>
  /** What can be done in it; the frame opens the panel first. */
  readonly actions?: readonly Action[]
}
