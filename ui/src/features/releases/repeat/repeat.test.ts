import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ConflictView, Input, RepeatOutcome } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore } from '../../../backend/fake'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange } from '../../../shared/testing/samples'
import RepeatDialog from './RepeatDialog.svelte'
import { complaint, FIRST, toRule } from './rule'

const bar = aBar({ key: 'R-7', title: 'Patches', start: '2026-11-28T21:00:00Z', end: '2026-11-28T23:00:00Z', zone: 'Europe/Berlin' })
const away: ConflictView = {
  code: 'C10', cause: 'people', severity: 'hard', release: 'R-7', other: { kind: 'person', key: 'ada', title: 'Ada' },
  sentence: 'Ada is away.', remedy: 'Name a deputy.', path: [], start: '2026-12-05T21:00:00Z', end: '2026-12-05T23:00:00Z', overlap_minutes: 120,
}

function answered(refused: (input: Input<'release_repeat'>) => SlipwayError | null = () => null): FakeCore {
  const days = [['2026-12-05', '2026-12-05T21:00:00Z', '2026-12-05T23:00:00Z'], ['2026-12-12', '2026-12-12T21:00:00Z', '2026-12-12T23:00:00Z']] as const
  return fakeCore({
    release_repeat: (input: Input<'release_repeat'>): RepeatOutcome => {
      const refusal = refused(input)
      if (refusal) throw refusal
      const time = ([day, start, end]: (typeof days)[number], at: number): RepeatOutcome['repetitions'][number] => {
        const key = input.leave_out.includes(day) ? null : `R-${8 + at}`
        return { day, key, at: { start, end }, conflicts: key !== null && at === 0 ? [away] : [] }
      }
      return { release: 'R-7', repetitions: days.map(time), changed: input.mode === 'commit' ? aChange() : null }
    },
  })
}

const button = (name: RegExp | string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })

describe('planning a release again', () => {
  it('tells each time with what speaks against it, leaves out what is unticked, and writes once', async () => {
    const core = answered()
    const onclose = vi.fn()
    const { container } = render(RepeatDialog, { bar, onclose })
    const first = await screen.findByRole('checkbox', { name: /5 Dec 2026/ })
    expect(core.asked[0]).toEqual({ name: 'release_repeat', input: { key: 'R-7', rule: 'FREQ=WEEKLY;COUNT=6', leave_out: [], mode: 'preview', reason: null } })
    expect(within(first.closest('li') ?? container).getByText(/1 conflict, 1 hard/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(first)
    await waitFor(() => expect(button(/^Plan it/).textContent).toContain('1 more time'))
    expect(onclose).not.toHaveBeenCalled()
    await fireEvent.input(screen.getByRole('textbox', { name: /Why/ }), { target: { value: ' Patch nights ' } })
    await fireEvent.click(button(/^Plan it/))
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    expect(core.asked.at(-1)?.input).toEqual({ key: 'R-7', rule: 'FREQ=WEEKLY;COUNT=6', leave_out: ['2026-12-05'], mode: 'commit', reason: 'Patch nights' })
  })

  it('says what is wrong with a number or a rule, and plans nothing then', async () => {
    answered(({ rule }) => (rule === 'FREQ=DAILY' ? new SlipwayError({ code: 'release.repetition', message: 'the rule FREQ=DAILY has no end', hint: 'give it a COUNT' }) : null))
    render(RepeatDialog, { bar, onclose: () => undefined })
    await waitFor(() => expect(button(/^Plan it/).disabled).toBe(false))
    await fireEvent.input(screen.getByRole('textbox', { name: /Times more/ }), { target: { value: '0' } })
    expect(screen.getByText('Write a number from 1 to 104')).toBeTruthy()
    expect(button(/^Plan it/).disabled).toBe(true)
    await fireEvent.change(screen.getByRole('combobox', { name: 'How often' }), { target: { value: 'own' } })
    await fireEvent.input(screen.getByRole('textbox', { name: /Rule/ }), { target: { value: 'FREQ=DAILY' } })
    await waitFor(() => expect(screen.getByText(/has no end/)).toBeTruthy())
    expect(button(/^Plan it/).disabled).toBe(true)
  })
})

describe('the rule', () => {
  it('counts the release itself as the first time', () => {
    expect(toRule(FIRST)).toBe('FREQ=WEEKLY;COUNT=6')
    expect(toRule({ ...FIRST, often: 'FREQ=WEEKLY;INTERVAL=2', times: ' 12 ' })).toBe('FREQ=WEEKLY;INTERVAL=2;COUNT=13')
  })

  it('is as it is written where it is one of its own', () => {
    expect(toRule({ often: 'own', times: 'x', own: ' FREQ=MONTHLY;BYDAY=2TU;COUNT=4 ' })).toBe('FREQ=MONTHLY;BYDAY=2TU;COUNT=4')
    expect(toRule({ often: 'own', times: '5', own: ' ' })).toBeNull()
  })

  it.each(['', '0', '-1', '2.5', 'five', '105'])('refuses %j as a number of times', (times) => {
    expect(toRule({ ...FIRST, times })).toBeNull()
    expect(complaint({ ...FIRST, times })).toBe('Write a number from 1 to 104')
  })
})
