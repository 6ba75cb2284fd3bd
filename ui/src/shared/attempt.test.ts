import { beforeEach, expect, it } from 'vitest'
import { SlipwayError } from '../backend'
import { fakeCore } from '../backend/fake'
import { Attempt } from './attempt.svelte'
import { plan } from './plan.svelte'
import { aChange, aStatus } from './testing/samples'
import { toasts } from './toasts.svelte'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

it('keeps a refusal for the form, and forgets it with the next success', async () => {
  const core = fakeCore({ undo: () => { throw new SlipwayError({ code: 'undo.nothing', message: 'Nothing to undo', hint: 'Do something' }) } })
  const attempt = new Attempt()
  expect(await attempt.make('undo', {})).toBe(false)
  expect(attempt.refusal?.hint).toBe('Do something')
  expect(toasts.list, 'it is shown once').toEqual([])
  core.on('undo', () => aChange())
  expect(await attempt.make('undo', {})).toBe(true)
  expect(attempt.refusal).toBeNull()
})

it('does one thing at a time', async () => {
  const core = fakeCore({ undo: () => aChange() })
  const attempt = new Attempt()
  const both = [attempt.make('undo', {}), attempt.make('undo', {})]
  expect(attempt.busy).toBe(true)
  expect(await Promise.all(both)).toEqual([true, false])
  expect(core.asked).toHaveLength(1)
})
