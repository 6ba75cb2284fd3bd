import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PrintedPaper } from '../../../backend'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { announcer } from '../../../shared/announcer.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { toasts } from '../../../shared/toasts.svelte'
import room from '../room'
import { aLayer, aRoom } from '../samples'
import Windows from '../Windows.svelte'
import { notice, planner } from './prints.svelte'

const layers = [
  aLayer(),
  aLayer({ window: { key: 'M-1', title: 'Shop nights', kind: 'maintenance' } }),
  aLayer({ window: { key: 'F-2', title: 'Spring', kind: 'freeze-soft' }, phase: 'proposed', binds: false, business: null, it: null }),
]

const printed = (path: string): PrintedPaper => ({ path, pages: 1, bytes: 2_048, snapshot: 7, warnings: ['No font has 漢'] })

beforeEach(() => {
  router.go('windows')
  planner.open = false
  notice.press.open = false
  toasts.clear()
})

/** As in the window, where the room stands in the main part: a head in it is no banner of the page. */
function enter(path: readonly string[] = []): void {
  for (const old of document.querySelectorAll('main')) old.remove()
  render(Windows, { target: document.body.appendChild(document.createElement('main')), props: { path } })
}
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input
const dialog = (name: string) => screen.findByRole('dialog', { name })
const go = (within_: HTMLElement): Promise<unknown> => fireEvent.click(within(within_).getByRole('button', { name: 'Print…' }))

describe('the wall planner', () => {
  it('is printed for a year and all that binds, and tells where it is and what to know', async () => {
    const core = aRoom(layers, { wall_planner_print: ({ path }: { path: string }) => printed(path) })
    core.file = '/out/year.pdf'
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Wall planner…' }))
    const form = await dialog('Wall planner')
    expect(within(form).getByRole<HTMLInputElement>('textbox', { name: 'Year' }).value).toBe('2026')
    expect(await violations(form)).toEqual([])
    await fireEvent.click(within(form).getByRole('checkbox', { name: /Black and white/ }))
    await go(form)
    await waitFor(() => expect(form.textContent).toContain('/out/year.pdf'))
    expect(form.textContent).toMatch(/1 page, 2 kB, showing the plan after operation 7.*No font has 漢/)
    expect(asked(core, 'dialog_save')).toMatchObject({ title: 'Where to put the wall planner', suggested: 'wall-planner-2026.pdf' })
    expect(asked(core, 'wall_planner_print')).toEqual({ path: '/out/year.pdf', year: 2026, layers: [], mono: true })
    expect(announcer.text).toContain('The wall planner is printed: 1 page.')
  })

  it('is printed of chosen layers only, and of a year that there is', async () => {
    const core = aRoom(layers, { wall_planner_print: ({ path }: { path: string }) => printed(path) })
    core.file = '/out/year.pdf'
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Wall planner…' }))
    const form = await dialog('Wall planner')
    const year = within(form).getByRole('textbox', { name: 'Year' })
    await fireEvent.input(year, { target: { value: '2300' } })
    expect(form.textContent).toContain('Write a year from 1901 to 2198.')
    expect(within(form).getByRole<HTMLButtonElement>('button', { name: 'Print…' }).disabled).toBe(true)
    await fireEvent.input(year, { target: { value: '2027' } })
    const choice = within(form).getByRole('combobox', { name: /^Layers/ })
    await fireEvent.input(choice, { target: { value: 'spring' } })
    await fireEvent.keyDown(choice, { key: 'Enter' })
    await go(form)
    await waitFor(() => expect(asked(core, 'wall_planner_print')).toMatchObject({ year: 2027, layers: ['F-2'] }))
  })

  it('shows how far it is, can be stopped, and says so', async () => {
    let stop: (() => void) | undefined
    const core = aRoom(layers, {
      wall_planner_print: () => new Promise((_, reject) => { stop = () => reject(new SlipwayError({ code: 'task.cancelled', message: 'printing was stopped; nothing was written' })) }),
    })
    core.file = '/out/year.pdf'
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Wall planner…' }))
    const form = await dialog('Wall planner')
    await go(form)
    await within(form).findByRole('progressbar')
    core.say('task_progress', { task: 'cab_pack_print', done: 9, total: 9, what: '' })
    core.say('task_progress', { task: 'wall_planner_print', done: 2, total: 5, what: '' })
    await within(form).findByText(/2 of 5/)
    await fireEvent.click(within(form).getByRole('button', { name: 'Cancel' }))
    expect(asked(core, 'task_cancel')).toBe('wall_planner_print')
    stop?.()
    expect((await within(form).findByRole('alert')).textContent).toContain('nothing was written')
  })

  it('does nothing where no file is chosen', async () => {
    const core = aRoom(layers)
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Wall planner…' }))
    await go(await dialog('Wall planner'))
    await waitFor(() => expect(asked(core, 'dialog_save')).toBeTruthy())
    expect(asked(core, 'wall_planner_print')).toBeUndefined()
  })

  it('is told in a notice where its dialog was closed meanwhile', async () => {
    let finish: (() => void) | undefined
    const core = aRoom(layers, { wall_planner_print: ({ path }: { path: string }) => new Promise((resolve) => { finish = () => resolve(printed(path)) }) })
    core.file = '/out/year.pdf'
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Wall planner…' }))
    await go(await dialog('Wall planner'))
    await waitFor(() => expect(finish).toBeTruthy())
    planner.open = false
    finish?.()
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ tone: 'note', hint: '/out/year.pdf' }))
  })
})

describe('the freeze notice', () => {
  it('is printed from the panel of its freeze', async () => {
    const core = aRoom(layers, { freeze_notice_print: ({ path }: { path: string }) => printed(path) })
    core.file = '/out/notice.pdf'
    enter(['layer', 'F-2'])
    await fireEvent.click(await screen.findByRole('button', { name: 'Freeze notice…' }))
    const form = await dialog('Freeze notice')
    expect(form.textContent).toContain('marked as a draft')
    expect(await violations(form)).toEqual([])
    await fireEvent.click(within(form).getByRole('radio', { name: 'Letter' }))
    await go(form)
    await waitFor(() => expect(asked(core, 'freeze_notice_print')).toEqual({ key: 'F-2', path: '/out/notice.pdf', paper: 'letter', mono: false }))
    expect(asked(core, 'dialog_save')).toMatchObject({ suggested: 'freeze-notice-F-2.pdf' })
  })

  it('is not offered for what is no freeze', async () => {
    aRoom(layers)
    enter(['layer', 'M-1'])
    await screen.findByRole('heading', { name: 'Shop nights' })
    expect(screen.queryByRole('button', { name: 'Freeze notice…' })).toBeNull()
  })

  it('asks for a freeze where it comes from the palette', async () => {
    aRoom(layers)
    enter()
    room.actions.find((action) => action.id === 'freeze-notice-print')?.run()
    const form = await dialog('Freeze notice')
    expect(within(form).getByRole<HTMLButtonElement>('button', { name: 'Print…' }).disabled).toBe(true)
    const choice = within(form).getByRole('combobox', { name: 'Freeze' })
    await fireEvent.input(choice, { target: { value: 'year' } })
    await fireEvent.keyDown(choice, { key: 'Enter' })
    expect(within(form).getByRole<HTMLButtonElement>('button', { name: 'Print…' }).disabled).toBe(false)
  })
})
