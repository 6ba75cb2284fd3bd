import { fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { Mover } from '../mover.svelte'
import { place } from '../place.svelte'
import { aCalendarCore, aRelease, aWindow, viewProps } from '../samples'
import { HOUR } from '../timeline-core'
import type { ViewProps } from '../views'
import Timeline from './Timeline.svelte'

const NOW = toMillis('2026-11-24T09:00:00Z')
const [NAMES, HEAD] = [168, 800]

/** A release every sixth hour of some weeks, and a freeze behind them. */
const releases = Array.from({ length: 150 }, (_, at) => {
  const start = NOW + (at - 75) * 6 * HOUR
  return { ...aRelease(`R-${at}`, toWire(start), toWire(start + 2 * HOUR), 90), services: [`service-${at % 12}`] }
})
const windows = [aWindow({ from: '2026-11-25T00:00:00Z', to: '2026-12-05T00:00:00Z' })]

async function open(shown = releases, more: Partial<ViewProps> = {}) {
  const { container } = render(Timeline, viewProps(shown, windows, more))
  const scroller = container.querySelector<HTMLElement>('.scroller') ?? document.body
  // First only what is seen is drawn; two frames later what is around it, too.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  await tick()
  return { container, scroller, bars: () => [...container.querySelectorAll<HTMLElement>('[data-release]')] }
}

/** What changes in the page while something is done. */
async function changes(root: Element, work: () => Promise<void>): Promise<MutationRecord[]> {
  const records: MutationRecord[] = []
  const observer = new MutationObserver((seen) => records.push(...seen))
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  await work()
  await tick()
  await new Promise(requestAnimationFrame)
  records.push(...observer.takeRecords())
  observer.disconnect()
  return records
}

async function scrollTo(scroller: HTMLElement, x: number): Promise<void> {
  scroller.scrollLeft = x
  await fireEvent.scroll(scroller)
}

beforeEach(() => {
  sized(1_100, HEAD)
  plan.take(aStatus())
  place.reset()
  place.jump(NOW)
})

describe('the timeline', () => {
  it('has in the page what is seen and a little around it, with one tab stop', async () => {
    const { bars } = await open()
    expect(bars().length).toBeGreaterThan(20)
    expect(bars().length).toBeLessThan(releases.length)
    expect(bars().filter((bar) => bar.tabIndex === 0)).toHaveLength(1)
  })

  it('keeps nobody out', async () => {
    const { container } = await open(releases.slice(72, 78))
    expect(await violations(container)).toEqual([])
  })

  it('changes nothing while the person scrolls inside a tile', async () => {
    const { container, scroller } = await open()
    await scrollTo(scroller, 24_064)
    expect(await changes(container, () => scrollTo(scroller, 24_088))).toEqual([])
    expect(await changes(container, () => scrollTo(scroller, 24_112))).toEqual([])
  })

  it('adds what comes into sight and draws nothing of the rest again, neither bars nor ground nor axis', async () => {
    const { container, scroller, bars } = await open()
    await scrollTo(scroller, 23_700)
    const before = new Set(bars())
    const seen = await changes(container, () => scrollTo(scroller, 24_036))
    const after = bars()
    expect(after.filter((bar) => before.has(bar)).length).toBeGreaterThan(10)
    expect(after.some((bar) => !before.has(bar))).toBe(true)
    // The tab stop goes on to what is in sight; nothing else of what stays is touched.
    const stays = (target: Node): boolean => [...before].some((bar) => bar.contains(target))
    const touched = seen.filter(({ type, target, attributeName }) => type !== 'childList' && attributeName !== 'tabindex' && stays(target))
    expect(touched).toEqual([])
    expect(seen.filter(({ target }) => (target as Element).closest('.bands, .head') !== null)).toHaveLength(0)
  })

  it('moves the ghost and what is said about it, and nothing else, while a release is dragged', async () => {
    aCalendarCore()
    const { container, bars } = await open()
    const bar = bars().find((one) => one.dataset['release'] === 'R-75')
    const scroller = container.querySelector<HTMLElement>('.scroller') ?? document.body
    const x = Number.parseFloat(bar?.style.left ?? '') - scroller.scrollLeft + NAMES + 2
    const y = Number.parseFloat(bar?.style.top ?? '') + HEAD + 4
    const at = (by: number) => ({ pointerId: 1, button: 0, clientX: x + by, clientY: y })
    await fireEvent.pointerDown(bar ?? document.body, at(0))
    await fireEvent.pointerMove(scroller, at(20))
    await new Promise(requestAnimationFrame)
    await tick()
    const first = Number(screen.getByTestId('ghost').dataset['start'])
    const seen = await changes(container, async () => {
      // A pointer tells more often where it is than frames are drawn.
      for (const by of [24, 28, 32, 40]) await fireEvent.pointerMove(scroller, at(by))
    })
    expect(Number(screen.getByTestId('ghost').dataset['start'])).toBeGreaterThan(first)
    const elsewhere = seen.filter(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[data-testid=ghost], [data-testid=tip], .slot') === null)
    expect(elsewhere).toEqual([])
    expect(seen.filter(({ attributeName }) => attributeName === 'data-start')).toHaveLength(1)
    await fireEvent.keyDown(window, { key: 'Escape' })
    expect(screen.queryByTestId('ghost')).toBeNull()
  })

  describe('draws a new release', () => {
    const mover = (): Mover => new Mover(() => undefined)
    const BELOW = HEAD + 5_000
    const drag = async (scroller: HTMLElement, y: number): Promise<void> => {
      const at = (x: number) => ({ pointerId: 1, button: 0, clientX: NAMES + x, clientY: y })
      await fireEvent.pointerDown(scroller, at(200))
      await fireEvent.pointerMove(scroller, at(260))
      await new Promise(requestAnimationFrame)
      await tick()
    }
    const drop = (scroller: HTMLElement, y: number) => fireEvent.pointerUp(scroller, { pointerId: 1, button: 0, clientX: NAMES + 260, clientY: y })

    it('below the last lane, in no lane', async () => {
      const hand = mover()
      const { container, scroller } = await open(releases.slice(72, 78), { mover: hand })
      await drag(scroller, BELOW)
      const lanes = [...container.querySelectorAll<HTMLElement>('[data-lane-name]')]
      const foot = Math.max(...lanes.map((lane) => Number.parseFloat(lane.style.top) + Number.parseFloat(lane.style.height)))
      const [, y] = /translate\(([^,]+, )([\d.]+)px\)/.exec(screen.getByTestId('ghost').style.transform)?.slice(1) ?? []
      expect(Number(y), 'under the last lane and not in one').toBe(foot + 5)
      await drop(scroller, BELOW)
      expect(hand.drawing).toMatchObject({ kind: 'draw', key: null, lane: '' })
      expect((hand.drawing?.to.end ?? 0) > (hand.drawing?.to.start ?? 0)).toBe(true)
    })

    it('where there is no lane at all', async () => {
      const hand = mover()
      const { scroller } = await open([], { mover: hand })
      await drag(scroller, HEAD + 40)
      expect(screen.getByTestId('ghost')).toBeTruthy()
      await drop(scroller, HEAD + 40)
      expect(hand.drawing).toMatchObject({ key: null, lane: '' })
    })

    it('in the lane on which it is drawn', async () => {
      const hand = mover()
      const { container, scroller } = await open(releases.slice(72, 78), { mover: hand })
      const [lane] = container.querySelectorAll<HTMLElement>('[data-lane-name]')
      await drag(scroller, HEAD + Number.parseFloat(lane?.style.top ?? '') + 1)
      await drop(scroller, HEAD)
      expect(hand.drawing).toMatchObject({ lane: lane?.dataset['laneName'] })
    })

    it('nowhere in a plan that is only read', async () => {
      const hand = mover()
      const { scroller } = await open(releases.slice(72, 78), { mover: hand, readOnly: true })
      await drag(scroller, BELOW)
      expect(screen.queryByTestId('ghost')).toBeNull()
      await drop(scroller, BELOW)
      expect(hand.drawing).toBeNull()
    })
  })
})
