import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, MEETING, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const answer = (name: string) => within(screen.getByRole('toolbar', { name: `Answer of ${name}` }))
const seats = () => screen.findByRole('table', { name: 'Seats of the board' })
const mark = (part: object) => ({ meeting: MEETING, deputy: null, ...part })

describe('attendance', () => {
  it('shows the seats by group with what is known of absences, and the quorum with its rule', async () => {
    aBoardroom()
    const { container } = enter([MEETING, 'attendance'])
    const table = await seats()
    expect(within(table).getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Change', 'Security', 'Guests'])
    expect(table.textContent).toContain('Away until 27 Nov 2026.')
    expect(table.textContent, 'an answer to the invitation is no presence').toContain('said before: accepted')
    expect(screen.getByRole('tabpanel').textContent).toContain('Quorum met 3 of 3 voting members are there.')
    expect(screen.getByText('Rule: at least 2 with a vote, and the chair')).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('asks for answers before the meeting and for presence in it', async () => {
    aBoardroom(aBench({ stage: 'planned', opened: null }))
    enter([MEETING, 'attendance'])
    await seats()
    expect(answer('Ben').getAllByRole('button').map((one) => `${one.textContent} ${one.getAttribute('aria-pressed')}`)).toEqual(['Accepted true', 'Tentative false', 'Declined false'])
  })

  it('is marked by pressing; pressing again takes it back', async () => {
    const core = aBoardroom(aBench({ quorum: { ...aBench().quorum, seats: aBench().quorum.seats.map((seat) => (seat.person === 'ben' ? { ...seat, presence: 'present' } : seat)) } }))
    enter([MEETING, 'attendance'])
    await seats()
    await fireEvent.click(answer('Ada').getByRole('button', { name: 'Present' }))
    await fireEvent.click(answer('Ben').getByRole('button', { name: 'Present' }))
    await waitFor(() => expect(told(core, 'cab_attendance_mark')).toEqual([mark({ person: 'ada', presence: 'present' }), mark({ person: 'ben', presence: null })]))
  })

  it('is marked by keys: a letter answers, arrows walk answers and seats', async () => {
    const core = aBoardroom()
    enter([MEETING, 'attendance'])
    await seats()
    const first = answer('Ada').getByRole('button', { name: 'Present' })
    first.focus()
    await fireEvent.keyDown(first, { key: 'ArrowRight' })
    expect(document.activeElement?.textContent).toBe('Apologies')
    await fireEvent.keyDown(document.activeElement ?? first, { key: 'p' })
    await fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowDown' })
    expect(document.activeElement?.closest('[role=toolbar]')?.getAttribute('aria-label')).toBe('Answer of Ben')
    await fireEvent.keyDown(document.activeElement ?? first, { key: 'a' })
    await waitFor(() => expect(told(core, 'cab_attendance_mark')).toEqual([mark({ person: 'ada', presence: 'present' }), mark({ person: 'ben', presence: 'apologies' })]))
  })

  it('has a deputy who is suggested, and any other', async () => {
    const core = aBoardroom()
    enter([MEETING, 'attendance'])
    await seats()
    await fireEvent.click(await screen.findByRole('button', { name: 'Dee stands in for Cy' }))
    const deputy = screen.getByRole('combobox', { name: /Deputy of Ben/ })
    await fireEvent.click(deputy)
    await fireEvent.pointerDown(await screen.findByRole('option', { name: /^Dee/ }))
    await waitFor(() => expect(told(core, 'cab_attendance_mark')).toEqual([
      { meeting: MEETING, person: 'cy', presence: 'apologies', deputy: 'dee' }, { meeting: MEETING, person: 'ben', presence: 'apologies', deputy: 'dee' },
    ]))
  })

  it('takes guests in who have no seat, and out again', async () => {
    const core = aBoardroom()
    enter([MEETING, 'attendance'])
    await seats()
    const guest = screen.getByRole('combobox', { name: 'Guest' })
    await fireEvent.click(guest)
    await waitFor(() => expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['Deedee']))
    await fireEvent.pointerDown(screen.getByRole('option', { name: /^Dee/ }))
    await fireEvent.click(screen.getByRole('button', { name: 'Add the guest' }))
    await waitFor(() => expect(told(core, 'cab_attendance_mark')).toEqual([mark({ person: 'dee', presence: 'present' })]))
    await fireEvent.click(screen.getByRole('button', { name: 'Take Eve out' }))
    await waitFor(() => expect(told(core, 'cab_attendance_mark')[1]).toEqual(mark({ person: 'eve', presence: null })))
  })
})
