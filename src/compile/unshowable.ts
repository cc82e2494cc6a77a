/** Why a text cannot be shown as it is written, and what to write instead. */
export interface Unshowable {
  readonly message: string
  readonly remedy: string
}

/** Letters of living scripts carry at most a handful of signs; what piles up more covers the lines around it. */
const MOST_SIGNS = 8
// Control characters but tab and line breaks, halves of characters, what Unicode has set aside as no character, and
// marks of annotations, one of which stands for the parts of sentences (see Told.tsx).
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\ufff9-\ufffc]/u
const PILE = new RegExp(`\\p{M}{${MOST_SIGNS + 1},}`, 'u')

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The marks that set a direction for what follows, with the mark that ends each. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ...['\u202a', '\u202b', '\u202d', '\u202e'].map((mark) => [mark, '\u202c'] as const),
  ...['\u2066', '\u2067', '\u2068'].map((mark) => [mark, '\u2069'] as const),
])

/** A mark of direction that opens and does not close in its line, or closes what it did not open. */
function strayDirection(text: string): string | null {
  for (const line of text.split(/[\n\r\u2029]/)) {
    const open: string[] = []
    for (const mark of line.match(/[\u202a-\u202e\u2066-\u2069]/g) ?? []) {
      if (ENDS.has(mark)) open.push(mark)
      else if (ENDS.get(open.pop() ?? '') !== mark) return mark
    }
    const left = open.at(-1)
    if (left !== undefined) return left
  }
  return null
}

/**
 * What keeps a text from being shown as it is written; null for all that is text. A direction left open would turn
 * whatever is read after it, also where no element closes it off: in a sentence that is read aloud, say.
 */
export function unshowable(text: string): Unshowable | null {
  const odd = NO_TEXT.exec(text)
  if (odd !== null) {
    return {
      message: `The text holds ${nameOf(odd[0])}, which is no character of a text.`,
      remedy: 'Remove it; a program may have left it there when the text was copied.',
    }
  }
  const stray = strayDirection(text)
  if (stray !== null) {
    return {
      message: `The text holds ${nameOf(stray)}, a mark of direction without its counterpart.`,
      remedy: 'Remove it, or write both in the same line.',
    }
  }
  if (!PILE.test(text)) return null
  return {
    message: `More than ${MOST_SIGNS} signs stand on one letter.`,
    remedy: 'Write the letter with the signs that its language has.',
  }
}
