/** What every test starts with: British words, one zone, and the browser parts that the simulated page lacks. */
import { beforeEach } from 'vitest'

beforeEach(() => {
  Object.defineProperty(globalThis.navigator, 'language', { value: 'en-GB', configurable: true })
  globalThis.localStorage.clear()
  globalThis.location.hash = ''
})
