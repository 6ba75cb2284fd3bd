import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LayerView } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aChange, aStatus } from '../../shared/testing/samples'
import { aLayer } from './samples'
import Stages from './Stages.svelte'

const negotiated: LayerView = aLayer({ phase: 'negotiated', binds: false, business: null })

beforeEach(() => plan.take(aStatus()))

describe('the stages of a freeze', () => {
  it('say who signed and when, and who did not', () => {
    render(Stages, { layer: negotiated })
    expect(screen.getByText('Negotiated').getAttribute('aria-current')).toBe('step')
    expect(screen.getByText(/Ada/).textContent).toContain('Ada')
    expect(screen.getByText('not signed')).toBeTruthy()
    expect(screen.getAllByRole('button').map((button) => button.textContent.trim())).toEqual(['Sign for the business…', 'Reopen…'])
  })

  it('are signed by whoever is named', async () => {
    const core = fakeCore({ freeze_sign: () => aChange() })
    render(Stages, { layer: negotiated })
    await fireEvent.click(screen.getByRole('button', { name: 'Sign for the business…' }))
    await fireEvent.input(screen.getByRole('textbox', { name: /Who signs/ }), { target: { value: 'Grace' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Sign for the business' }))
    await waitFor(() => expect(core.asked).toEqual([{ name: 'freeze_sign', input: { key: 'F-1', side: 'business', by: 'Grace' } }]))
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  })

  it('say in words what comes next, and lead on to it', async () => {
    fakeCore({ freeze_negotiate: () => aChange() })
    const { rerender } = render(Stages, { layer: aLayer({ phase: 'proposed', binds: false, business: null, it: null }) })
    expect(screen.getByText(/It does not bind yet\. Next: negotiate it/)).toBeTruthy()
    const button = screen.getByRole('button', { name: 'Negotiate' })
    button.focus()
    await fireEvent.click(button)
    await rerender({ layer: aLayer({ phase: 'negotiated', binds: false, business: null, it: null }) })
    await waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('Sign for the business…'))
    expect(screen.getByText(/Next: the signatures/)).toBeTruthy()
  })

  it('show a refusal with its next step, where it was refused', async () => {
    fakeCore({
      freeze_publish: () => {
        throw new SlipwayError({ code: 'freeze.matches_nothing', message: 'F-1 would freeze nothing', hint: 'reopen it and mend its scope' })
      },
    })
    render(Stages, { layer: aLayer({ phase: 'agreed', binds: false }) })
    await fireEvent.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('F-1 would freeze nothing'))
    expect(screen.getByRole('alert').textContent).toContain('Reopen it and mend its scope')
  })

  it('end with a reason for the log', async () => {
    const core = fakeCore({ freeze_end: () => aChange() })
    render(Stages, { layer: aLayer() })
    await fireEvent.click(screen.getByRole('button', { name: 'End it…' }))
    await fireEvent.input(screen.getByRole('textbox', { name: /Why/ }), { target: { value: 'The sale is over' } })
    await fireEvent.click(screen.getByRole('button', { name: 'End it' }))
    await waitFor(() => expect(core.asked).toEqual([{ name: 'freeze_end', input: { key: 'F-1', reason: 'The sale is over' } }]))
  })
})
