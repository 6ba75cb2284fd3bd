import fc from 'fast-check'
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../plan.svelte'
import { violations } from '../testing/axe'
import { aChange, aStatus } from '../testing/samples'
import { aStep } from './samples'
import { cardOf, choicesOf, complaints, isLag, isRight, sayWaits, shortKey, stepForm, withoutWait, withWait } from './step'
import StepForm from './StepForm.svelte'

const waiting = aStep('R-1.3', { title: 'Warm the caches', minutes: 15, owner: 'mia', waits: [{ step: 'R-1.1', relation: 'SS', lag: '5m' }] })
const steps = [aStep('R-1.1'), aStep('R-1.2', { title: 'Migrate' }), waiting]

describe('what a step waits for', () => {
  it('is said without what is usual', () => {
    expect(sayWaits([{ step: 'A' }, { step: 'B', relation: 'FS', lag: '0m' }, { step: 'C', relation: 'SS', lag: '5m' }, { step: 'D', relation: 'FS', lag: '-10m' }])).toBe('A; B; C SS +5m; D −10m')
    expect(sayWaits([])).toBe('')
    expect(sayWaits(waiting.waits, (key) => shortKey(key, 'R-1'))).toBe('.1 SS +5m')
    expect(['R-1.12', 'flags', 'R-10.1'].map((key) => shortKey(key, 'R-1'))).toEqual(['.12', 'flags', 'R-10.1'])
  })

  it('has a lag in minutes and hours only', () => {
    expect(['', '0', '10m', '1h', '1h30m', '-10m', '+5m', ' 5m '].map(isLag)).toEqual(Array<boolean>(8).fill(true))
    expect(['1d', '2wd', '10', 'm', '-', 'soon', '30m1h'].map(isLag)).toEqual(Array<boolean>(7).fill(false))
  })

  it('gets one more, in place of another for the same step, and loses it again', () => {
    const more = withWait(waiting, { step: 'R-1.2', relation: 'FF', lag: ' ' })
    expect(more.waits).toEqual([...waiting.waits, { step: 'R-1.2', relation: 'FF', lag: '0m' }])
    expect(withWait(waiting, { step: 'R-1.1', relation: 'FS', lag: '10m' }).waits).toEqual([{ step: 'R-1.1', relation: 'FS', lag: '10m' }])
    expect(withoutWait(more, 'R-1.2')).toEqual(waiting)
  })
})

describe('the form of a step', () => {
  it('brings back what it was given', () => {
    expect(cardOf(stepForm(waiting), 'R-1', waiting)).toEqual(waiting)
    const card = fc.record({ title: fc.constantFrom('Stop', 'Go on'), minutes: fc.nat(9_999), owner: fc.constantFrom(null, 'mia'), relation: fc.constantFrom('FS', 'SS', 'FF', 'SF'), lag: fc.constantFrom('0m', '5m', '-1h') })
    fc.assert(fc.property(card, ({ relation, lag, ...part }) => {
      const one = aStep('R-1.9', { ...part, waits: [{ step: 'R-1.1', relation, lag }] })
      expect(cardOf(stepForm(one), 'R-1', one)).toEqual(one)
    }))
  })

  it('complains about what cannot be read, and takes a check of no minutes', () => {
    const form = stepForm(null)
    expect(complaints(form)).toMatchObject({ title: 'Say what is done', lags: [] })
    expect(complaints(form).minutes).toContain('1h30m')
    expect(isRight(complaints({ ...form, title: 'Check', minutes: '0' }))).toBe(true)
    expect(isRight(complaints({ ...form, title: 'Check', minutes: '5', waits: [{ step: 'R-1.1', relation: 'FS', lag: '2wd' }] }))).toBe(false)
    expect(cardOf({ ...form, title: ' Check ', minutes: '1h', waits: [{ step: '', relation: 'FS', lag: '' }] }, 'R-1', null)).toEqual({ key: null, release: 'R-1', title: 'Check', minutes: 60, owner: null, waits: [] })
  })

  it('offers no step twice, and never the step itself', () => {
    const waits = [{ step: 'R-1.1', relation: 'FS', lag: '' }, { step: '', relation: 'FS', lag: '' }]
    expect(choicesOf(steps, 'R-1.3', waits, 1).map(({ value }) => value)).toEqual(['R-1.2'])
    expect(choicesOf(steps, 'R-1.3', waits, 0).map(({ value }) => value)).toEqual(['R-1.1', 'R-1.2'])
  })
})

describe('the dialog of a step', () => {
  beforeEach(() => plan.take(aStatus()))
  const type = (name: RegExp, value: string) => fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })

  it('saves a new step with what it waits for', async () => {
    const core = fakeCore({ step_save: () => aChange(), catalogue_show: () => ({ people: [{ key: 'mia', name: 'Mia' }] }) })
    const onclose = vi.fn()
    const { container } = render(StepForm, { release: 'R-1', step: null, steps, onclose })
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Say what is done')).toBeTruthy()
    await type(/What is done/, 'Smoke test')
    await type(/Minutes/, '20')
    await fireEvent.click(screen.getByRole('button', { name: 'Wait for a step' }))
    const first = screen.getByRole('combobox', { name: /Step that goes first/ })
    await fireEvent.click(first)
    await fireEvent.keyDown(first, { key: 'ArrowDown' })
    await fireEvent.keyDown(first, { key: 'Enter' })
    await type(/^Lag/, '10m')
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    expect(core.asked).toContainEqual({ name: 'step_save', input: { key: null, release: 'R-1', title: 'Smoke test', minutes: 20, owner: null, waits: [{ step: 'R-1.2', relation: 'FS', lag: '10m' }] } })
  })

  it('stays open with the sentence of a refusal, and asks for no key of a step that has one', async () => {
    const sentence = 'these steps would wait for each other in a circle: R-1.1 → R-1.3 → R-1.1'
    fakeCore({ step_save: () => { throw new SlipwayError({ code: 'step.cycle', message: sentence, hint: 'leave out one of the steps for which it waits' }) }, catalogue_show: () => ({ people: [] as string[] }) })
    const onclose = vi.fn()
    render(StepForm, { release: 'R-1', step: waiting, steps, onclose })
    expect(screen.queryByRole('textbox', { name: /Key/ })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('R-1.1 → R-1.3 → R-1.1'))
    expect(onclose).not.toHaveBeenCalled()
  })
})
