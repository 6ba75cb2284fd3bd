import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, MoveOutcome } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { announcer } from '../../../shared/announcer.svelte'
import { HOUR, toWire } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { aMapLink } from '../samples'
import Gantt from './Gantt.svelte'
import { aNetwork, START } from './samples'
import { tiesOf } from './ties'

const at = (hours: number) => ({ start: toWire(START + hours * HOUR), end: toWire(START + (hours + 2) * HOUR) })

function core(slots: readonly number[]) {
  return fakeCore({
    slot_find: ({ from }: Input<'slot_find'>) => ({ slots: slots.map((hours) => ({ ...at(hours), told: '', score: 0, reasons: [] })).filter(({ start }) => start >= (from ?? '')), refused: [], blocked_by: null }),
    release_move: (input: Input<'release_move'>): MoveOutcome => ({ release: input.key, from: at(0), to: { start: input.to, end: input.end ?? input.to }, conflicts: [], moves: [], slots: [], changed: null }),
  })
}

async function open() {
  const [onselect, onlink] = [vi.fn(), vi.fn()]
  const { container } = render(Gantt, { ...aNetwork(), selected: null, link: null, onselect, onlink })
  await tick()
  const row = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-row="${key}"]`) ?? document.body
  const walked = (): (string | null)[] => [...container.querySelectorAll('[data-arrow].walked')].map((one) => one.getAttribute('data-arrow'))
  return { container, onselect, onlink, row, walked }
}

const press = (element: HTMLElement, key: string): Promise<boolean> => fireEvent.keyDown(element, { key })

beforeEach(() => {
  sized(1_248, 600)
  plan.take(aStatus())
})

describe('the arrows of a row', () => {
  const rows = ['R-1', 'R-2', 'R-3', 'R-5', 'R-4'].map((key, index) => ({ key, index }))

  it('are first those to what it waits for, each side from above, and none that leads nowhere', () => {
    const links = [...aNetwork().links, aMapLink('R-3', 'R-9'), aMapLink('R-4', 'R-3'), aMapLink('R-3', 'R-3')]
    expect(tiesOf('R-3', links, rows).map(({ from, to }) => `${from}>${to}`)).toEqual(['R-3>R-1', 'R-5>R-3', 'R-4>R-3'])
    expect(tiesOf('R-9', aNetwork().links, rows)).toEqual([])
  })

  it('are walked from the keyboard, in a circle, and Enter opens the one', async () => {
    core([])
    const { container, row, walked, onlink, onselect } = await open()
    await fireEvent.focus(row('R-3'))
    await press(row('R-3'), ']')
    expect(walked()).toEqual(['R-3>R-1'])
    expect(announcer.text).toMatch(/Arrow 1 of 2: R-3 waits for R-1.*Enter opens the link\./)
    await press(row('R-3'), ']')
    expect(walked()).toEqual(['R-5>R-3'])
    await press(row('R-3'), ']')
    await press(row('R-3'), '[')
    expect(walked()).toEqual(['R-5>R-3'])
    expect(await violations(container)).toEqual([])
    await press(row('R-3'), 'Enter')
    expect(onlink).toHaveBeenCalledWith({ from: 'R-5', to: 'R-3' })
    expect(onselect).not.toHaveBeenCalled()
    await press(row('R-3'), 'Escape')
    expect(walked()).toEqual([])
    await press(row('R-3'), 'Enter')
    expect(onselect).toHaveBeenCalledWith('R-3')
  })

  it('are left with their row', async () => {
    core([])
    const { row, walked } = await open()
    await fireEvent.focus(row('R-3'))
    await press(row('R-3'), '[')
    expect(walked()).toEqual(['R-5>R-3'])
    await press(row('R-3'), 'ArrowDown')
    expect(walked()).toEqual([])
  })
})

describe('a bar that is carried by keyboard', () => {
  it('jumps to the next valid slot and the one behind it, and says when there is none', async () => {
    const fake = core([5, 26])
    const { row } = await open()
    await fireEvent.focus(row('R-1'))
    await press(row('R-1'), 'm')
    expect(announcer.text).toContain('N goes to the next valid slot')
    await press(row('R-1'), 'n')
    const start = (): number => Number(screen.getByTestId('gantt-ghost').dataset['start'])
    await waitFor(() => expect(start()).toBe(START + 5 * HOUR))
    await press(row('R-1'), 'N')
    await waitFor(() => expect(start()).toBe(START + 26 * HOUR))
    expect(fake.asked.filter(({ name }) => name === 'slot_find')).toHaveLength(1)
    await press(row('R-1'), 'n')
    await waitFor(() => expect(announcer.text).toContain('There is no valid slot in the next 90 days.'))
    expect(start()).toBe(START + 26 * HOUR)
    expect(screen.getByTestId('gantt-held').textContent).toContain('N: next valid slot')
  })
})
