import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { publication } from '../../../shared/publication.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import Calendars from '../Calendars.svelte'
import { onlyWindow } from '../part'
import { aCore, aPublication, aSaved, someSaved } from '../samples'
import { pauses, sayPause, sayPublished } from './told'

beforeEach(() => {
  router.go('calendars', ['publishing'])
  toasts.clear()
})

const open = () => render(Calendars, { target: document.body.appendChild(document.createElement('main')), props: { path: ['publishing'] } })
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const asked = (core: FakeCore, name: string): unknown[] => core.asked.filter((one) => one.name === name).map((one) => one.input)
const done = { folder: '/srv/calendars', written: [{ path: '/srv/calendars/emergency.ics', bytes: 900 }], unchanged: 0, removed: ['/srv/calendars/old.ics'], warnings: [] }

describe('published calendars', () => {
  it('are told with their files, when they were brought up to date and where they are', async () => {
    aCore()
    const { container } = open()
    await waitFor(() => expect(screen.getByText('/srv/calendars')).toBeTruthy())
    expect(screen.getByText(/Brought up to date Tue,? 24 Nov 2026,? 09:00 CET/)).toBeTruthy()
    expect(screen.getAllByRole('row').slice(1).map((row) => [...row.querySelectorAll('td')].slice(1, 4).map((cell) => cell.textContent))).toEqual([
      ['Emergency releases', 'Every emergency release', 'emergency.ics'], ['Everything', 'Every release; every window; every CAB meeting', 'all.ics'],
    ])
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Emergency releases is published' }).checked).toBe(true)
    expect(await violations(container)).toEqual([])
  })

  it('are put into the folder and taken out by a tick, with a way back', async () => {
    const core = aCore()
    open()
    await waitFor(() => expect(screen.getByRole('table')).toBeTruthy())
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Everything is published' }))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')).toEqual([{ key: 'all', name: 'Everything', published: true }]))
    expect(toasts.list[0]).toMatchObject({ text: 'Everything is published', action: { label: 'Undo' } })
  })

  it('that name what is gone say so, and are published and taken out as they are', async () => {
    const gone = [{ what: 'window', id: '01936a3e-7c00-7000-8000-000000000001', told: 'window F-9 Old freeze' }]
    const saved = aSaved('old', { ...onlyWindow('F-9'), layers: [], gone })
    const core = aCore({}, [saved])
    open()
    await waitFor(() => expect(screen.getByText(/Names what is no longer in the plan: window F-9 Old freeze/)).toBeTruthy())
    expect(screen.getByText(/^No window/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'OLD is published' }))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')).toEqual([{ key: 'old', name: 'OLD', published: true }]))
  })

  it('say what to do first where none is saved', async () => {
    aCore({}, [])
    const { container } = open()
    await waitFor(() => expect(screen.getByText('No calendar is saved yet')).toBeTruthy())
    expect(await violations(container)).toEqual([])
  })
})

describe('the folder of this machine', () => {
  it('is chosen, and filled at once', async () => {
    const core = aCore({ publication_show: () => aPublication({ folder: null, published: null }), publication_set: () => aPublication(), calendar_publish: () => done })
    core.file = '/srv/calendars'
    const { container } = open()
    await waitFor(() => expect(screen.getByText('No folder is kept up to date on this machine.')).toBeTruthy())
    expect(await violations(container)).toEqual([])
    core.on('publication_show', () => aPublication())
    await fireEvent.click(button('Choose a folder…'))
    await waitFor(() => expect(asked(core, 'publication_set')).toEqual([{ folder: '/srv/calendars', refresh_minutes: 60 }]))
    await waitFor(() => expect(screen.getByText('1 file written, 0 as they were, 1 taken out')).toBeTruthy())
    expect(asked(core, 'calendar_publish')).toEqual([{}])
  })

  it('is left alone with a way back that settles it as it was', async () => {
    const core = aCore({ publication_set: () => aPublication({ folder: null }), calendar_publish: () => done })
    open()
    await waitFor(() => expect(button('Stop publishing')).toBeTruthy())
    core.on('publication_show', () => aPublication({ folder: null }))
    await fireEvent.click(button('Stop publishing'))
    await waitFor(() => expect(toasts.list[0]?.text).toBe('Publishing is stopped; the files stay where they are'))
    toasts.list[0]?.action?.run()
    await waitFor(() => expect(asked(core, 'publication_set')).toEqual([{ folder: null }, { folder: '/srv/calendars', refresh_minutes: 60 }]))
  })

  it('says how often subscribers look again, and keeps what is unusual', async () => {
    const core = aCore({ publication_show: () => aPublication({ refresh_minutes: 90 }), publication_set: () => aPublication() })
    open()
    const select = await waitFor(() => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Subscribers look again after' }))
    expect(select.value).toBe('90')
    await fireEvent.change(select, { target: { value: '240' } })
    await waitFor(() => expect(asked(core, 'publication_set')).toEqual([{ folder: '/srv/calendars', refresh_minutes: 240 }]))
    expect(pauses(90).map(({ label }) => label)).toEqual(['15 minutes', '30 minutes', '1 hour', '90 minutes', '4 hours', '12 hours', '1 day'])
    expect(sayPause(2_880)).toBe('2 days')
  })

  it('says why it cannot be used', async () => {
    const core = aCore({ publication_set: () => { throw new SlipwayError({ code: 'folder.unusable', message: '/nowhere: not found', hint: 'choose a folder that is there and can be written' }) } })
    core.file = '/nowhere'
    open()
    await waitFor(() => expect(button('Choose another…')).toBeTruthy())
    await fireEvent.click(button('Choose another…'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Choose a folder that is there'))
  })

  it('is brought up to date now, and says why that failed', async () => {
    const core = aCore({ calendar_publish: () => done })
    open()
    await waitFor(() => expect(button('Bring up to date now')).toBeTruthy())
    await fireEvent.click(button('Bring up to date now'))
    await waitFor(() => expect(screen.getByText(sayPublished(done))).toBeTruthy())
    core.on('publication_show', () => aPublication({ failed: { at: '2026-11-24T09:30:00Z', message: 'the disk is full', hint: 'make room' } }))
    core.on('calendar_publish', () => { throw new SlipwayError({ code: 'file.unwritable', message: 'the disk is full' }) })
    await fireEvent.click(button('Bring up to date now'))
    await waitFor(() => expect(screen.getByText(/It could not be brought up to date Tue,? 24 Nov 2026,? 10:30 CET: The disk is full\./)).toBeTruthy())
    expect(screen.getByText('Make room.')).toBeTruthy()
    expect(screen.getByText(/What is there is of Tue/)).toBeTruthy()
  })

  it('is not written while a scenario is open', async () => {
    aCore()
    plan.take(aStatus({ scenario: 'Later' }))
    open()
    await waitFor(() => expect(screen.getByText(/The scenario Later is open\. What might be is not published/)).toBeTruthy())
    await waitFor(() => expect(button('Bring up to date now').hasAttribute('disabled')).toBe(true))
  })
})

describe('what the core says of publishing by itself', () => {
  it('is read again here when it went well, without a look in between', async () => {
    const core = aCore()
    const stop = publication.follow()
    open()
    await waitFor(() => expect(screen.getByText(/24 Nov 2026,? 09:00 CET/)).toBeTruthy())
    core.on('publication_show', () => aPublication({ published: '2026-11-24T08:05:00Z' }))
    core.say('publication_done')
    await waitFor(() => expect(screen.getByText(/24 Nov 2026,? 09:05 CET/)).toBeTruthy())
    stop()
  })

  it('is read again here when it fails', async () => {
    const core = aCore({}, someSaved())
    const stop = publication.follow()
    open()
    await waitFor(() => expect(screen.getByText(/Brought up to date/)).toBeTruthy())
    core.on('publication_show', () => aPublication({ failed: { at: '2026-11-24T09:30:00Z', message: 'the disk is full', hint: null } }))
    core.say('publication_failed', { code: 'file.unwritable', message: 'the disk is full', hint: null, details: null })
    await waitFor(() => expect(screen.getByText(/It could not be brought up to date/)).toBeTruthy())
    stop()
  })
})
