import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PrintedPaper } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { sayDay, toMillis } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { aDeparture, aStation, aTrain, theNext } from '../samples'
import Trains from '../Trains.svelte'
import { sheet } from './sheet.svelte'

const printed = (path: string): PrintedPaper => ({ path, pages: 1, bytes: 2_048, snapshot: 7, warnings: [] })
const title = (day: string): string => `Sheet of Core train, ${sayDay(day)}`
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input

/** The page of a train, in the main part of the page as in the window. */
async function enter() {
  for (const old of document.querySelectorAll('main')) old.remove()
  const view = render(Trains, { target: document.body.appendChild(document.createElement('main')), props: { path: ['CORE'] } })
  await screen.findByRole('region', { name: sayDay('2026-12-12') })
  return view
}

async function ask(day: string): Promise<HTMLElement> {
  await fireEvent.click(within(screen.getByRole('region', { name: sayDay(day) })).getByRole('button', { name: 'Print the sheet…' }))
  return screen.findByRole('dialog')
}
const go = (form: HTMLElement): Promise<unknown> => fireEvent.click(within(form).getByRole('button', { name: 'Print…' }))

beforeEach(() => {
  router.go('trains')
  sheet.press.open = false
  sheet.press.paper = 'a4'
  sheet.press.mono = false
  toasts.clear()
})

describe('the sheet of a train', () => {
  it('is printed of the departure at which it was asked for', async () => {
    const core = aStation({}, { train_sheet_print: ({ path }: { path: string }) => printed(path) })
    core.file = '/out/train.pdf'
    await enter()
    const form = await ask('2026-12-12')
    expect(within(form).getByRole('heading', { name: title('2026-12-12') })).toBeTruthy()
    expect(await violations(form)).toEqual([])
    await fireEvent.click(within(form).getByRole('radio', { name: 'Letter' }))
    await fireEvent.click(within(form).getByRole('checkbox', { name: /Black and white/ }))
    await go(form)
    await waitFor(() => expect(form.textContent).toContain('1 page, 2 kB, showing the plan after operation 7'))
    expect(asked(core, 'dialog_save')).toMatchObject({ title: 'Where to put the train sheet', suggested: 'train-CORE-2026-12-12.pdf' })
    expect(asked(core, 'train_sheet_print')).toEqual({ train: 'CORE', departure: '2026-12-12', path: '/out/train.pdf', paper: 'letter', mono: true, fallback_font: null })
  })

  it('is offered where nothing can be written, and of what has left', async () => {
    aStation({ departures: [aDeparture(), theNext()] })
    plan.take(aStatus({ read_only: true, now: '2026-12-24T09:00:00Z' }))
    expect(plan.now).toBe(toMillis('2026-12-24T09:00:00Z'))
    await enter()
    await ask('2026-12-05')
    expect(screen.getByRole('dialog', { name: title('2026-12-05') })).toBeTruthy()
  })

  it('is not about another departure while one is printed', async () => {
    let finish: (() => void) | undefined
    const core = aStation({}, { train_sheet_print: ({ path }: { path: string }) => new Promise((resolve) => { finish = () => resolve(printed(path)) }) })
    core.file = '/out/train.pdf'
    await enter()
    await go(await ask('2026-12-05'))
    await waitFor(() => expect(finish).toBeTruthy())
    sheet.press.open = false
    sheet.ask(aTrain(), theNext())
    expect(await screen.findByRole('dialog', { name: title('2026-12-05') })).toBeTruthy()
    finish?.()
    await waitFor(() => expect(sheet.press.busy).toBe(false))
    sheet.ask(aTrain(), theNext())
    expect(await screen.findByRole('dialog', { name: title('2026-12-12') })).toBeTruthy()
  })

  it('is told in a notice to whom has left the train meanwhile, and is not open on the way back', async () => {
    let finish: (() => void) | undefined
    const core = aStation({}, { train_sheet_print: ({ path }: { path: string }) => new Promise((resolve) => { finish = () => resolve(printed(path)) }) })
    core.file = '/out/train.pdf'
    const { unmount } = await enter()
    await go(await ask('2026-12-05'))
    await waitFor(() => expect(finish).toBeTruthy())
    unmount()
    finish?.()
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ tone: 'note', hint: '/out/train.pdf' }))
    await enter()
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
