/** What follows while a form is filled in: the key its name, the end its start. Until somebody writes another one. Pure. */
import { toMillis, toWire } from './dates'

/** Long enough to be told apart, short enough for a column. */
const LONGEST = 40

/** A key out of a name: `Christmas freeze` is `christmas-freeze`, and `christmas-freeze-2` where that is taken. */
export function suggestKey(name: string, taken: readonly string[] = []): string {
  const plain = name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('ß', 'ss')
  const key = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-/, '').slice(0, LONGEST).replace(/-$/, '')
  if (key === '' || !isTaken(key, taken)) return key
  const numbers = taken.map((_, at) => at + 2)
  return `${key}-${numbers.find((number) => !isTaken(`${key}-${number}`, taken)) ?? taken.length + 2}`
}

/** Whether a key names something else already. Two that differ in capitals only would be mistaken for each other. */
export function isTaken(key: string, taken: readonly string[]): boolean {
  const wanted = key.trim().toLowerCase()
  return taken.some((one) => one.toLowerCase() === wanted)
}

/** The key after the name has changed: the suggested one, unless another was written. */
export function keyFollowing(key: string, before: string, after: string, taken: readonly string[] = []): string {
  return key === '' || key === suggestKey(before, taken) ? suggestKey(after, taken) : key
}

const wall = (stamp: string): number => toMillis(`${stamp}:00Z`)

/** The end after the start has changed, both as `2026-12-18T22:00`: as much later as before. What cannot be read moves nothing. */
export function endFollowing(end: string, before: string, after: string): string {
  const moved = wall(end) + wall(after) - wall(before)
  return Number.isNaN(moved) || wall(end) <= wall(before) ? end : toWire(moved).slice(0, 16)
}
