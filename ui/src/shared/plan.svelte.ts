/**
 * The open plan as every room sees it: its name, its zone, what undo would take back, how many conflicts there are.
 * `revision` grows with each change of the plan, whoever made it; what was read from the core is read again then.
 */
import { call, onPlanChanged } from '../backend'
import type { Changed, DeskView, SlipwayError, StatusView } from '../backend'
import { normalise } from '../backend'
import { toMillis } from './dates'
import type { Millis } from './dates'
import { settings } from './settings.svelte'
import { toasts } from './toasts.svelte'

/** How often "now" is asked for again; the line of today moves a pixel in about this time. */
const CLOCK_MS = 60_000

class Plan {
  /** `null` until the core has answered, and while no plan is open. */
  status = $state.raw<StatusView | null>(null)
  desk = $state.raw<DeskView | null>(null)
  revision = $state(0)
  ready = $state(false)
  /** Why no plan is open, or why the core did not answer; it stays until there is a plan or somebody tries again. */
  error = $state.raw<SlipwayError | null>(null)

  /** The zone in which times are shown and typed. */
  get zone(): string {
    return settings.zone ?? this.status?.zone ?? 'UTC'
  }

  /** Now, by the clock of the core; `NaN` before a plan is open. */
  get now(): Millis {
    return this.status ? toMillis(this.status.now) : Number.NaN
  }

  get readOnly(): boolean {
    return this.status?.read_only ?? true
  }

  /** Asks the core how things stand. */
  async refresh(): Promise<void> {
    try {
      this.arrive(await call('desk_show', {}))
    } catch (thrown) {
      this.error = normalise(thrown)
    } finally {
      this.ready = true
    }
  }

  /** Asks again and forgets what was wrong before. */
  async retry(): Promise<void> {
    this.error = null
    await this.refresh()
  }

  /** Takes over how the desk stands. */
  arrive(desk: DeskView): void {
    this.desk = desk
    this.take(desk.plan)
    // The clock asks too, and must not take away what nobody has read yet.
    if (desk.plan) this.error = null
  }

  /** Takes over a status that came with an answer. */
  take(status: StatusView | null): void {
    const before = this.status
    this.status = status
    // A scenario is found beside its plan, by its name; its file is nothing to open by itself.
    if (status?.scenario === null) settings.remember(status.path)
    else if (status) settings.forget(status.path)
    // A way back that was offered for one file would take back something else in another.
    if (before?.path !== status?.path) toasts.overtake()
    if (before?.path !== status?.path || before?.seq !== status?.seq) this.revision += 1
  }

  /** Takes over what a change answered with. */
  changed(changed: Changed): void {
    this.take(changed.status)
  }

  /** Follows other programs' changes and the clock, until the returned function is called. */
  follow(): () => void {
    const stop = onPlanChanged(() => void this.refresh())
    const timer = setInterval(() => void this.refresh(), CLOCK_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }
}

export const plan = new Plan()
