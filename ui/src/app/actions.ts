/** What can be done from anywhere in the window, by key, button or palette. */
import { redo, undo } from '../shared/mutate'
import { plan } from '../shared/plan.svelte'
import type { Action } from '../shared/room'
import { router } from '../shared/router.svelte'
import { settings } from '../shared/settings.svelte'
import type { Theme } from '../shared/settings.svelte'
import { frame } from './frame.svelte'
import { panels, rooms } from './rooms'

const THEMES: readonly (readonly [Theme, string])[] = [['system', 'Light or dark as the system'], ['light', 'Light'], ['dark', 'Dark']]

export function globalActions(): Action[] {
  const { status } = plan
  return [
    // Without anything to take back the keys do nothing, and the palette does not offer it.
    ...(status?.undo ? [{ id: 'undo', label: `Undo: ${status.undo.label}`, keys: 'mod+z', run: () => void undo() }] : []),
    ...(status?.redo ? [{ id: 'redo', label: `Redo: ${status.redo.label}`, keys: 'mod+shift+z', run: () => void redo() }] : []),
    { id: 'palette', label: 'Find a release, a service or a command', keys: 'mod+k', run: () => (frame.palette = true) },
    { id: 'conflicts', label: 'Show conflicts', words: 'hard soft panel', run: () => frame.togglePanel('conflicts') },
    { id: 'help', label: 'Show the keys', words: 'help shortcuts keyboard', keys: '?', run: () => (frame.help = true) },
    // A form that is open would be lost with its room.
    { id: 'guide', label: 'Open the guide', words: 'help manual read', keys: 'f1', run: () => { if (document.querySelector('dialog[open]') === null) router.go('guide') } },
    ...THEMES.map(([theme, label]) => ({ id: `theme-${theme}`, label: `Theme: ${label}`, words: 'dark light colour', run: () => (settings.theme = theme) })),
    ...panels.flatMap((panel) => (panel.actions ?? []).map((action) => ({ ...action, run: () => inPanel(panel.id, action) }))),
    ...rooms.flatMap((room) => room.actions ?? []),
  ]
}

function inPanel(id: string, action: Action): void {
  frame.panel = id
  action.run()
}

/** Keys of the frame, and those of the room in which the person is. */
export function activeActions(room: string): Action[] {
  const own = rooms.find((one) => one.id === room)?.actions ?? []
  // By their ids: a room may make its actions anew each time it is asked for them.
  const ofRooms = new Set(rooms.flatMap((one) => one.actions ?? []).map((action) => action.id))
  return [...own, ...globalActions().filter((action) => !ofRooms.has(action.id))]
}

export function goToday(): void {
  router.go('calendar', [], { at: 'today' })
}
