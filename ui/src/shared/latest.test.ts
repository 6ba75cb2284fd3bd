import { describe, expect, it } from 'vitest'
import { Latest } from './latest.svelte'

function controlled() {
  const open: { question: number; resolve: (answer: string) => void }[] = []
  const latest = new Latest<number, string>((question) => new Promise((resolve) => open.push({ question, resolve })))
  const settle = async (index: number, answer: string): Promise<void> => {
    open[index]?.resolve(answer)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { latest, open, settle }
}

describe('the latest question', () => {
  it('skips those that a newer one has overtaken, with one under way at a time', async () => {
    const { latest, open, settle } = controlled()
    for (const question of [1, 2, 3]) latest.put(question)
    expect(open.map((one) => one.question)).toEqual([1])
    await settle(0, 'one')
    expect(latest.answer).toBeNull()
    expect(open.map((one) => one.question)).toEqual([1, 3])
    await settle(1, 'three')
    expect(latest.answer).toBe('three')
    expect(latest.stale).toBe(false)
  })

  it('follows a form, and shows nothing where there is nothing to ask', async () => {
    const { latest, open, settle } = controlled()
    latest.follow(1)
    await settle(0, 'one')
    expect(latest.answer).toBe('one')
    latest.follow(null)
    expect(latest.answer).toBeNull()
    expect(open.map((one) => one.question)).toEqual([1])
  })

  it('drops the answer to a question that was forgotten meanwhile', async () => {
    const { latest, settle } = controlled()
    latest.put(1)
    latest.clear()
    await settle(0, 'late')
    expect(latest.answer).toBeNull()
  })
})
