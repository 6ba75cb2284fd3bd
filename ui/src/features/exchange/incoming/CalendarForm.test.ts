import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { Input } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { sources } from '../../../shared/sources.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import ImportForm from '../ImportForm.svelte'
import { aLine, anOutcome, aSource } from './samples'

type Asked = Input<'calendar_import'>

const catalogue = { services: [{ key: 'pay', name: 'Payments' }], regions: [], people: [], environments: [], teams: [] }
const desk = { plan: aStatus(), version: '0.1.0', zones: ['Europe/Berlin', 'Europe/Vienna', 'UTC'] }

function aCore(handlers: Handlers = {}): FakeCore {
  const core = fakeCore({ catalogue_show: () => catalogue, calendar_sources: () => ({ items: [] }), calendar_import: () => anOutcome(), ...handlers })
  core.file = '/in/holidays.ics'
  return core
}

const imports = (core: FakeCore): readonly Asked[] => core.asked.filter(({ name }) => name === 'calendar_import').map(({ input }) => input as Asked)

async function open(handlers: Handlers = {}, query: Readonly<Record<string, string>> = {}) {
  const core = aCore(handlers)
  router.go('exchange', ['import'], { kind: 'calendar', ...query })
  const view = render(ImportForm, { target: document.body.appendChild(document.createElement('main')) })
  await waitFor(() => expect(core.asked.length).toBeGreaterThan(0))
  return { core, ...view }
}

async function chooseFile(): Promise<void> {
  await fireEvent.click(screen.getByRole('button', { name: 'Choose a file…' }))
}

beforeEach(() => {
  plan.desk = desk
  plan.take(aStatus())
  toasts.clear()
  sources.take([])
})

afterEach(cleanup)

describe('importing a calendar', () => {
  it('shows what would happen as soon as a file is chosen, and writes all of it with one press and a way back', async () => {
    const done = anOutcome({ changed: aChange() })
    const { core, container } = await open({ calendar_import: (input: Asked) => (input.mode === 'commit' ? done : anOutcome()) })
    expect(await violations(container)).toEqual([])
    await chooseFile()
    await screen.findByText('1 event: 1 new.')
    expect(core.asked.find(({ name }) => name === 'dialog_open')?.input).toMatchObject({ kinds: [{ extensions: ['ics'] }] })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Import 1 change' }))
    await screen.findByRole('heading', { name: 'Imported' })
    expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], mode: 'commit' })
    expect(toasts.list[0]?.action?.label).toBe('Undo')
    expect(screen.queryByRole('button', { name: /^Import / })).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
  })

  it('takes a folder', async () => {
    const { core } = await open()
    core.file = '/in'
    await fireEvent.click(screen.getByRole('button', { name: 'Choose a folder…' }))
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ paths: ['/in'], mode: 'preview' }))
  })

  it('says that nothing changes where the plan holds it already, and offers nothing to press', async () => {
    await open({ calendar_import: () => anOutcome({ added: 0, unchanged: 1, lines: [aLine({ outcome: 'unchanged' })] }) })
    await chooseFile()
    await screen.findByText(/Nothing changes: the plan holds it already/)
    expect(screen.getByText('As it was')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Import / })).toBeNull()
    await fireEvent.click(screen.getByRole('checkbox', { name: /Watch this file/ }))
    await screen.findByRole('button', { name: 'Watch it' })
  })

  it('asks again with what is chosen for an event, and takes choices back', async () => {
    const { core } = await open()
    await chooseFile()
    await fireEvent.change(await screen.findByRole('combobox', { name: 'What Year end becomes' }), { target: { value: 'milestone' } })
    await waitFor(() => expect(imports(core).at(-1)?.choices).toEqual({ '1@example.org': 'milestone' }))
    expect(screen.getByLabelText(/^Project/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Take back 1 choice' }))
    await waitFor(() => expect(imports(core).at(-1)?.choices).toEqual({}))
  })

  it('keeps the events where a choice is refused, so that it can be made otherwise', async () => {
    const refused = new SlipwayError({ code: 'file.bad', message: 'no event comes in', details: { problems: [{ line: 4, column: null, message: 'takes no time' }], count: 1 } })
    await open({ calendar_import: (input: Asked) => { if (Object.keys(input.choices ?? {}).length > 0) throw refused; return anOutcome() } })
    await chooseFile()
    await fireEvent.change(await screen.findByRole('combobox', { name: 'What Year end becomes' }), { target: { value: 'peak' } })
    await screen.findByText('takes no time')
    expect(screen.getByRole('combobox', { name: 'What Year end becomes' })).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 1 change' }).disabled).toBe(true)
  })

  it('asks for the zone in place, with the one that the file names, and goes on', async () => {
    const needed = new SlipwayError({ code: 'calendar.zone_needed', message: 'a.ics: no zone', hint: 'say --zone', details: { hint: 'Europe/Vienna', count: 5, problems: [{ line: 7, column: 'DTSTART', message: '22:00 has no zone' }] } })
    const { core, container } = await open({ calendar_import: (input: Asked) => { if (input.zone === null) throw needed; return anOutcome() } })
    await chooseFile()
    const question = await screen.findByRole('region', { name: 'In which zone are the times of the file?' })
    expect(within(question).getByRole<HTMLInputElement>('combobox').value).toBe('Europe/Vienna')
    expect(within(question).getByText(/Line 7/)).toBeTruthy()
    expect(screen.queryByText(/--zone/)).toBeNull()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(within(question).getByRole('button', { name: 'Take this zone' }))
    await screen.findByText('1 event: 1 new.')
    expect(imports(core).at(-1)?.zone).toBe('Europe/Vienna')
  })

  it('asks what windows mean where nothing says it', async () => {
    const needed = new SlipwayError({ code: 'calendar.kind_needed', message: 'nobody said of which kind', hint: 'say --kind' })
    const { core, container } = await open({ calendar_import: (input: Asked) => { if (input.kind === null) throw needed; return anOutcome() } })
    await chooseFile()
    await screen.findByText('Nothing in the file says it; choose one.')
    expect(await violations(container)).toEqual([])
    await fireEvent.change(screen.getByRole('combobox', { name: 'What the windows mean' }), { target: { value: 'holiday' } })
    await screen.findByText('1 event: 1 new.')
    expect(imports(core).at(-1)?.kind).toBe('holiday')
  })

  it('asks for what releases need where events become releases', async () => {
    const { core } = await open()
    await chooseFile()
    await fireEvent.click(await screen.findByRole('radio', { name: 'Draft releases' }))
    await fireEvent.change(screen.getByRole('combobox', { name: 'Type of new releases' }), { target: { value: 'standard' } })
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ becomes: 'release', type: 'standard', kind: null }))
    expect(screen.getByRole('combobox', { name: /^Environment/ })).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: 'What the windows mean' })).toBeNull()
  })

  it('asks again when the plan has changed', async () => {
    const { core } = await open()
    await chooseFile()
    await screen.findByText('1 event: 1 new.')
    const before = imports(core).length
    plan.take(aStatus({ seq: 99 }))
    await waitFor(() => expect(imports(core).length).toBe(before + 1))
  })

  it('shows one part of a long list at a time', async () => {
    const lines = Array.from({ length: 130 }, (_, at) => aLine({ uid: `${at}`, line: at, summary: `freeze-hard Day ${at} ${aLine().when ?? ''}` }))
    await open({ calendar_import: () => anOutcome({ rows: 130, added: 130, lines }) })
    await chooseFile()
    await fireEvent.click(await screen.findByRole('button', { name: 'Show 30 more' }))
    expect(screen.getByText('Day 129')).toBeTruthy()
  })
})

describe('watched calendars', () => {
  const changed = aSource({ state: 'changed', files: [{ name: 'holidays.ics', state: 'changed' }] })

  it('are listed with how they stand, reviewed from the list, and marked as read by the import', async () => {
    const { core, container } = await open({ calendar_sources: () => ({ items: [changed, aSource({ path: '/in/old.ics', state: 'missing' })] }) })
    await fireEvent.click(await screen.findByRole('button', { name: 'Review the update of holidays.ics' }))
    await screen.findByText('1 event: 1 new.')
    expect(screen.getByText(/^Missing/)).toBeTruthy()
    expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], kind: 'freeze-hard', mode: 'preview' })
    expect(await violations(container)).toEqual([])
    core.on('calendar_import', () => anOutcome({ changed: aChange() }))
    core.on('calendar_sources', () => ({ items: [aSource()] }))
    await fireEvent.click(screen.getByRole('button', { name: 'Import 1 change' }))
    await screen.findByText(/^Unchanged/)
    expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], kind: 'freeze-hard', watch: true, mode: 'commit' })
  })

  it('tell everything that was said of them', async () => {
    const said = { ...aSource().said, services: ['pay'], zone: 'Europe/Vienna', choices: { a: 'nothing', b: 'peak' } }
    await open({ calendar_sources: () => ({ items: [aSource({ said })] }) })
    await screen.findByText('Becomes hard freeze; zone Europe/Vienna; service Payments; 2 events chosen otherwise')
  })

  it('fill the form with everything that was said of them, which can be said otherwise and is then remembered', async () => {
    const said = { ...aSource().said, services: ['pay'], zone: 'Europe/Vienna', whole: true, choices: { '1@example.org': 'peak' } }
    const { core } = await open({ calendar_sources: () => ({ items: [aSource({ said })] }), calendar_import: () => anOutcome({ added: 0, unchanged: 1 }) })
    await fireEvent.click(await screen.findByRole('button', { name: 'Import holidays.ics again' }))
    await screen.findByText(/Nothing changes: the plan holds it already/)
    expect(imports(core).at(-1)).toMatchObject({ kind: 'freeze-hard', services: ['pay'], zone: 'Europe/Vienna', whole: true, choices: { '1@example.org': 'peak' } })
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'What the windows mean' }).value).toBe('freeze-hard')
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Zone of whole days/ }).value).toBe('Europe/Vienna')
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /whole calendar/ }).checked).toBe(true)
    expect(screen.queryByRole('checkbox', { name: /Watch this file/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /Mark as read|Remember what is said/ })).toBeNull()
    await fireEvent.change(screen.getByRole('combobox', { name: 'What the windows mean' }), { target: { value: 'holiday' } })
    await fireEvent.click(await screen.findByRole('button', { name: 'Remember what is said' }))
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ kind: 'holiday', services: ['pay'], whole: true, watch: true, mode: 'commit' }))
  })

  it('know what was said of a file that is chosen once more', async () => {
    const { core } = await open({ calendar_sources: () => ({ items: [aSource()] }) })
    await screen.findByText('Watched on this machine')
    await chooseFile()
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], kind: 'freeze-hard' }))
  })

  it('open with their update where a notice leads to it', async () => {
    const { core } = await open({ calendar_sources: () => ({ items: [changed] }) }, { source: '/in/holidays.ics' })
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], kind: 'freeze-hard', mode: 'preview' }))
  })

  it('wait for what was said of them where the window opens with one', async () => {
    sources.list = null
    const { core } = await open({ calendar_sources: () => ({ items: [changed] }) }, { source: '/in/holidays.ics' })
    await waitFor(() => expect(imports(core).length).toBeGreaterThan(0))
    expect(imports(core)[0]).toMatchObject({ kind: 'freeze-hard' })
  })

  it('can be marked as read where their change changes nothing', async () => {
    await open({ calendar_sources: () => ({ items: [changed] }), calendar_import: () => anOutcome({ added: 0, unchanged: 1 }) }, { source: '/in/holidays.ics' })
    await screen.findByRole('button', { name: 'Mark as read' })
  })

  it('keep what was said where an update has times without a zone, and take the zone beside it', async () => {
    const needed = new SlipwayError({ code: 'calendar.zone_needed', message: 'no zone', details: { hint: null } })
    const { core } = await open({ calendar_sources: () => ({ items: [changed] }), calendar_import: (input: Asked) => { if (input.zone == null) throw needed; return anOutcome() } }, { source: '/in/holidays.ics' })
    const question = await screen.findByRole('region', { name: 'In which zone are the times of the file?' })
    const zone = within(question).getByRole('combobox')
    await fireEvent.input(zone, { target: { value: 'Vienna' } })
    await fireEvent.keyDown(zone, { key: 'Enter' })
    await fireEvent.click(within(question).getByRole('button', { name: 'Take this zone' }))
    await waitFor(() => expect(imports(core).at(-1)).toMatchObject({ paths: ['/in/holidays.ics'], zone: 'Europe/Vienna', kind: 'freeze-hard' }))
  })

  it('are forgotten with a way back, and what came from them stays', async () => {
    const { core } = await open({ calendar_sources: () => ({ items: [changed] }), calendar_source_forget: () => ({ forgotten: changed, items: [] }), calendar_source_restore: () => ({ items: [changed] }) })
    await screen.findByRole('button', { name: 'Forget holidays.ics' })
    toasts.clear()
    await fireEvent.click(screen.getByRole('button', { name: 'Forget holidays.ics' }))
    await waitFor(() => expect(screen.queryByText('Watched on this machine')).toBeNull())
    expect(core.asked.at(-1)).toEqual({ name: 'calendar_source_forget', input: { path: '/in/holidays.ics' } })
    expect(toasts.list[0]).toMatchObject({ text: 'holidays.ics is watched no longer', hint: 'What came from it stays in the plan.', action: { label: 'Undo' } })
    expect(document.activeElement).not.toBe(document.body)
    toasts.list[0]?.action?.run()
    await screen.findByRole('button', { name: 'Review the update of holidays.ics' })
    expect(core.asked.at(-1)).toEqual({ name: 'calendar_source_restore', input: { path: '/in/holidays.ics' } })
    expect(toasts.list.map(({ text }) => text)).not.toContain('holidays.ics changed')
  })

  it('say why one could not be watched again', async () => {
    await open({ calendar_sources: () => ({ items: [aSource()] }), calendar_source_forget: () => ({ forgotten: aSource(), items: [] }), calendar_source_restore: () => { throw new SlipwayError({ code: 'memory.unwritable', message: 'the disk is full' }) } })
    await fireEvent.click(await screen.findByRole('button', { name: 'Forget holidays.ics' }))
    await waitFor(() => expect(toasts.list.length).toBeGreaterThan(0))
    toasts.list.at(-1)?.action?.run()
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('the disk is full'))
  })

  it('say why one could not be forgotten', async () => {
    await open({ calendar_sources: () => ({ items: [aSource()] }), calendar_source_forget: () => { throw new SlipwayError({ code: 'memory.unwritable', message: 'the disk is full' }) } })
    await fireEvent.click(await screen.findByRole('button', { name: 'Forget holidays.ics' }))
    await screen.findByText('The disk is full.')
  })
})
