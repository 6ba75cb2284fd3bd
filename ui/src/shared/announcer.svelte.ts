/** What a sighted person sees happen, said to a screen reader. One polite region for the whole window. */

class Announcer {
  text = $state('')
  #flip = false

  /** Says something once. The same sentence twice is said twice. */
  say(sentence: string): void {
    // A live region speaks when its text changes, so repeats differ by a space that nobody hears.
    this.#flip = !this.#flip
    this.text = this.#flip ? sentence : `${sentence}\u00a0`
  }
}

export const announcer = new Announcer()

export function announce(sentence: string): void {
  announcer.say(sentence)
}
