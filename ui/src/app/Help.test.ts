import { render, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { plan } from '../shared/plan.svelte'
import { aStatus } from '../shared/testing/samples'
import { activeActions } from './actions'
import { frame } from './frame.svelte'
import Help from './Help.svelte'

beforeEach(() => {
  plan.take(aStatus())
  frame.help = true
})

describe('the list of keys', () => {
  it('tells those of the room, also where the room itself hears them', () => {
    render(Help, { room: 'calendar' })
    for (const told of ['Zoom to the selection', 'Copy the selected release…', 'Select the lane, or the page', 'Pick up the release, or all that are selected']) expect(screen.getByText(told)).toBeTruthy()
  })

  it('does not tell, and the window does not hear, those of another room', () => {
    expect(activeActions('history').map((action) => action.id)).not.toContain('calendar-copy')
    expect(activeActions('calendar').filter((action) => action.id === 'calendar-copy')).toHaveLength(1)
  })
})
