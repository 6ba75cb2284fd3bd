import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { violations } from '../../shared/testing/axe'
import TeamsMenu from './TeamsMenu.svelte'
import TypeFilter from './TypeFilter.svelte'

const teams = [{ key: 'core', name: 'Core', members: 3 }, { key: 'shop', name: 'Web shop', members: 1 }]
let said: (readonly string[])[] = []
const onchange = (next: readonly string[]): void => void said.push(next)

async function open(name: RegExp): Promise<void> {
  said = []
  await fireEvent.click(screen.getByRole('button', { name }))
}

describe('the filter by type', () => {
  it('shows everything until a type is left out, and says how many are shown', async () => {
    const { container, rerender } = render(TypeFilter, { subject: 'releases', types: [], onchange })
    await open(/all shown/)
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').every(({ checked }) => checked)).toBe(true)
    await fireEvent.click(screen.getByRole('checkbox', { name: /FF finish to finish/ }))
    expect(said).toEqual([['FS', 'SS', 'SF']])
    await rerender({ subject: 'releases', types: ['SS'], onchange })
    expect(screen.getByRole('button', { name: 'Types of links: 1 of 4 shown' }).textContent).toMatch(/Types\s*1/)
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^SS/ }).disabled).toBe(true)
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Show all types' }))
    expect(said.at(-1)).toEqual([])
  })

  it('has the types of services', async () => {
    render(TypeFilter, { subject: 'services', types: [], onchange })
    await open(/Types/)
    expect(screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent.trim())).toEqual(['Runtime, hard', 'Runtime, soft', 'Data', 'Build', 'Configuration', 'Vendor'])
  })

  it('takes the focus, and gives it back on Escape', async () => {
    render(TypeFilter, { subject: 'services', types: [], onchange })
    await open(/Types/)
    const [first] = screen.getAllByRole('checkbox')
    expect(document.activeElement).toBe(first)
    await fireEvent.keyDown(first ?? document.body, { key: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Types/ }))
  })
})

describe('the menu of teams', () => {
  it('draws one team, all of them, or none as one node', async () => {
    const { container, rerender } = render(TeamsMenu, { teams, closed: ['core'], onchange })
    await open(/1 of 2 drawn as one node/)
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Web shop (1 member)' }))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Core (3 members)' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Collapse all' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Expand all' }))
    expect(said).toEqual([['core', 'shop'], [], ['core', 'shop'], []])
    expect(await violations(container)).toEqual([])
    await rerender({ teams: [], closed: [], onchange })
    expect(screen.getByText('Nothing here has a team.')).toBeTruthy()
  })
})
