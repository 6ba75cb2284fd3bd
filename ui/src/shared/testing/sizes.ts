/** The simulated page lays nothing out, so everything in it is said to be as large as a window. */
import { vi } from 'vitest'

export function sized(width = 1_100, height = 800): void {
  const element = HTMLElement.prototype
  vi.spyOn(element, 'clientWidth', 'get').mockReturnValue(width)
  vi.spyOn(element, 'clientHeight', 'get').mockReturnValue(height)
}
