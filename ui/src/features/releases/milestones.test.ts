import { fireEvent, render, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MilestoneView } from '../../backend'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import Milestones from './Milestones.svelte'
import { markOf, sayWhen } from './milestones'

function aMilestone(card: Partial<MilestoneView['milestone']> = {}, part: Partial<MilestoneView> = {}): MilestoneView {
  return {
    milestone: { key: 'ERP-1', title: 'Interface is there', project: 'ERP', release: 'R-1', baseline: '2026-11-24', forecast: '2026-12-03', actual: null, ...card },
    standing: 'late', sentence: 'Expected 3 Dec 2026, 3 working days after the last day in time for R-1.', freeze: '2026-11-30', variance: 7, overdue: false,
    next: { train: 'CORE', departure: '2026-12-19' }, slips: [], source: '', ...part,
  }
}

const inTime = aMilestone({ key: 'ERP-2', title: 'Test data', forecast: null }, { standing: 'in-time', sentence: 'In time for R-1.', overdue: true })

beforeEach(() => plan.take(aStatus()))

describe('milestones of a release', () => {
  it('say the day that counts', () => {
    expect(sayWhen(aMilestone())).toMatch(/^expected Thu,? 3 Dec 2026$/)
    expect(sayWhen(aMilestone({ actual: '2026-12-04' }))).toMatch(/^reached Fri,? 4 Dec 2026$/)
    expect(sayWhen(inTime)).toMatch(/^promised Tue,? 24 Nov 2026$/)
    expect(sayWhen(aMilestone({ baseline: null, forecast: null }))).toBe('no day yet')
  })

  it('have a sign of their own shape', () => {
    expect(markOf(aMilestone())).toEqual({ kind: 'hard', label: 'Late' })
    expect(markOf(inTime)).toEqual({ kind: 'soft', label: 'Overdue' })
    expect(markOf(aMilestone({}, { standing: 'unknown' }))).toEqual({ kind: 'soft', label: 'No day yet' })
    expect(markOf(aMilestone({}, { standing: 'reached' }))).toEqual({ kind: 'ok', label: 'Reached' })
    expect(markOf(aMilestone({}, { standing: 'in-time' }))).toEqual({ kind: 'ok', label: 'In time' })
  })

  it('stand on its page with the day, the sentence of the core and the way to their room', async () => {
    const { container } = render(Milestones, { release: 'R-1', milestones: [aMilestone(), inTime] })
    const late = screen.getByRole('link', { name: 'ERP-1' }).closest('li')
    expect(late?.textContent.replace(/\s+/g, ' ')).toMatch(/Interface is there expected Thu,? 3 Dec 2026 Expected 3 Dec 2026, 3 working days after/)
    expect(screen.getByRole('link', { name: 'ERP-1' }).getAttribute('href')).toBe('#/milestones/ERP-1')
    expect(screen.getByRole('img', { name: 'Late' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'ERP-2' }).closest('li')?.textContent).toContain('overdue')
    expect(await violations(container)).toEqual([])
  })

  it('are added in their room, with the release filled in', async () => {
    const { container } = render(Milestones, { release: 'R-1', milestones: [] })
    expect(screen.getByText(/It waits for no project/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Add a milestone…' }))
    expect(globalThis.location.hash).toBe('#/milestones/new?release=R-1')
  })
})
