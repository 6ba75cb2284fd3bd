import { beforeEach, describe, expect, it } from 'vitest'
import { plan } from '../../shared/plan.svelte'
import { aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { NO_FILTERS } from './filters'
import { place } from './place.svelte'
import { removeLook, renameLook, savedLooks, saveLook, showLook } from './saved.svelte'

const names = (): string[] => savedLooks().map(({ name }) => name)

beforeEach(() => {
  plan.take(aStatus())
  for (const name of names()) removeLook(name)
  place.reset()
  toasts.clear()
})

describe('filters saved by name', () => {
  it('are chosen with their lanes and colours', () => {
    place.filters = { ...NO_FILTERS, team: 'core' }
    place.grouping = 'train'
    saveLook('Core')
    place.reset()
    const [one] = savedLooks()
    if (one) showLook(one)
    expect(place.look).toMatchObject({ filters: { team: 'core' }, grouping: 'train' })
  })

  it('belong to one plan, and are written down', () => {
    saveLook('Core')
    plan.take(aStatus({ path: '/plans/other.slipway' }))
    expect(names()).toEqual([])
    plan.take(aStatus())
    expect(names()).toEqual(['Core'])
    expect(localStorage.getItem('slipway.settings')).toContain('"name":"Core"')
  })

  it('are renamed, and come back after they were removed', () => {
    saveLook('Core')
    renameLook('Core', 'Core team')
    expect(names()).toEqual(['Core team'])
    removeLook('Core team')
    expect(names()).toEqual([])
    toasts.list.find((toast) => toast.text.includes('Core team'))?.action?.run()
    expect(names()).toEqual(['Core team'])
  })
})
