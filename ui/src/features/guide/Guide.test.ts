import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import Guide from './Guide.svelte'
import { findPage, pages } from './pages'
import room from './room'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
  router.go('guide')
})

const title = 'Calendars in Outlook, Google and Apple'
const page = (): Promise<HTMLElement> => screen.findByRole('article', { name: title })

describe('the guide', () => {
  it('lists its pages, and shows the one that the address names, or the first', async () => {
    fakeCore({})
    render(Guide, { path: ['nowhere'] })
    expect((await page()).querySelector('h1')?.textContent).toBe(title)
    const list = screen.getByRole('navigation', { name: 'Pages of the guide' })
    expect(within(list).getByRole('link', { current: 'page' }).textContent).toBe(title)
    expect(findPage('nowhere')).toBe(pages[0])
  })

  it('is found in the palette by each of its pages', () => {
    expect(room.actions.map(({ label }) => label)).toEqual(pages.map(({ title: told }) => `Guide: ${told}`))
    room.actions[0]?.run()
    expect(router.place).toMatchObject({ room: 'guide', path: ['calendars'] })
  })

  it('has a heading for every section of the list, in an outline without gaps', async () => {
    render(Guide, { path: [] })
    const text = await page()
    const levels = [...text.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1)))
    expect(levels[0]).toBe(1)
    levels.reduce((before, level) => { expect(level - before, String(levels)).toBeLessThanOrEqual(1); return level })
    const list = screen.getByRole('navigation', { name: 'Pages of the guide' })
    const told = within(list).getAllByRole('link').slice(1).map((link) => link.textContent)
    expect([...text.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(told)
  })

  it('has no two places of one name, and no link to a place that is not there', async () => {
    render(Guide, { path: [] })
    const text = await page()
    const ids = [...text.querySelectorAll('[id^="guide-"]')].map((place) => place.id)
    expect(new Set(ids).size).toBe(ids.length)
    const inside = [...text.querySelectorAll<HTMLAnchorElement>('a')].map((link) => link.getAttribute('href') ?? '').filter((href) => href.startsWith('#/guide'))
    expect(inside.length).toBeGreaterThan(20)
    for (const href of inside) expect(ids, href).toContain(`guide-${href.split('/').at(-1) ?? ''}`)
  })

  it('tells no source on which nothing rests', async () => {
    render(Guide, { path: [] })
    const text = await page()
    const led = new Set([...text.querySelectorAll('a')].map((link) => link.getAttribute('href')?.split('/').at(-1)))
    const sources = [...text.querySelectorAll('[id^="guide-source-"]')].map(({ id }) => id.slice('guide-'.length))
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.filter((id) => !led.has(id))).toEqual([])
  })

  it('leads outside by no link, and asks the core nothing', async () => {
    const core = fakeCore({})
    render(Guide, { path: [] })
    const text = await page()
    expect([...text.querySelectorAll('a')].filter((link) => !(link.getAttribute('href') ?? '').startsWith('#/'))).toEqual([])
    expect(core.asked).toEqual([])
  })

  it('takes the keyboard along to a section, also when the address named it already', async () => {
    render(Guide, { path: [] })
    const text = await page()
    const [link] = within(text).getAllByRole('link', { name: 'things to try by hand' })
    if (link === undefined) throw new Error('there is no link')
    const here = (): string | null => document.activeElement?.textContent ?? null
    await fireEvent.click(link)
    await waitFor(() => expect(here()).toBe('To try by hand'))
    expect(router.place.path).toEqual(['calendars', 'tests'])
    link.focus()
    await fireEvent.click(link)
    await waitFor(() => expect(here()).toBe('To try by hand'))
  })

  it('opens at the section that the address names', async () => {
    router.go('guide', ['calendars', 'google-deleted'])
    render(Guide, { path: ['calendars', 'google-deleted'] })
    await page()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('What you deleted, and what left'))
  })

  it('gives addresses outside as text to copy', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    Object.defineProperty(globalThis.navigator, 'clipboard', { value: { writeText }, configurable: true })
    render(Guide, { path: [] })
    await page()
    await fireEvent.click(screen.getByRole('button', { name: 'Copy https://www.gov.uk/bank-holidays' }))
    expect(writeText).toHaveBeenCalledWith('https://www.gov.uk/bank-holidays')
    await waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual(['Copied the address.']))
  })

  it('keeps nobody out', async () => {
    const { container } = render(Guide, { path: [] })
    await page()
    expect(await violations(container)).toEqual([])
  }, 60_000)
})
