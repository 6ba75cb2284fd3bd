/** What the tests of policies do and look for. */
import { fireEvent, render, screen, within } from '@testing-library/svelte'
import type { FakeCore } from '../../../backend/fake'
import { router } from '../../../shared/router.svelte'
import { toasts } from '../../../shared/toasts.svelte'
import { drafts } from './drafts'
import Policies from './Policies.svelte'
import { printing } from './printing.svelte'

export function afresh(): void {
  drafts.clear()
  toasts.clear()
  printing.open = false
  router.go('governance', ['policy'])
}

/** As the frame shows it, when it has been read. */
export async function open(path: readonly string[] = [], goes = true): Promise<HTMLElement> {
  for (const old of document.querySelectorAll('main')) old.remove()
  if (goes) router.go('governance', ['policy', ...path])
  const main = document.body.appendChild(document.createElement('main'))
  render(Policies, { target: main, props: { path } })
  await screen.findAllByRole('heading')
  return main
}

export const told = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim()
export const asked = (core: FakeCore, name: string): unknown[] => core.asked.filter((one) => one.name === name).map(({ input }) => input)
export const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
export const dialog = () => within(screen.getByRole('dialog'))
/** The names of the lines, as they stand. */
export const lines = (): string[] => within(screen.getByRole('table')).getAllByRole('rowheader').map((head) => told(head.querySelector('[data-name]') ?? head))
