import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../backend'
import { violations } from '../testing/axe'
import { sized } from '../testing/sizes'
import { Button, Checkbox, Combobox, DateTimeField, Dialog, ErrorState, Mark, Menu, Progress, Refusal, RoomFrame, RoomHead, Segmented, Select, Tabs, TextField, VirtualTable } from '.'

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }))
const options = [{ value: 'a', label: 'Payments' }, { value: 'b', label: 'Ledger' }, { value: 'c', label: 'Web shop' }]

describe('a dialog', () => {
  const dialog = (open: boolean) => ({ open, title: 'Reschedule', onclose: () => undefined, children: words('Content') })

  it('gives the focus back to whoever had it', async () => {
    const opener = document.body.appendChild(document.createElement('button'))
    opener.focus()
    const { rerender } = render(Dialog, dialog(true))
    screen.getByRole('button', { name: 'Close' }).focus()
    await rerender(dialog(false))
    expect(document.activeElement).toBe(opener)
  })

  it('leaves the focus where its answer has put it', async () => {
    const opener = document.body.appendChild(document.createElement('button'))
    const answer = document.body.appendChild(document.createElement('button'))
    opener.focus()
    const { rerender } = render(Dialog, dialog(true))
    answer.focus()
    await rerender(dialog(false))
    expect(document.activeElement).toBe(answer)
  })
})

describe('everybody can use', () => {
  const cases: Record<string, () => { container: HTMLElement }> = {
    Button: () => render(Button, { children: words('Save') }),
    Checkbox: () => render(Checkbox, { label: 'Cascade', checked: true, hint: 'Moves what waits' }),
    Combobox: () => render(Combobox, { label: 'Service', options, values: ['a'] }),
    'Combobox of several': () => render(Combobox, { label: 'Services', options, values: ['a', 'b'], multiple: true, error: 'One too many' }),
    DateTimeField: () => render(DateTimeField, { label: 'Start', zone: 'Europe/Berlin', value: '2026-11-28T22:00' }),
    'DateTimeField where clocks go back': () => render(DateTimeField, { label: 'Start', zone: 'Europe/Berlin', value: '2026-10-25T02:30' }),
    Dialog: () => render(Dialog, { open: true, title: 'Reschedule', onclose: () => undefined, children: words('Content') }),
    ErrorState: () => render(ErrorState, { error: new SlipwayError({ code: 'plan.none', message: 'No plan', hint: 'Open one' }), onretry: () => undefined }),
    Mark: () => render(Mark, { kind: 'hard', label: 'Hard conflict' }),
    Menu: () => render(Menu, { label: 'Plan', items: [{ label: 'Open', run: () => undefined }], children: words('Plan') }),
    Progress: () => render(Progress, { label: 'Printing', done: 3, total: 9, oncancel: () => undefined }),
    Refusal: () => render(Refusal, { error: new SlipwayError({ code: 'release.conflict', message: 'No', hint: 'Later' }) }),
    Segmented: () => render(Segmented, { label: 'Paper', options, value: 'a' }),
    Select: () => render(Select, { label: 'Type', options, value: 'a', error: 'Not this' }),
    TextField: () => render(TextField, { label: 'Title', value: '', error: 'Needed', hint: 'A few words' }),
  }
  for (const [name, mounted] of Object.entries(cases)) {
    it(name, async () => expect(await violations(mounted().container)).toEqual([]))
  }

  it('Tabs with the part that they show', async () => {
    const { container } = render(Tabs, { label: 'Parts', tabs: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }], value: 'a', controls: 'part' })
    container.insertAdjacentHTML('beforeend', '<div id="part" role="tabpanel" aria-labelledby="part-tab-a"></div>')
    expect(await violations(container)).toEqual([])
  })
})

describe('a room', () => {
  const places = { label: 'Parts of the room', items: [{ href: '#/calendars', label: 'One calendar' }, { href: '#/calendars/words', label: 'Words' }], current: '#/calendars/words' }

  it('lists its places as links in a named list and marks the one that is open, and no more than that', async () => {
    const { container } = render(RoomFrame, { title: 'Calendar files', places, children: words('Content') })
    expect(screen.getByRole('heading', { level: 1, name: 'Calendar files' })).toBeTruthy()
    const list = within(screen.getByRole('navigation', { name: 'Parts of the room' }))
    expect(list.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([['One calendar', '#/calendars'], ['Words', '#/calendars/words']])
    expect(list.getAllByRole('link', { current: 'page' }).map((link) => link.textContent)).toEqual(['Words'])
    expect(list.getAllByRole('link').every((link) => link.tabIndex === 0), 'all of them by Tab').toBe(true)
    expect(screen.getByText('Content')).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('marks none of its places where another part is open', () => {
    render(RoomFrame, { title: 'Calendar files', places: { ...places, current: '' }, children: words('Content') })
    expect(screen.queryByRole('link', { current: 'page' })).toBeNull()
  })

  it('has no list where it is one place, and shows what stands beside its title before what can be done', () => {
    const { container } = render(RoomHead, { title: 'Milestones', beside: words('3 of 9'), actions: words('New milestone…') })
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(container.textContent.replaceAll(/\s+/gu, ' ').trim()).toBe('Milestones 3 of 9 New milestone…')
  })
})

describe('Combobox', () => {
  it('narrows while typing and takes the first hit by Enter', async () => {
    const onchange = vi.fn()
    render(Combobox, { label: 'Service', options, values: [], onchange })
    const input = screen.getByRole('combobox')
    await fireEvent.input(input, { target: { value: 'led' } })
    expect(screen.getAllByRole('option')).toHaveLength(1)
    await fireEvent.keyDown(input, { key: 'Enter' })
    expect(onchange).toHaveBeenCalledWith(['b'])
  })

  it('gives up a half-typed text, but takes an emptied one for no choice', async () => {
    const onchange = vi.fn()
    render(Combobox, { label: 'Service', options, values: ['a'], onchange })
    const input = screen.getByRole('combobox')
    await fireEvent.input(input, { target: { value: 'xyz' } })
    await fireEvent.blur(input)
    expect(onchange).not.toHaveBeenCalled()
    expect(input).toHaveProperty('value', 'Payments')
    await fireEvent.input(input, { target: { value: '' } })
    await fireEvent.blur(input)
    expect(onchange).toHaveBeenCalledWith([])
  })
})

describe('the list of a Combobox', () => {
  it('has a bounded height, is scrolled, and never opens over the bar above the rooms', async () => {
    const box = (top: number, bottom: number): DOMRect => new DOMRect(200, top, 300, bottom - top)
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      if (this.dataset['frame'] === 'bar') return box(0, 44)
      return this.getAttribute('role') === 'listbox' ? box(0, Number.parseFloat(this.style.maxHeight)) : box(240, 268)
    })
    vi.stubGlobal('innerHeight', 300)
    const bar = document.body.appendChild(document.createElement('header'))
    bar.dataset['frame'] = 'bar'
    render(Combobox, { label: 'Service', options, values: [] })
    await fireEvent.click(screen.getByRole('combobox'))
    const { top, maxHeight } = screen.getByRole('listbox').style
    expect([top, maxHeight]).toEqual(['52px', '184px'])
    vi.stubGlobal('innerHeight', 1_200)
    await fireEvent(window, new Event('resize'))
    expect(screen.getByRole('listbox').style.maxHeight, 'with room for more').toBe('320px')
    bar.remove()
    vi.unstubAllGlobals()
  })
})

describe('DateTimeField', () => {
  it('says that a time does not exist instead of guessing', () => {
    render(DateTimeField, { label: 'Start', zone: 'Europe/Berlin', value: '2026-03-29T02:30' })
    expect(screen.getByText(/does not exist/)).toBeTruthy()
  })

  it('asks which of two equal times is meant', async () => {
    const onoccurrence = vi.fn()
    render(DateTimeField, { label: 'Start', zone: 'Europe/Berlin', value: '2026-10-25T02:30', onoccurrence })
    await fireEvent.click(screen.getByLabelText('the second'))
    expect(onoccurrence).toHaveBeenCalledWith('later')
  })

  it('says which of two equal times is meant where that is no choice', () => {
    render(DateTimeField, { label: 'First start', zone: 'Europe/Berlin', value: '2026-10-25T02:30', turns: false })
    expect(screen.getByText(/02:30 comes twice, and the first is meant/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it('steps the time to the grid and carries over midnight', async () => {
    const onchange = vi.fn()
    render(DateTimeField, { label: 'Start', zone: 'UTC', value: '2026-11-28T23:50', onchange })
    await fireEvent.keyDown(screen.getByLabelText('Start: time'), { key: 'ArrowUp' })
    expect(onchange).toHaveBeenCalledWith('2026-11-29T00:00')
  })
})

describe('what was refused', () => {
  const error = new SlipwayError({ code: 'key.taken', message: 'there is already a release R-12', hint: 'choose another key' })

  it('reads as one text: what is wrong, then what to do instead', () => {
    render(Refusal, { error })
    expect(screen.getByRole('alert').textContent.trim()).toBe('There is already a release R-12. Choose another key.')
  })

  it('is told in sentences in place of what should be there, too', () => {
    render(ErrorState, { error })
    expect(screen.getByText('There is already a release R-12.')).toBeTruthy()
    expect(screen.getByText('Choose another key.')).toBeTruthy()
  })
})

describe('VirtualTable', () => {
  interface Row {
    readonly key: string
  }
  const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({ key: `R-${index}` }))
  const rowKey = (row: Row): string => row.key
  const columns = [{ id: 'key', label: 'Key', width: '100px', sortable: true, text: rowKey }]

  it('keeps the page small, tells the true length, and walks with the arrows', async () => {
    const onselect = vi.fn()
    const onsort = vi.fn()
    const { container } = render(VirtualTable<Row>, { label: 'Releases', columns, rows, rowKey, sort: { column: 'key', down: false }, onselect, onsort })
    expect(container.querySelectorAll('[role=row]').length).toBeLessThan(80)
    const grid = screen.getByRole('grid')
    expect(grid.getAttribute('aria-rowcount')).toBe('10001')
    await fireEvent.keyDown(grid, { key: 'ArrowDown' })
    expect(onselect).toHaveBeenCalledWith({ key: 'R-1' })
    await fireEvent.click(screen.getByRole('button', { name: /Key/ }))
    expect(onsort).toHaveBeenCalledWith({ column: 'key', down: true })
    expect(await violations(container)).toEqual([])
  })

  it('brings a row into sight that was chosen from elsewhere', () => {
    sized(400, 280)
    render(VirtualTable<Row>, { label: 'Releases', columns, rows, rowKey, selected: 'R-500' })
    const { scrollTop } = screen.getByRole('grid')
    expect(scrollTop).toBe(501 * 28 - (280 - 28))
  })
})

describe('Menu', () => {
  it('opens by the arrow, closes by Escape, and gives the focus back', async () => {
    const run = vi.fn()
    render(Menu, { label: 'Plan', items: [{ label: 'Open', run }, { label: 'New', run }], children: words('Plan') })
    const button = screen.getByRole('button', { name: 'Plan' })
    await fireEvent.keyDown(button, { key: 'ArrowDown' })
    await fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' })
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(button)
  })
})
