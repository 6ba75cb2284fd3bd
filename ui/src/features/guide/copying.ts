/** Copies a text and says whether it worked, to the eye and to the ear. */
import { announce } from '../../shared/announcer.svelte'
import { copy } from '../../shared/clipboard'
import { toasts } from '../../shared/toasts.svelte'

export async function copyAndTell(text: string, what: string): Promise<void> {
  const said = (await copy(text)) ? `Copied ${what}.` : 'The clipboard took nothing. Select the text and copy it by hand.'
  announce(said)
  toasts.show('note', said)
}
