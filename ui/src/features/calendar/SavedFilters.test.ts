import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { announcer } from '../../shared/announcer.svelte'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { NO_FILTERS } from './filters'
import { place } from './place.svelte'
import { removeLook, savedLooks, saveLook } from './saved.svelte'
import SavedFilters from './SavedFilters.svelte'

const names = (): string[] => savedLooks().map(({ name }) => name)
const open = (): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name: /^Saved filters/ }))

beforeEach(() => {
  plan.take(aStatus())
  for (const name of names()) removeLook(name)
  place.reset()
  toasts.clear()
})

describe('the menu of saved filters', () => {
  it('saves what is shown by a name, and says so', async () => {
    render(SavedFilters, { open: null })
    place.filters = { ...NO_FILTERS, team: 'core' }
    await open()
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Save this filter…' }))
    expect(screen.getByText('team core, lanes by service')).toBeTruthy()
    const form = (): HTMLFormElement => screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.createElement('form')
    await fireEvent.submit(form())
    expect(screen.getByText('A filter needs a name')).toBeTruthy()
    await fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Core' } })
    await fireEvent.submit(form())
    expect(names()).toEqual(['Core'])
    expect(announcer.text).toContain('Filter Core saved.')
    expect(screen.getByRole('button', { name: 'Saved filters: Core' })).toBeTruthy()
  })

  it('shows one, and marks which is shown', async () => {
    saveLook('All')
    place.filters = { ...NO_FILTERS, type: 'emergency' }
    saveLook('Emergencies')
    const { container } = render(SavedFilters, { open: null })
    await open()
    expect(screen.getByRole('menuitemradio', { name: /^Emergencies/ }).getAttribute('aria-checked')).toBe('true')
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('menuitemradio', { name: /^All/ }))
    expect(place.filters).toEqual(NO_FILTERS)
  })

  it('renames in its place, refuses a name twice, and removes with a way back', async () => {
    saveLook('All')
    saveLook('Core')
    const { container } = render(SavedFilters, { open: 'manage' })
    const field = screen.getByLabelText('Name of Core')
    await fireEvent.input(field, { target: { value: 'all' } })
    expect(screen.getByText('Another filter has this name')).toBeTruthy()
    await fireEvent.focusOut(field)
    expect(names()).toEqual(['All', 'Core'])
    await fireEvent.input(field, { target: { value: 'Core team' } })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(names()).toEqual(['All', 'Core team'])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Remove Core team', hidden: true }))
    expect(names()).toEqual(['All'])
    toasts.list[0]?.action?.run()
    await waitFor(() => expect(screen.getByLabelText('Name of Core team')).toBeTruthy())
  })
})
