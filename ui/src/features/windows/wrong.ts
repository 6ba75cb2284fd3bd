/** A form that cannot be sent leads to what is wrong with it, which may stand far above the button. */
import { tick } from 'svelte'

export async function showWrong(form: HTMLElement | null): Promise<void> {
  // The complaints are drawn first.
  await tick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
