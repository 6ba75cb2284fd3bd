import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { Input, TemplateCard } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { aTemplate } from '../../../shared/templates/samples'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus, anOperation } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import Releases from '../Releases.svelte'
import room from '../room'

const ONE = { key: 'pay', name: 'Payments', tier: 1, team: null, region: null, environments: [] }

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

/** A core that keeps templates as the real one does. */
function core(rows: readonly TemplateCard[], more: Handlers = {}): FakeCore {
  let seq = 7
  let kept = [...rows]
  let gone: TemplateCard[] = []
  const changed = (label: string) => {
    seq += 1
    return aChange({ operation: anOperation({ label, seq }), status: aStatus({ seq }) })
  }
  return fakeCore({
    template_list: () => ({ items: kept }),
    catalogue_show: () => ({
      services: [ONE], teams: [{ key: 'core', name: 'Core' }], environments: [], people: [{ key: 'ada', name: 'Ada' }],
      regions: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
    }),
    template_save: ({ key, title }: Input<'template_save'>) => {
      kept = kept.map((one) => (one.key === key ? { ...one, title } : one))
      return changed(`Keep template ${key}`)
    },
    template_remove: ({ key }: Input<'template_remove'>) => {
      gone = kept.filter((one) => one.key === key)
      kept = kept.filter((one) => one.key !== key)
      return changed(`Remove template ${key}`)
    },
    undo: () => {
      kept = [...kept, ...gone]
      return changed('Undo')
    },
    ...more,
  })
}

const asked = (fake: FakeCore, name: string): unknown[] => fake.asked.filter((one) => one.name === name).map((one) => one.input)
const enter = () => render(Releases, { path: ['templates'] })

describe('the templates of a plan', () => {
  it('say how one is made where there are none', async () => {
    core([])
    const { container } = enter()
    expect(await screen.findByText('No templates yet')).toBeTruthy()
    expect(screen.getByText(/Keep as template…/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Show the releases' }))
    expect(router.place).toMatchObject({ room: 'releases', path: [] })
  })

  it('say why they cannot be read, and are read again', async () => {
    const fake = core([], { template_list: () => { throw new SlipwayError({ code: 'file.damaged', message: 'the plan is damaged' }) } })
    enter()
    expect((await screen.findByRole('alert')).textContent).toContain('The plan is damaged.')
    fake.on('template_list', () => ({ items: [aTemplate()] }))
    await fireEvent.click(screen.getByRole('button', { name: /again/i }))
    expect(await screen.findByRole('row', { name: /NIGHT/ })).toBeTruthy()
  })

  it('are listed with what is drawn from each, in its own zone', async () => {
    core([aTemplate(), aTemplate({ key: 'DAY', title: 'Config', start: '10:00:00', zone: 'UTC', people: [], services: [] })])
    const { container } = enter()
    const row = await screen.findByRole('row', { name: /NIGHT/ })
    for (const said of ['Patches', 'Standard', '22:00', 'Europe/Berlin', '3 h, of it 30 min validation', 'pay', 'Ada']) expect(row.textContent).toContain(said)
    expect(screen.getByRole('row', { name: /DAY/ }).textContent).toContain('10:00 UTC')
    expect(await violations(container)).toEqual([])
  })

  it('are found from the palette and from the head of the list of releases', async () => {
    room.actions.find(({ id }) => id === 'release-templates')?.run()
    expect(router.place).toMatchObject({ room: 'releases', path: ['templates'] })
    router.go('releases')
    core([], { release_list: () => ({ items: [] }) })
    render(Releases, { path: [] })
    await fireEvent.click(screen.getByRole('button', { name: 'Templates…' }))
    expect(router.place.path).toEqual(['templates'])
  })

  it('are removed with a way back, and the focus stays on the page', async () => {
    const fake = core([aTemplate()])
    enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove NIGHT' }))
    await screen.findByText('No templates yet')
    expect(asked(fake, 'template_remove')).toEqual([{ key: 'NIGHT' }])
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Templates' }))
    expect(toasts.list[0]).toMatchObject({ text: 'Remove template NIGHT', action: { label: 'Undo' } })
    toasts.list[0]?.action?.run()
    await screen.findByRole('row', { name: /NIGHT/ })
  })

  it('cannot be changed in a plan that is read only', async () => {
    plan.take(aStatus({ read_only: true }))
    core([aTemplate()])
    enter()
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: 'Remove NIGHT' })).disabled).toBe(true)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Edit NIGHT…' }).disabled).toBe(true)
  })
})

describe('a template that is edited', () => {
  async function edit(more: Handlers = {}) {
    const fake = core([aTemplate()], more)
    const { container } = enter()
    await fireEvent.click(await screen.findByRole('button', { name: 'Edit NIGHT…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit template NIGHT' }))
    await dialog.findByRole('textbox', { name: 'Title' })
    const type = (name: string, value: string) => fireEvent.input(dialog.getByRole('textbox', { name }), { target: { value } })
    const save = () => fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    return { fake, container, dialog, type, save }
  }

  it('keeps its key, and everything else of it can be another', async () => {
    const { fake, container, dialog, type, save } = await edit()
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Key' }).disabled).toBe(true)
    expect(await violations(container)).toEqual([])
    await type('Title', 'Patch night')
    await type('Start', '2330')
    await type('Length', '4h')
    await type('Of it validation', '1h')
    await type('Of it rollback reserve', '1h')
    await type('Stabilisation afterwards', '1d')
    await fireEvent.change(dialog.getByRole('combobox', { name: 'Type' }), { target: { value: 'normal' } })
    await fireEvent.change(dialog.getByRole('combobox', { name: 'Risk' }), { target: { value: 'high' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Remove Payments' }))
    await fireEvent.click(dialog.getByRole('button', { name: 'Take ada out' }))
    await save()
    await waitFor(() => expect(asked(fake, 'template_save')).toEqual([{
      key: 'NIGHT', title: 'Patch night', description: 'Security patches of the month', type: 'normal', services: [], environment: 'production', team: 'core', risk: 'high',
      people: [], start: '23:30:00', length_minutes: 240, zone: 'Europe/Berlin', validation_minutes: 60, rollback_minutes: 60, stabilisation_minutes: 1440,
    }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(toasts.list[0]).toMatchObject({ text: 'Keep template NIGHT', action: { label: 'Undo' } })
    expect((await screen.findByRole('row', { name: /NIGHT/ })).textContent).toContain('Patch night')
  })

  it('says what is wrong beside the field, and asks nothing then', async () => {
    const { fake, dialog, type, save } = await edit()
    await type('Start', '25:00')
    await type('Length', '1h')
    expect(dialog.getByText('Write a time as 22:00')).toBeTruthy()
    expect(dialog.getByText(/do not fit into the length/)).toBeTruthy()
    await save()
    expect(asked(fake, 'template_save')).toEqual([])
  })

  it('stays open with what the core refused', async () => {
    const { dialog, save } = await edit({ template_save: () => { throw new SlipwayError({ code: 'template.times', message: 'a release cannot be drawn like that', hint: 'give it a length' }) } })
    await save()
    expect((await dialog.findByRole('alert')).textContent).toContain('Give it a length')
  })
})
