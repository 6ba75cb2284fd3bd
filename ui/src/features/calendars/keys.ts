/** The key of a saved calendar, which is the name of its file. Pure. */

const SHAPE = /^[a-z0-9][a-z0-9._-]*$/i
/** Windows takes these for devices, whatever stands behind the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i
const LONGEST_NAME = 120

/** What is wrong with a key; `taken` are those that another calendar has. */
export function complaintOfKey(key: string, taken: readonly string[]): string | null {
  const typed = key.trim()
  if (typed === '') return 'A key is needed, such as team-payments'
  if (!SHAPE.test(typed)) return 'Letters a to z, digits, dots, hyphens and underscores only, beginning with a letter or digit'
  if (DEVICE.test(typed)) return 'Windows takes this for a device; choose another'
  // Files are told apart by their letters only where the file system does.
  return taken.some((other) => other.toLowerCase() === typed.toLowerCase()) ? `There is a calendar ${typed} already` : null
}

export function complaintOfName(name: string): string | null {
  const length = Array.from(name.trim()).length
  if (length === 0) return 'A name is needed: calendar programs show it'
  return length > LONGEST_NAME ? `At most ${LONGEST_NAME} characters` : null
}

/** A text as the name of a file: `bank-emergency-releases`. Empty where nothing of it can stand in one. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, 60).replace(/-+$/, '')
}
