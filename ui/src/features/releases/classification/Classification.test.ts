import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ClassificationView, ClassifyOutcome, Input } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { aClassification, anOutcome, PEOPLE, TYPE_RULES } from '../samples'
import Classification from './Classification.svelte'

type Asked = Input<'release_classify'>

async function shown(view: Partial<ClassificationView> = {}, more: Handlers = {}) {
  const core = fakeCore({ classification_show: () => aClassification(view), type_list: () => ({ items: TYPE_RULES }), release_classify: () => anOutcome(), ...more })
  const page = render(Classification, { release: 'R-1', people: PEOPLE })
  await waitFor(() => expect(screen.queryByText('Reading the type')).toBeNull())
  return { core, ...page }
}

async function open() {
  await fireEvent.click(screen.getByRole('button', { name: 'Classify…' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Classify R-1' }))
  await waitFor(() => expect(dialog.getByRole('radiogroup', { name: 'Is its risk low?' })).toBeTruthy())
  return dialog
}

const answer = (dialog: Awaited<ReturnType<typeof open>>, question: string, name: string) =>
  fireEvent.click(within(dialog.getByRole('radiogroup', { name: question })).getByRole('radio', { name }))

beforeEach(() => plan.take(aStatus()))

describe('the type of a release', () => {
  it('is one line where nothing speaks against it', async () => {
    const { container } = await shown()
    expect(screen.getByText('Normal').parentElement?.textContent).toContain('nobody has answered its questions yet')
    expect(container.querySelectorAll('section > p')).toHaveLength(1)
    expect(await violations(container)).toEqual([])
  })

  it('tells what speaks against it, what is missing, and how it came to it', async () => {
    const { container } = await shown({
      reference: 'INC-7', missing: ['rollback-plan', 'team'],
      faults: [{ kind: 'emergency-without-reference', refuses: true, sentence: 'R-1 is an emergency without anything behind it' }, { kind: 'expedited', refuses: false, sentence: 'R-1 is expedited.' }],
      history: [{ at: '2026-11-20T09:00:00Z', by: 'mia', before: 'normal', found: 'standard', chosen: 'emergency', reason: 'it cannot wait', approver: 'Ann', reference: 'INC-7', version: 0 }],
    })
    expect(screen.getByRole('img', { name: 'Refused' }).closest('p')?.textContent).toContain('R-1 is an emergency without anything behind it.')
    expect(screen.getByText(/Not said, and needed/).textContent).toContain('rollback plan, team')
    expect(screen.getByText('Classified 1 time').closest('details')?.textContent).toMatch(/Normal → Emergency, the answers spoke for standard by mia, .*, by the usual rule.*It cannot wait\. Approved by Ann\./s)
    expect(await violations(container)).toEqual([])
  })
})

describe('classifying a release', () => {
  it('shows the type that the answers speak for, of the newest answers', async () => {
    const gates: ((outcome: ClassifyOutcome) => void)[] = []
    const { core, container } = await shown({}, { release_classify: () => new Promise<ClassifyOutcome>((resolve) => gates.push(resolve)) })
    const dialog = await open()
    await answer(dialog, 'Can it be taken back?', 'Yes')
    await answer(dialog, 'Can it be taken back?', 'No')
    await waitFor(() => expect(gates).toHaveLength(1))
    gates[0]?.(anOutcome({ found: 'emergency', why: ['An overtaken answer.'] }))
    await waitFor(() => expect(gates).toHaveLength(2))
    gates[1]?.(anOutcome({ found: 'standard', why: ['It is a standard release.'], open: 1 }))
    await waitFor(() => expect(dialog.getByText('It is a standard release.')).toBeTruthy())
    expect(dialog.queryByText('An overtaken answer.')).toBeNull()
    expect(dialog.getByText('1 question is open, and counts as no.')).toBeTruthy()
    expect(core.asked.filter(({ name }) => name === 'release_classify').map(({ input }) => (input as Asked).answers)).toEqual([
      { standard: { 'low-risk': true } }, { standard: { 'low-risk': true, reversible: false } },
    ])
    expect(await violations(container)).toEqual([])
  })

  it('asks why and who approved it where another type is chosen', async () => {
    const { core } = await shown({}, { release_classify: ({ choose, mode }: Asked) => anOutcome({ needs_approver: choose !== null, changed: mode === 'commit' ? aChange() : null }) })
    const dialog = await open()
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Keep the type' }).hasAttribute('disabled')).toBe(false))
    expect(dialog.queryByRole('textbox', { name: 'Why' })).toBeNull()
    await fireEvent.change(dialog.getByRole('combobox', { name: 'Type' }), { target: { value: 'standard' } })
    await waitFor(() => expect(dialog.getByRole('textbox', { name: 'Why' })).toBeTruthy())
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep the type' }))
    expect(dialog.getByText('Name who approved that')).toBeTruthy()
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Why' }), { target: { value: 'Done often' } })
    await fireEvent.input(dialog.getByRole('combobox', { name: 'Approved by' }), { target: { value: 'Ann' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep the type' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const written = core.asked.filter(({ name }) => name === 'release_classify').map(({ input }) => input as Asked).filter(({ mode }) => mode === 'commit')
    expect(written).toEqual([expect.objectContaining({ choose: 'standard', reason: 'Done often', approver: 'Ann' })])
  })

  it('is not written while something refuses it', async () => {
    await shown({}, { release_classify: () => anOutcome({ found: 'emergency', faults: [{ kind: 'emergency-without-reference', refuses: true, sentence: 'Name the reference.' }] }) })
    const dialog = await open()
    await waitFor(() => expect(dialog.getByText('Name the reference.')).toBeTruthy())
    expect(dialog.getByRole('button', { name: 'Keep the type' }).hasAttribute('disabled')).toBe(true)
  })

  it('says what the core refuses', async () => {
    await shown({}, { release_classify: ({ mode }: Asked) => {
      if (mode === 'commit') throw new SlipwayError({ code: 'classification.reason', message: 'say why' })
      return anOutcome()
    } })
    const dialog = await open()
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Keep the type' }).hasAttribute('disabled')).toBe(false))
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep the type' }))
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('Say why.'))
  })
})
