import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, aChangedThing, MEETING, someChanges, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

describe('since the last meeting', () => {
  it('tells what changed by kind, from which operation to which', async () => {
    const core = aBoardroom()
    const { container } = enter([MEETING, 'since'])
    const moved = await screen.findByRole('region', { name: 'Moved' })
    expect(within(moved).getByRole('heading').textContent).toBe('Moved 1')
    expect(moved.textContent).toMatch(/Payments 4.2\s*Moved 3 days later, from 25 Nov to 28 Nov\..*Why: The supplier is late\..*ada/)
    expect(screen.getByText(/2 changes since the pack of 17 Nov 2026: from operation/).textContent.replace(/\s+/g, ' ')).toContain('operation 3 to 7.')
    expect(told(core, 'cab_since_show')).toEqual([{ meeting: MEETING, since: null }])
    expect(await violations(container)).toEqual([])
  })

  it('tells how far something was moved once', async () => {
    const core = aBoardroom(aBench(), { cab_since_show: () => someChanges({ changes: [aChangedThing({ sentence: 'from 28 Nov to 27 Nov', shift_minutes: -1_440 }), aChangedThing({ subject: 'R-2', sentence: 'moved 1h later', shift_minutes: 60 })] }) })
    enter([MEETING, 'since'])
    const [first, second] = within(await screen.findByRole('region', { name: 'Moved' })).getAllByRole('listitem')
    expect(first?.textContent).toMatch(/1 day earlier\s*From 28 Nov to 27 Nov\./)
    expect(second?.textContent.match(/later/g)).toHaveLength(1)
    expect(told(core, 'cab_since_show')).toHaveLength(1)
  })

  it('compares with another operation, which the address keeps', async () => {
    const core = aBoardroom()
    enter([MEETING, 'since'])
    await screen.findByRole('region', { name: 'Moved' })
    const field = screen.getByRole('textbox', { name: /Since operation/ })
    await fireEvent.input(field, { target: { value: '99' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(screen.getByText('Write the number of an operation, 0 to 7')).toBeTruthy()
    await fireEvent.input(field, { target: { value: '2' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    await waitFor(() => expect(told(core, 'cab_since_show').at(-1)).toEqual({ meeting: MEETING, since: 2 }))
    expect(router.place.query).toEqual({ since: '2' })
    await fireEvent.click(screen.getByRole('button', { name: 'Since the last meeting' }))
    await waitFor(() => expect(told(core, 'cab_since_show').at(-1)).toEqual({ meeting: MEETING, since: null }))
  })

  it('says where nothing changed, and where it could not be told', async () => {
    const core = aBoardroom(aBench(), { cab_since_show: () => someChanges({ changes: [] }) })
    const { unmount } = enter([MEETING, 'since'])
    await screen.findByText('Nothing changed')
    unmount()
    core.on('cab_since_show', () => { throw new SlipwayError({ code: 'history.unknown', message: 'there is no operation 2' }) })
    enter([MEETING, 'since'], { since: '2' })
    await screen.findByText(/there is no operation 2/i)
  })
})
