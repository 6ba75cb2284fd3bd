/**
 * Calendars that this machine publishes, as far as every room should know: the core brings them up to date by itself, and says
 * when it did and when it could not. That it could not is told once, and again only when it went well in between or when
 * something else is wrong.
 */
import { call, onPublicationDone, onPublicationFailed } from '../backend'
import type { SlipwayError } from '../backend'
import { announce } from './announcer.svelte'
import { plan } from './plan.svelte'
import { router } from './router.svelte'
import { sayError, sentence } from './sentences'
import { toasts } from './toasts.svelte'

class Publication {
  /** How often it was heard that it went well or failed; what shows how publishing stands is read again then. */
  heard = $state(0)
  #said: string | null = null

  /** Follows what the core says, until the returned function is called. */
  follow(): () => void {
    const stops = [onPublicationDone(() => { this.heard += 1 }), onPublicationFailed((error) => void this.#hear(error))]
    return () => { for (const stop of stops) stop() }
  }

  async #hear(error: SlipwayError): Promise<void> {
    this.heard += 1
    const key = `${plan.status?.path ?? ''} ${await lastPublished()} ${error.message}`
    if (key === this.#said) return
    this.#said = key
    const text = `The published calendars could not be brought up to date. ${sentence(error.message)}`
    toasts.show(error.isFault ? 'fault' : 'refused', text, { hint: error.hint, action: { label: 'Publishing', run: () => router.go('calendars', ['publishing']) } })
    announce(sayError({ message: text, hint: error.hint }))
  }
}

/** When it went well last. */
async function lastPublished(): Promise<string> {
  try {
    return (await call('publication_show', {})).published ?? ''
  } catch {
    return ''
  }
}

export const publication = new Publication()
