/** The deployment order as text for a mail or a ticket. Pure. */

export interface Step {
  readonly key: string
  readonly title: string
  /** When it is planned, in words; empty where that is not known. */
  readonly when: string
}

/** One line for each release, tabs between, so that it pastes into a spreadsheet as well as into a mail. */
export function orderText(waves: readonly (readonly Step[])[]): string {
  const lines = waves.flatMap((wave, index) => wave.map(({ key, title, when }) => [`Wave ${index + 1}`, key, title, when].filter((part) => part !== '').join('\t')))
  return `${lines.join('\n')}\n`
}
