/** The filters that a person saved for the open plan, and what can be done with them. They stay on this machine. */
import { announce } from '../../shared/announcer.svelte'
import { plan } from '../../shared/plan.svelte'
import { settings } from '../../shared/settings.svelte'
import { toasts } from '../../shared/toasts.svelte'
import { readLook, withLook, withoutLook } from './look'
import type { FilterLook, SavedLook } from './look'
import { place } from './place.svelte'

const PURPOSE = 'calendar-filters'
const path = (): string => plan.status?.path ?? ''

export function savedLooks(): readonly SavedLook[] {
  return settings.named(path(), PURPOSE).map(({ name, value }) => ({ name, look: readLook(value) }))
}

function keep(saved: readonly SavedLook[]): void {
  settings.keepNamed(path(), PURPOSE, saved.map(({ name, look }) => ({ name, value: look })))
}

export function saveLook(name: string, look: FilterLook = place.look): void {
  keep(withLook(savedLooks(), { name, look }))
  announce(`Filter ${name.trim()} saved.`)
}

export function renameLook(from: string, to: string): void {
  const saved = savedLooks()
  const one = saved.find(({ name }) => name === from)
  if (!one || from === to.trim()) return
  keep(withLook(withoutLook(saved, from), { name: to, look: one.look }))
  announce(`Filter ${from} is now called ${to.trim()}.`)
}

/** Takes one out, with a way back: it is not in the plan, so the plan's own undo does not know it. */
export function removeLook(name: string): void {
  const saved = savedLooks()
  const one = saved.find((other) => other.name === name)
  if (!one) return
  keep(withoutLook(saved, name))
  announce(`Filter ${name} removed.`)
  const owner = path()
  toasts.show('note', `Filter “${name}” removed`, { action: { label: 'Undo', run: () => { if (owner === path()) saveLook(name, one.look) } } })
}

export function showLook({ name, look }: SavedLook): void {
  place.look = look
  announce(`Filter ${name}.`)
}
