import { render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import Governance from './Governance.svelte'
import { printing } from './responsibilities/printing.svelte'
import room from './room'
import { aRoom } from './samples'
import { findSubject, subjects } from './subjects'

beforeEach(() => {
  router.go('governance')
  printing.open = false
})

describe('the room of governance', () => {
  it('shows the subject of its address, and each is one link away', async () => {
    aRoom()
    const { container, rerender } = render(Governance, { path: [] })
    await screen.findByRole('grid', { name: 'Responsibilities for normal releases' })
    expect(screen.getByRole('link', { name: 'Responsibilities' }).getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('link', { name: 'Types of release' }).getAttribute('href')).toBe('#/governance/types')
    await waitFor(async () => expect(await violations(container)).toEqual([]))
    await rerender({ path: ['escalation'] })
    await screen.findByRole('heading', { name: /Payments at night/ })
    expect(screen.getByRole('link', { name: 'Escalation' }).getAttribute('aria-current')).toBe('page')
  })

  it.each(['policy', 'escalation'])('has %s, to which the page of a release leads', (id) => {
    expect(findSubject(id).id).toBe(id)
  })

  it('falls back to its first subject', () => {
    expect(findSubject('nonsense')).toBe(subjects[0])
    expect(findSubject(undefined).id).toBe('responsibilities')
  })

  it('is entered for each subject, and for the print, from the palette', () => {
    const run = (id: string): void => room.actions.find((action) => action.id === id)?.run()
    run('governance-types')
    expect(router.place).toMatchObject({ room: 'governance', path: ['types'] })
    run('responsibilities-print')
    expect([router.place.path, printing.open]).toEqual([['responsibilities'], true])
    router.go('governance', ['responsibilities', 'emergency'])
    run('responsibilities-print')
    expect(router.place.path, 'what is shown stays').toEqual(['responsibilities', 'emergency'])
    run('chain-new')
    expect(router.place.path).toEqual(['escalation', 'new'])
  })
})
