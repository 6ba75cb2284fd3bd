/** What the tests of this room do and look for in it. */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { expect, vi } from 'vitest'
import type { Mock } from 'vitest'
import { SlipwayError } from '../../backend'
import type { BundleView } from '../../backend'
import type { Handlers } from '../../backend/fake'
import { router } from '../../shared/router.svelte'
import { aChange } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { asking } from './asking.svelte'
import Bundles from './Bundles.svelte'
import { aBoard, aCandidate } from './samples'

export function afresh(): void {
  router.go('bundles')
  toasts.clear()
  asking.leave()
}

/** As the frame shows it: in the main part of the page, at the place that the address names. */
export function open(path: readonly string[] = ['R-1'], query: Readonly<Record<string, string>> = {}) {
  router.go('bundles', path, query)
  return render(Bundles, { target: document.body.appendChild(document.createElement('main')), props: { path } })
}

export async function shown(part: Partial<BundleView> = {}, more: Handlers = {}) {
  const core = aBoard(part, more)
  const view = open()
  await waitFor(() => expect(screen.getByRole('region', { name: /^Candidates/ })).toBeTruthy())
  return { core, ...view }
}

const TITLES = [/^Candidates/, /^In this release/, /^Deferred/, /^Next release/]
const column = (at: number) => within(screen.getByRole('region', { name: TITLES[at] ?? '' }))
export const inColumns = (): string[][] => TITLES.map((_, at) => column(at).queryAllByRole('group').map((card) => card.dataset['card'] ?? ''))
export const card = (key: string): HTMLElement => screen.getByRole('group', { name: new RegExp(`^${key} `) })
export const words = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim()
/** What is said beside the card in the hand. */
export const ghost = (): string => words(document.querySelector<HTMLElement>('[data-ghost]') ?? document.body)
export const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
export const dialog = () => within(screen.getByRole('dialog'))
export const type = (name: RegExp | string, value: string) => fireEvent.input(dialog().getByRole('textbox', { name }), { target: { value } })
const isMeant = (input: unknown, mode: 'commit' | 'preview') => typeof input === 'object' && input !== null && 'mode' in input && input.mode === mode
const askedAbout = (core: ReturnType<typeof aBoard>, mode: 'commit' | 'preview') =>
  core.asked.filter(({ name, input }) => name === 'change_place' && isMeant(input, mode)).map(({ input }) => input)
export const placed = (core: ReturnType<typeof aBoard>) => askedAbout(core, 'commit')
export const foreseen = (core: ReturnType<typeof aBoard>) => askedAbout(core, 'preview')
export const moved = () => ({ change: aCandidate(), budget: null, changed: aChange() })
export const overBudget = (): never => {
  throw new SlipwayError({
    code: 'bundle.over_budget', message: 'R-1 would take too much risk: 26 points are 6 more than the 20 of its budget',
    hint: 'put something else off, or let somebody accept it by name: slipway budget accept R-1', details: { release: 'R-1', sum: 26, cap: 20, breaches: [] },
  })
}

/** Lays the columns side by side, a hundred pixels each, which the simulated page does not. */
function layOut(): void {
  for (const [at, section] of [...document.querySelectorAll<HTMLElement>('[data-column]')].entries()) {
    section.getBoundingClientRect = () => new DOMRect(at * 100, 0, 100, 400)
  }
}

export async function drag(key: string, ...places: readonly number[]): Promise<{ readonly board: HTMLElement; readonly capture: Mock }> {
  layOut()
  const board = card(key).closest<HTMLElement>('.board') ?? document.body
  const capture = vi.fn()
  board.setPointerCapture = capture
  const at = (clientX: number) => ({ pointerId: 1, button: 0, clientX, clientY: 50 })
  await fireEvent.pointerDown(card(key), at(50))
  for (const place of places) await fireEvent.pointerMove(board, at(place))
  return { board, capture }
}

export const drop = ({ board }: { readonly board: HTMLElement }) => fireEvent.pointerUp(board, { pointerId: 1, button: 0 })
