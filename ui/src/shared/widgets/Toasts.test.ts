import { render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { violations } from '../testing/axe'
import { toasts } from '../toasts.svelte'
import { Toasts } from '.'
import source from './Toasts.svelte?raw'

beforeEach(() => toasts.clear())

/** The value of a property of the stack where the window is as wide and tall as most are. */
function usual(property: string): string {
  const rule = /\n  \.toasts \{([^}]*)\}/.exec(source)?.[1] ?? ''
  return new RegExp(`\\n    ${property}: ([^;]*);`).exec(rule)?.[1] ?? ''
}

describe('notices', () => {
  it('stand in the rail below the names of the rooms, where no room has a button', () => {
    expect([usual('left'), usual('width')], 'as wide as the rail').toEqual(['8px', 'calc(var(--rail) - 16px)'])
    const rooms = Object.keys(import.meta.glob('../../features/*/room.ts')).length
    const [bar, banner, padding, name, gap] = [44, 38, 8, 32, 8]
    const above = Number(/^calc\(100vh - (\d+)px\)$/.exec(usual('max-height'))?.[1])
    expect(above, 'and not over the names, of which there may be more by now').toBeGreaterThanOrEqual(bar + banner + padding + rooms * name + gap)
  })

  it('tell a refusal in sentences, and what was done as it is called', async () => {
    const { container } = render(Toasts)
    toasts.show('done', 'Move R-1', { action: { label: 'Undo', run: () => undefined } })
    toasts.show('refused', 'there is already a release R-12', { hint: 'choose another key' })
    await tick()
    expect(screen.getByText('Move R-1')).toBeTruthy()
    expect(screen.getByRole('alert').textContent.replaceAll(/\s+/g, ' ').trim()).toBe('There is already a release R-12. Choose another key.')
    expect(await violations(container)).toEqual([])
  })

  it('show the newest first, so that it is seen however many there are', async () => {
    render(Toasts)
    for (const text of ['One', 'Two', 'Three']) toasts.show('note', text)
    await tick()
    expect(screen.getAllByText(/^(One|Two|Three)$/).map((element) => element.textContent)).toEqual(['Three', 'Two', 'One'])
  })
})
