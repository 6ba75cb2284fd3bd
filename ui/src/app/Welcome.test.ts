import { fireEvent, render, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { plan } from '../shared/plan.svelte'
import { router } from '../shared/router.svelte'
import { violations } from '../shared/testing/axe'
import { aStatus } from '../shared/testing/samples'
import Welcome from './Welcome.svelte'

beforeEach(() => {
  plan.take(aStatus({ releases: 0, services: 0 }))
  router.go('calendar')
})

describe('a plan with nothing in it', () => {
  it('says what can be done by hand, in the order in which one builds on the other', async () => {
    const { container } = render(Welcome)
    expect([...container.querySelectorAll('ol button')].map((button) => button.textContent.trim()))
      .toEqual(['Name the services…', 'Propose a freeze…', 'Write a train…', 'Write the first release…'])
    expect(await violations(container)).toEqual([])
  })

  it.each([
    ['Name the services…', { room: 'catalogue', path: ['services'], query: { new: 'yes' } }],
    ['Propose a freeze…', { room: 'windows', path: ['new'], query: { kind: 'freeze-hard' } }],
    ['Write a train…', { room: 'trains', path: ['new'] }],
    ['Write the first release…', { room: 'releases', path: ['new'] }],
    ['Import a CSV…', { room: 'exchange', path: ['import'], query: { kind: 'services' } }],
  ])('leads with “%s” to the form itself', async (label, there) => {
    render(Welcome)
    await fireEvent.click(screen.getByRole('button', { name: label }))
    expect(router.place).toMatchObject(there)
  })

  it('offers nothing to write where the plan can only be read', () => {
    plan.take(aStatus({ releases: 0, services: 0, read_only: true }))
    render(Welcome)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Name the services…' }).disabled).toBe(true)
  })
})
