/** What the widgets are given: choices, menu items, columns. */
import type { Component } from 'svelte'
import type { Shortcut } from '../keyboard'

export interface Option {
  readonly value: string
  readonly label: string
  /** Told beside the label in a `Combobox`, as a hint in a `Segmented`. */
  readonly detail?: string
}

export interface MenuItem {
  readonly label: string
  readonly detail?: string
  readonly icon?: Component<{ size?: number }>
  readonly keys?: Shortcut
  readonly disabled?: boolean
  readonly checked?: boolean
  /** Draws a line above. */
  readonly apart?: boolean
  readonly run: () => void
}

export interface Tab {
  readonly id: string
  readonly label: string
  readonly count?: number
}

/** The places of a room, each with an address of its own, so that back, forward and a restart keep the one that is open. */
export interface RoomPlaces {
  /** What they are, for those who hear them: "Parts of the room". */
  readonly label: string
  readonly items: readonly { readonly href: string; readonly label: string }[]
  /** The address of the one that is open. */
  readonly current: string
}

export interface Column<T> {
  readonly id: string
  readonly label: string
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string
  readonly sortable?: boolean
  readonly align?: 'start' | 'end'
  /** Times and numbers: every digit as wide as the others. */
  readonly figures?: boolean
  /** Plain text of a cell, also its hint; `cell` draws instead where that is not enough. */
  readonly text: (row: T) => string
}

export interface Sort {
  readonly column: string
  readonly down: boolean
}

/** What a `Field` hands to its control, so that label, hint and complaint are tied to it. */
export interface FieldIds {
  readonly id: string
  readonly describedby: string | undefined
  readonly invalid: true | undefined
}
