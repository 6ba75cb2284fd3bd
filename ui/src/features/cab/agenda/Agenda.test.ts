import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { announcer } from '../../../shared/announcer.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, aDecision, aPoint, MEETING, POINTS, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const title = (name: RegExp): HTMLElement => screen.getByRole('button', { name })
const row = (name: RegExp): HTMLElement => title(name).closest('tr') ?? document.body
const agenda = () => screen.findByRole('table', { name: 'Agenda' })
const said = (): string => announcer.text.replace('\u00a0', '')

describe('the agenda', () => {
  it('stands under its headings, with the running clock, risk, conflicts and what came late', async () => {
    const points = POINTS.map((point) => (point.id === 'R-1' ? { ...point, decision: aDecision({ provisional: true, counts: false }) } : point))
    aBoardroom(aBench({ points, over_minutes: 12, minutes: 42 }))
    const { container } = enter()
    const table = await agenda()
    expect(within(table).getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Previous minutes and open actions 5 min', 'For decision 20 min', 'Process, figures and any other business 5 min'])
    const cells = [...(row(/^R-2/).closest('tr')?.cells ?? [])].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
    expect(cells.slice(1, 4)).toEqual(['4.2', '10:15', expect.stringMatching(/^R-2 Web shop Ada Late: no justification given Justify…$/)])
    expect(cells.slice(5, 8)).toEqual(['Low', '1', 'to be decided'])
    expect(row(/^R-1/).textContent).toContain('Approved, provisional')
    expect(screen.getByText(/12 min longer than the meeting/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('keeps minutes when the field is left, and as many as usual where it is empty', async () => {
    const core = aBoardroom()
    enter()
    await agenda()
    const field = screen.getByRole('textbox', { name: 'Minutes for 4.1 R-1 Payments 4.2' })
    await fireEvent.input(field, { target: { value: '15' } })
    await fireEvent.blur(field)
    await waitFor(() => expect(told(core, 'cab_point_mark')).toEqual([{ meeting: MEETING, point: 'R-1', minutes: 15 }]))
    await fireEvent.input(field, { target: { value: '' } })
    await fireEvent.blur(field)
    await waitFor(() => expect(told(core, 'cab_point_mark')[1]).toEqual({ meeting: MEETING, point: 'R-1', minutes: 0 }))
    await fireEvent.input(field, { target: { value: 'long' } })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await fireEvent.blur(field)
    expect(said()).toContain('stays at 10')
    expect(told(core, 'cab_point_mark')).toHaveLength(2)
  })

  it('keeps why an item comes although it is late', async () => {
    const core = aBoardroom()
    enter()
    await agenda()
    await fireEvent.click(title(/^Justify 4\.2/))
    const field = screen.getByRole('textbox', { name: /Why 4.2 R-2 Web shop comes/ })
    expect(document.activeElement).toBe(field)
    await fireEvent.input(field, { target: { value: 'A law asks for it' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
    await waitFor(() => expect(told(core, 'cab_point_mark')).toEqual([{ meeting: MEETING, point: 'R-2', justification: 'A law asks for it' }]))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Why 4.2/ })).toBeNull())
  })

  it('says where nothing is on it', async () => {
    aBoardroom(aBench({ points: [], minutes: 0 }))
    const { container } = enter()
    await screen.findByText('Nothing is on the agenda')
    expect(await violations(container)).toEqual([])
  })
})

describe('the order', () => {
  it('changes by Alt and an arrow, and the focus stays with the point', async () => {
    const core = aBoardroom()
    enter()
    await agenda()
    title(/^R-2/).focus()
    await fireEvent.keyDown(title(/^R-2/), { key: 'ArrowUp', altKey: true })
    await waitFor(() => expect(told(core, 'cab_agenda_order')).toEqual([{ meeting: MEETING, points: ['R-2', 'R-1'] }]))
    await waitFor(() => expect(said()).toContain('Web shop: place 1 of 2 in its section'))
    expect(document.activeElement).toBe(title(/^R-2/))
    await fireEvent.keyDown(title(/^Coffee$/), { key: 'ArrowDown', altKey: true })
    expect(told(core, 'cab_agenda_order'), 'a point stays in its section').toHaveLength(1)
    expect(said()).toBe('It is the last of its section.')
  })

  it('changes without a drag and without keys in the menu of the row', async () => {
    const core = aBoardroom()
    enter()
    await agenda()
    await fireEvent.click(title(/More about 4.1/))
    await fireEvent.click(await screen.findByRole('menuitem', { name: /One place down/ }))
    await waitFor(() => expect(told(core, 'cab_agenda_order')).toEqual([{ meeting: MEETING, points: ['R-2', 'R-1'] }]))
  })

  it('changes by dragging the handle; Escape lets go of it', async () => {
    const core = aBoardroom()
    const { container } = enter()
    await agenda()
    const rows = [...container.querySelectorAll<HTMLElement>('[data-point]')]
    rows.forEach((one, at) => vi.spyOn(one, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, at * 30, 100, 30)))
    const handle = rows[2]?.querySelector<HTMLElement>('.handle')
    if (!handle) throw new Error('no handle')
    handle.setPointerCapture = () => undefined
    const pointer = (type: string, clientY: number) => fireEvent(handle, new PointerEvent(type, { bubbles: true, button: 0, clientY, pointerId: 1 }))
    await pointer('pointerdown', 70)
    await pointer('pointermove', 35)
    expect(rows[1]?.classList.contains('above')).toBe(true)
    await fireEvent.keyDown(document.body, { key: 'Escape' })
    await pointer('pointerup', 35)
    expect(told(core, 'cab_agenda_order')).toEqual([])
    await pointer('pointerdown', 70)
    await pointer('pointermove', 5)
    expect(rows[1]?.classList.contains('above'), 'no further than its section').toBe(true)
    await pointer('pointerup', 5)
    await waitFor(() => expect(told(core, 'cab_agenda_order')).toEqual([{ meeting: MEETING, points: ['R-2', 'R-1'] }]))
  })
})

describe('points', () => {
  it('of one’s own are added', async () => {
    const core = aBoardroom()
    enter()
    await agenda()
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: /A point of one’s own/ })
    await fireEvent.input(field, { target: { value: ' Staffing ' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Add the point' }))
    await waitFor(() => expect(told(core, 'cab_point_mark')).toEqual([{ meeting: MEETING, point: '~Staffing', off: false }]))
    await waitFor(() => expect(field.value).toBe(''))
  })

  it('are taken off and put back', async () => {
    let points = [...POINTS]
    const core = aBoardroom(() => aBench({ points }))
    const { container } = enter()
    await agenda()
    points = [...POINTS.filter(({ id }) => id !== 'R-2'), { ...aPoint({ id: 'R-2', title: 'Web shop', release: 'R-2', off: true, number: '', asks: false }) }]
    await fireEvent.click(title(/More about 4.2/))
    await fireEvent.click(await screen.findByRole('menuitem', { name: /Take it off the agenda/ }))
    await waitFor(() => expect(told(core, 'cab_point_mark')).toEqual([{ meeting: MEETING, point: 'R-2', off: true }]))
    const gone = await screen.findByRole('region', { name: 'Taken off' })
    expect(within(screen.getByRole('table', { name: 'Agenda' })).queryByText(/Web shop/)).toBeNull()
    expect(await violations(container)).toEqual([])
    points = [...POINTS]
    await fireEvent.click(within(gone).getByRole('button', { name: 'Put R-2 Web shop back' }))
    await waitFor(() => expect(told(core, 'cab_point_mark')[1]).toEqual({ meeting: MEETING, point: 'R-2', off: false }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Taken off' })).toBeNull())
  })

  it('are walked with j and k, but not while something is typed', async () => {
    aBoardroom()
    const { follow } = enter()
    await agenda()
    await fireEvent.keyDown(document.body, { key: 'j' })
    expect(router.place.path).toEqual([MEETING, 'agenda', '~Previous minutes'])
    await follow()
    await fireEvent.keyDown(document.body, { key: 'j' })
    await follow()
    await waitFor(() => expect(document.activeElement).toBe(title(/^R-1 Payments/)))
    await fireEvent.keyDown(screen.getByRole('textbox', { name: /A point of one’s own/ }), { key: 'j' })
    expect(router.place.path[2]).toBe('R-1')
    await fireEvent.keyDown(document.body, { key: 'k' })
    expect(router.place.path[2]).toBe('~Previous minutes')
  })

  it('are gone from the address as from the agenda', async () => {
    aBoardroom()
    enter([MEETING, 'agenda', 'R-9'])
    await screen.findByText('There is no such point on this agenda any more.')
  })
})
