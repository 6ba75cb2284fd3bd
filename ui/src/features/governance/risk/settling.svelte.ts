/** A model of risk while it is changed: its form, what was saved of it, and what came of saving it. */
import type { RiskModelCard, RiskModelView } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { Attempt } from '../../../shared/attempt.svelte'
import { mutate } from '../../../shared/mutate'
import { toasts } from '../../../shared/toasts.svelte'
import { alike } from '../keeping.svelte'
import type { Draft, Drafts } from '../keeping.svelte'

interface What<F> {
  readonly view: () => RiskModelView
  readonly drafts: Drafts<F>
  /** The form of what is saved. */
  readonly start: () => F
  /** The form as the core reads it; `null` while it cannot be read. */
  readonly cardOf: (form: F) => RiskModelCard | null
}

export class Settling<F extends object> {
  readonly attempt = new Attempt()
  readonly #what: What<F>
  /** What was saved, until the core has answered with it. */
  #saved = $state.raw<{ readonly of: RiskModelView; readonly form: F } | null>(null)
  readonly draft = $derived.by<Draft<F> | null>(() => this.#what.drafts.of(this.model))
  readonly form = $derived.by<F>(() => this.draft?.form ?? (this.#saved?.of === this.view ? this.#saved.form : this.#what.start()))
  readonly edited = $derived.by<boolean>(() => this.draft !== null && !alike(this.#what.cardOf(this.draft.form), this.view.model))

  constructor(what: What<F>) {
    this.#what = what
  }

  get view(): RiskModelView {
    return this.#what.view()
  }

  get model(): RiskModelCard['model'] {
    return this.view.model.model
  }

  /** Whether it was settled anew since the changes began. */
  get overtaken(): boolean {
    return this.draft !== null && this.draft.version !== this.view.version
  }

  set(part: Partial<F>): void {
    this.attempt.forget()
    this.#put({ form: { ...this.form, ...part } })
  }

  reason(reason: string): void {
    this.#put({ reason })
  }

  /** Answers whether it can be read: then it was sent, and what was refused is in the attempt. */
  async save(): Promise<boolean> {
    const { form, view, draft, model } = this
    const card = this.#what.cardOf(form)
    if (!card) {
      announce('Not saved: something is not right yet')
      return false
    }
    const reason = draft?.reason.trim() ?? ''
    if (await this.attempt.make('risk_model_save', { model: card, reason: reason === '' ? null : reason })) {
      this.#saved = { of: view, form }
      this.#what.drafts.drop(model)
    }
    return true
  }

  giveUp(): void {
    const { draft, model } = this
    this.attempt.forget()
    this.#what.drafts.drop(model)
    if (!draft) return
    const said = `The changes to the ${model} model are thrown away`
    announce(said)
    toasts.show('note', said, { action: { label: 'Undo', run: () => this.#what.drafts.put(model, draft) } })
  }

  async reset(): Promise<void> {
    await mutate('risk_model_reset', { model: this.model })
  }

  #put(part: Partial<Draft<F>>): void {
    const { draft, form, view } = this
    this.#what.drafts.put(this.model, { version: draft?.version ?? view.version, form, reason: draft?.reason ?? '', ...part })
  }
}
