/** Messages and hints of the core as sentences, so that one can be read behind the other. Pure. */

/** What ends a sentence, also inside the quotation or the bracket that ends with it. */
const ENDED = /[.!?…]["'”’»)\]]*$/u

/**
 * A first word that may be written with a capital letter: letters, and nothing in them that a key, a code word, a name or a
 * path would have. A word before a colon is the name of what is spoken of.
 */
const PLAIN_WORD = /^\p{Ll}+(?:['’-]\p{Ll}+)*(?=[\s,;!?]|\.?$)/u

/** A text with a capital letter and a full stop, where it has none and none would falsify it. */
export function sentence(text: string): string {
  const said = text.trim()
  if (said === '') return ''
  const begun = PLAIN_WORD.test(said) ? said.charAt(0).toUpperCase() + said.slice(1) : said
  return ENDED.test(begun) ? begun : `${begun}.`
}

/** What is wrong, and what to do instead, as one text; what to do is not said twice. */
export function sayError({ message, hint }: { readonly message: string; readonly hint: string | null }): string {
  const more = hint === null || message.includes(hint) ? '' : hint
  return [message, more].map(sentence).filter((part) => part !== '').join(' ')
}
