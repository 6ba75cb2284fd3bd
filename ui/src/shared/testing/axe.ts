/** Finds what would keep people out of a mounted component. Colours are checked by the tokens' own test, not here. */
import axe from 'axe-core'

export async function violations(element: Element): Promise<string[]> {
  const found = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)
}
