import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { plan } from '../../../../shared/plan.svelte'
import { aStatus } from '../../../../shared/testing/samples'
import { toasts } from '../../../../shared/toasts.svelte'
import HandTests from './HandTests.svelte'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

const OF = 'Google Calendar, After deleting'
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}: ${OF}`, 'u'))

async function fill(): Promise<void> {
  await fireEvent.input(field('Version'), { target: { value: 'Web' } })
  await fireEvent.input(field('Date'), { target: { value: '2026-11-28' } })
  await fireEvent.input(field('Result'), { target: { value: 'It stays away' } })
}

describe('the list of what to try', () => {
  it('keeps what is typed on this machine', async () => {
    const first = render(HandTests)
    expect(screen.getByText(/^0 of \d+ tried$/u)).toBeTruthy()
    await fill()
    expect(screen.getByText(/^1 of \d+ tried$/u)).toBeTruthy()
    first.unmount()
    render(HandTests)
    expect([field('Version').value, field('Date').value, field('Result').value]).toEqual(['Web', '2026-11-28', 'It stays away'])
  })

  it('is copied as text and as CSV', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    Object.defineProperty(globalThis.navigator, 'clipboard', { value: { writeText }, configurable: true })
    render(HandTests)
    await fill()
    await fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }))
    expect(writeText.mock.lastCall?.[0]).toContain('- After deleting: (Web, 2026-11-28) It stays away\n')
    await fireEvent.click(screen.getByRole('button', { name: 'Copy as CSV' }))
    expect(writeText.mock.lastCall?.[0]).toContain(',Web,2026-11-28,It stays away\r\n')
    await waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual(['Copied the list as text.', 'Copied the list as CSV.']))
  })

  it('is cleared with a way back, which keeps what was typed since', async () => {
    render(HandTests)
    const clear = screen.getByRole<HTMLButtonElement>('button', { name: 'Clear' })
    expect(clear.disabled).toBe(true)
    await fill()
    await fireEvent.click(clear)
    expect(field('Result').value).toBe('')
    const other = screen.getByLabelText<HTMLInputElement>(/^Version: Apple Calendar, Called off/u)
    await fireEvent.input(other, { target: { value: '16' } })
    toasts.list[0]?.action?.run()
    await waitFor(() => expect(field('Result').value).toBe('It stays away'))
    expect(other.value).toBe('16')
  })
})
