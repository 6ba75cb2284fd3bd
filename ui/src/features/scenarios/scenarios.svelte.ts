/** What is done with scenarios from this room. */
import type { ScenarioRow } from '../../backend'
import { announce } from '../../shared/announcer.svelte'
import { mutate } from '../../shared/mutate'
import { router } from '../../shared/router.svelte'
import { toasts } from '../../shared/toasts.svelte'

class Scenarios {
  /** Whether a new one is being named. */
  naming = $state(false)
  /** Grows when the list must be read again: scenarios come and go without a change of the plan. */
  revision = $state(0)

  touch(): void {
    this.revision += 1
  }

  /** Throws one away and offers the way back. Refusals are told. */
  async discard({ name }: Pick<ScenarioRow, 'name'>): Promise<void> {
    if (!(await mutate('scenario_discard', { name })).ok) return
    if (router.place.room === 'scenarios' && router.place.path[0] === name) router.replace('scenarios')
    this.touch()
    const said = `Scenario ${name} is thrown away`
    announce(said)
    toasts.show('done', said, { action: { label: 'Undo', run: () => void this.restore(name) } })
  }

  /** Brings one back that was thrown away. */
  async restore(name: string): Promise<void> {
    if (!(await mutate('scenario_restore', { name })).ok) return
    this.touch()
    announce(`Scenario ${name} is back`)
    if (router.place.room === 'scenarios') router.go('scenarios', [name])
  }
}

export const scenarios = new Scenarios()

/** What is wrong with a name; nothing where it can be tried. */
export function faultOfName(name: string): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give it a name.'
  return /^[\p{L}\p{N}._-]+$/u.test(wanted) ? null : 'A name has letters, digits, dots, hyphens and underscores only.'
}
