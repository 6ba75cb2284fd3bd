import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { WordsCard } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import Calendars from '../Calendars.svelte'
import { aCore, someWords } from '../samples'
import { drafts } from './drafts.svelte'

beforeEach(() => {
  router.go('calendars', ['words'])
  toasts.clear()
})

/** Tells the words that are tried as they are, in place of an event. */
function trying({ instead }: { instead?: WordsCard | null }) {
  return { items: someWords().map((view) => (instead?.kind === view.kind ? { ...view, ...instead, example: { title: `tried ${instead.title}`, description: instead.description, categories: [] } } : view)) }
}

async function open(core: FakeCore) {
  core.on('calendar_words_show', trying)
  for (const kind of ['release', 'window', 'meeting']) drafts.put(kind, null)
  const view = render(Calendars, { target: document.body.appendChild(document.createElement('main')), props: { path: ['words'] } })
  await waitFor(() => expect(field('Title')).toBeTruthy())
  return view
}

const field = (name: RegExp | string): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name })
const button = (name: RegExp | string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })
const asked = (core: FakeCore, name: string): unknown[] => core.asked.filter((one) => one.name === name).map((one) => one.input)

describe('the words of events', () => {
  it('are shown with an event in them', async () => {
    const { container } = await open(aCore())
    expect(within(screen.getByRole('region', { name: 'An event in these words' })).getByText('R-1 Payments')).toBeTruthy()
    expect(screen.getByText('These are the usual words.')).toBeTruthy()
    expect(button('Back to the usual words').disabled).toBe(true)
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('radio', { name: 'CAB meetings' }))
    await waitFor(() => expect(screen.getByText('The plan has no meeting to show.')).toBeTruthy())
  })

  it('are tried while they are typed, and saved', async () => {
    const core = aCore({ calendar_words_save: () => aChange() })
    await open(core)
    await fireEvent.input(field('Title'), { target: { value: '{title}' } })
    await waitFor(() => expect(within(screen.getByRole('region', { name: 'An event in the new words' })).getByText('tried {title}')).toBeTruthy())
    const card = { kind: 'release', title: '{title}', description: 'When: {when}', categories: 'CAB' }
    expect(asked(core, 'calendar_words_show').at(-1)).toEqual({ instead: card })
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(asked(core, 'calendar_words_save')).toEqual([card]))
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })

  it('take a name where the caret is, from the keyboard too', async () => {
    const core = aCore()
    const { container } = await open(core)
    const description = field(/Description/)
    description.focus()
    description.setSelectionRange(0, 5)
    const names = screen.getByRole('toolbar')
    expect(names.getAttribute('aria-labelledby')).toBeTruthy()
    await waitFor(() => expect(screen.getByText(/put into the description/)).toBeTruthy())
    const first = button('{key}')
    await fireEvent.keyDown(first, { key: 'ArrowRight' })
    expect(document.activeElement).toBe(button('{title}'))
    expect(within(names).getAllByRole('button').map((one) => one.tabIndex)).toEqual([-1, 0, -1])
    await fireEvent.click(button('{title}'))
    await waitFor(() => expect(document.activeElement).toBe(description))
    expect(description.value).toBe('{title} {when}')
    expect(description.selectionStart).toBe('{title}'.length)
    expect(await violations(container)).toEqual([])
  })

  it('are refused at the field that cannot be read', async () => {
    const core = aCore()
    const { container } = await open(core)
    core.on('calendar_words_show', ({ instead }: { instead?: WordsCard }) => {
      if (instead) throw new SlipwayError({ code: 'words.unreadable', message: 'the categories cannot be read: line 1 names {who}', hint: 'mend the line' })
      return { items: someWords() }
    })
    await fireEvent.input(field(/Categories/), { target: { value: '{who}' } })
    await waitFor(() => expect(field(/Categories/).getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getByText(/line 1 names/)).toBeTruthy()
    expect(screen.getByText('It is shown again once the words can be read.')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Leave it'))
    await waitFor(() => expect(field(/Categories/).getAttribute('aria-invalid')).toBeNull())
    expect(field(/Categories/).value).toBe('CAB')
  })

  it('wait as they were typed while another kind is looked at', async () => {
    await open(aCore())
    await fireEvent.input(field('Title'), { target: { value: 'mine' } })
    await fireEvent.click(screen.getByRole('radio', { name: 'Windows' }))
    expect(field('Title').value).toBe('{key} {title}')
    await fireEvent.click(screen.getByRole('radio', { name: 'Releases (changed)' }))
    expect(field('Title').value).toBe('mine')
  })

  it('go back to the usual ones with a way back', async () => {
    const core = aCore({ calendar_words_reset: () => aChange() })
    await open(core)
    core.on('calendar_words_show', () => ({ items: someWords().map((view) => ({ ...view, usual: false })) }))
    await fireEvent.click(screen.getByRole('radio', { name: 'Windows' }))
    plan.revision += 1
    await waitFor(() => expect(button('Back to the usual words').disabled).toBe(false))
    await fireEvent.click(button('Back to the usual words'))
    await waitFor(() => expect(asked(core, 'calendar_words_reset')).toEqual([{ kind: 'window' }]))
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })
})
