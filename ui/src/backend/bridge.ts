/** The true core behind the development server, for a plain browser. Never part of a build. */
import { normalise } from './errors'
import type { Transport } from './transport'

/** Other programs cannot be heard over the bridge, so their changes are looked for this often. */
const POLL_MS = 15_000

export const bridgeTransport: Transport = {
  async call(name, input) {
    const response = await fetch(`/__call/${name}`, { method: 'POST', body: JSON.stringify(input ?? {}) })
    const answer: unknown = await response.json()
    if (!response.ok) throw normalise(answer)
    return answer
  },
  listen(event, heard) {
    if (event !== 'plan_changed') return Promise.resolve(() => undefined)
    const timer = setInterval(() => heard(null), POLL_MS)
    return Promise.resolve(() => clearInterval(timer))
  },
  cancel: () => Promise.resolve(),
  pickFile: (request) => Promise.resolve(globalThis.prompt(request.title)),
  pickTarget: (request) => Promise.resolve(globalThis.prompt(request.title, `/tmp/${request.suggested}`)),
  pickFolder: (title) => Promise.resolve(globalThis.prompt(title)),
}
