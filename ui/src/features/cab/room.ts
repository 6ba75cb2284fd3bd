/** The room of the change advisory board: its meetings, what each decides and decided, and the pack on paper. */
import Gavel from '@lucide/svelte/icons/gavel'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { papers, printing } from './printing.svelte'
import { projector } from './projector.svelte'

/** The dialogs stand in the room, so the way from elsewhere leads through it. */
function enter(): void {
  if (router.place.room !== 'cab') router.go('cab')
}

export default {
  id: 'cab',
  label: 'CAB',
  icon: Gavel,
  order: 40,
  load: () => import('./Cab.svelte'),
  actions: [
    { id: 'cab-print', label: 'Print the CAB pack…', words: 'pdf paper export board meeting', keys: 'mod+p', run: () => { enter(); printing.ask() } },
    { id: 'cab-schedule-print', label: 'Print the forward schedule of change…', words: 'fsc pdf paper board meeting', run: () => { enter(); papers.ask('schedule') } },
    { id: 'cab-outages-print', label: 'Print the projected service outages…', words: 'pso pdf paper board meeting', run: () => { enter(); papers.ask('outages') } },
    { id: 'cab-minutes-print', label: 'Print the minutes of a meeting…', words: 'pdf paper board meeting', run: () => { enter(); papers.ask('minutes') } },
    { id: 'cab-large', label: 'Show the board’s meeting large', words: 'projector beamer screen cab', run: () => { enter(); projector.on = true } },
  ],
  hints: [
    { keys: 'j', label: 'Agenda: the next point' },
    { keys: 'k', label: 'Agenda: the point before it' },
    { keys: 'alt+arrowup', label: 'Agenda: put the point one place up' },
    { keys: 'alt+arrowdown', label: 'Agenda: put the point one place down' },
    { keys: 't', label: 'Agenda: start or stop the clock of the point' },
    { keys: '1', label: 'Decision: approve' },
    { keys: '2', label: 'Decision: approve with conditions' },
    { keys: '3', label: 'Decision: defer' },
    { keys: '4', label: 'Decision: reject' },
    { keys: '5', label: 'Decision: ask for more information' },
    { keys: 'mod+Enter', label: 'Decision: keep it and go on to the next item' },
    { keys: 'mod+s', label: 'Minutes: save' },
    { keys: 'p', label: 'Attendance: present; the first letter of any other answer gives that' },
  ],
} satisfies Room
