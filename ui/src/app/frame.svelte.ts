/** What is open in the frame besides the room: the palette, the list of keys, a side panel. */

class Frame {
  palette = $state(false)
  help = $state(false)
  /** The id of the side panel; `null` when none is open. */
  panel = $state<string | null>(null)

  togglePanel(id: string): void {
    this.panel = this.panel === id ? null : id
  }
}

export const frame = new Frame()
