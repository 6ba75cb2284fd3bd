/** What is done with scenarios from this room, and what was thrown away while the window is open. */
import type { ScenarioRow, StatusView } from '../../backend'
import { announce } from '../../shared/announcer.svelte'
import { mutate } from '../../shared/mutate'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { toasts } from '../../shared/toasts.svelte'

/** A scenario that was thrown away, of the plan in a file. */
interface Thrown {
  readonly of: string
  readonly name: string
}

/** The file of the plan, also while one of its scenarios is on the desk, without its ending. */
export function planFile({ path, scenario }: Pick<StatusView, 'path' | 'scenario'>): string {
  const end = scenario === null ? '.slipway' : `.scenario-${scenario}.slipway`
  return path.endsWith(end) ? path.slice(0, -end.length) : path
}

class Scenarios {
  /** Whether a new one is being named. */
  naming = $state(false)
  /** Grows when the list must be read again: scenarios come and go without a change of the plan. */
  revision = $state(0)
  #thrown = $state.raw<readonly Thrown[]>([])

  /** The names of those of this plan that can be brought back. */
  get thrown(): readonly string[] {
    const { status } = plan
    return status === null ? [] : this.#thrown.filter(({ of }) => of === planFile(status)).map(({ name }) => name)
  }

  touch(): void {
    this.revision += 1
  }

  /** Throws one away and offers the way back. Refusals are told. */
  async discard({ name }: Pick<ScenarioRow, 'name'>): Promise<void> {
    const { status } = plan
    if (status === null || !(await mutate('scenario_discard', { name })).ok) return
    this.#thrown = [...this.#others(status, name), { of: planFile(status), name }]
    if (router.place.room === 'scenarios' && router.place.path[0] === name) router.replace('scenarios')
    this.touch()
    const said = `Scenario ${name} is thrown away`
    announce(said)
    toasts.show('done', said, { action: { label: 'Undo', run: () => void this.restore(name) } })
  }

  /** Brings one back that was thrown away. */
  async restore(name: string): Promise<void> {
    const { status } = plan
    if (status === null || !(await mutate('scenario_restore', { name })).ok) return
    this.#thrown = this.#others(status, name)
    this.touch()
    announce(`Scenario ${name} is back`)
    if (router.place.room === 'scenarios') router.go('scenarios', [name])
  }

  #others(status: StatusView, name: string): Thrown[] {
    return this.#thrown.filter((one) => one.of !== planFile(status) || one.name !== name)
  }
}

export const scenarios = new Scenarios()

/** What is wrong with a name; nothing where it can be tried. */
export function faultOfName(name: string): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give it a name.'
  return /^[\p{L}\p{N}._-]+$/u.test(wanted) ? null : 'A name has letters, digits, dots, hyphens and underscores only.'
}
