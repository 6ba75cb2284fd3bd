import { describe, expect, it } from 'vitest'
import css from './tokens.css?raw'

type Scheme = 'light' | 'dark'

function token(name: string, scheme: Scheme): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  return (scheme === 'light' ? found?.[1] : found?.[2]) ?? ''
}

/** The relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  const grounds = ['bg', 'surface'].map((name) => token(name, scheme))

  it.each(['ink', 'muted', 'accent', 'hard', 'soft', 'ok', 'emergency'])('%s can be read', (name) => {
    for (const ground of grounds) expect(contrast(token(name, scheme), ground)).toBeGreaterThanOrEqual(5.5)
  })

  it.each(['edge', ...Array.from({ length: 8 }, (_, index) => `kind-${index + 1}`)])('%s can be seen', (name) => {
    for (const ground of grounds) expect(contrast(token(name, scheme), ground)).toBeGreaterThanOrEqual(3)
  })

  it('text on the accent can be read', () => {
    expect(contrast(token('on-accent', scheme), token('accent', scheme))).toBeGreaterThanOrEqual(4.5)
  })
})
