import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { partId } from './parts'
import StateSteps from './StateSteps.svelte'
import { withheld } from './steps'

const KEPT = ['Nobody is the rollback owner: name somebody.', 'A normal release is handed in with team: say it.']
const incomplete = new SlipwayError({ code: 'release.incomplete', message: `R-1 cannot be handed in yet: ${KEPT.join(' ')}`, hint: 'look', details: { kept: KEPT } })

function shown(error: SlipwayError) {
  const core = fakeCore({ release_advance: () => { throw error } })
  return { core, ...render(StateSteps, { bar: aBar({ state: 'draft' }), next: ['submitted', 'cancelled'] }) }
}

beforeEach(() => {
  toasts.clear()
  plan.take(aStatus())
})

describe('what keeps a release from a step', () => {
  it('is told sentence by sentence, and not again in the head', () => {
    expect(withheld(incomplete)).toEqual({ head: 'R-1 cannot be handed in yet:', sentences: KEPT, parts: ['people', 'type'] })
    expect(withheld({ code: 'release.not_approved', message: 'R-1 cannot be scheduled: It waits for a peer. Nobody tested it.', details: { blocks: ['Nobody tested it.'] } }))
      .toEqual({ head: 'R-1 cannot be scheduled: It waits for a peer.', sentences: ['Nobody tested it.'], parts: ['approvals'] })
    expect(withheld({ code: 'release.waits', message: 'x', details: null })).toBeNull()
  })

  it('is read whatever the details are', () => {
    fc.assert(fc.property(fc.anything(), (details) => {
      expect(withheld({ code: 'release.not_approved', message: 'no', details })?.parts).toEqual(['approvals'])
    }))
  })
})

describe('the steps of a release', () => {
  it('show what keeps it as a list, and lead to where that is settled', async () => {
    const { container } = shown(incomplete)
    const people = document.createElement('div')
    people.id = partId('people')
    people.tabIndex = -1
    document.body.append(people)
    await fireEvent.click(screen.getByRole('button', { name: 'Submitted' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('R-1 cannot be handed in yet:'))
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(KEPT)
    expect(toasts.list).toEqual([])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Go to the people' }))
    expect(document.activeElement).toBe(people)
    people.remove()
  })

  it('take that away once the plan has changed', async () => {
    shown(incomplete)
    await fireEvent.click(screen.getByRole('button', { name: 'Submitted' }))
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy())
    plan.take(aStatus({ seq: 99 }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('tell any other refusal as every room does, and go on when the core lets them', async () => {
    const { core } = shown(new SlipwayError({ code: 'release.waits', message: 'R-1 cannot be deploying yet' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Submitted' }))
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('R-1 cannot be deploying yet'))
    expect(screen.queryByRole('alert')).toBeNull()
    core.on('release_advance', () => aChange())
    await fireEvent.click(screen.getByRole('button', { name: 'Submitted' }))
    await waitFor(() => expect(toasts.list.at(-1)?.tone).toBe('done'))
  })
})
