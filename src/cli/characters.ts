/** Which characters the font files are made for. Pure. */

const between = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))

/** What any story in the three languages may hold, and what a reader mostly types: nobody waits for a second file. */
const ALWAYS = [
  ...between(0x20, 0x7e),
  // Quotes, dashes, spaces and signs; accented letters come with the story that has them.
  ...'\u00a0«»°·×\u2009\u202f–—‘’“”„•…‹›−№',
  ...between(0x410, 0x44f),
  ...'Ёё',
  ...between(0x621, 0x63a),
  ...between(0x640, 0x652),
  ...between(0x660, 0x669),
  ...'،؛؟٪٫٬ٰٱ\u200c\u200d\u200e\u200f',
]

/** Arabic letters as the map's engine asks for them once it has joined them: one character for each shape. */
const JOINED = [...between(0xfb50, 0xfbff), ...between(0xfe70, 0xfefc)].map((shape) => ({
  shape,
  letters: [...shape.normalize('NFKC').replace(/[ ـ]/g, '')],
}))

/** The characters that texts need: their own in either case, those that are always there, and the shapes of Arabic. */
export function charactersOf(texts: readonly string[], always: readonly string[] = ALWAYS): ReadonlySet<string> {
  const characters = new Set(always)
  for (const text of texts) {
    for (const character of text) {
      for (const each of character + character.toUpperCase() + character.toLowerCase()) characters.add(each)
    }
  }
  for (const { shape, letters } of JOINED) {
    if (letters.length > 0 && letters.every((letter) => characters.has(letter))) characters.add(shape)
  }
  for (const character of characters) {
    if (/\p{Cc}|\p{Cs}/u.test(character)) characters.delete(character)
  }
  return characters
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0
const written = (code: number): string => code.toString(16).toUpperCase()

/** Those of the characters that lie in a CSS `unicode-range`. */
export function within(characters: Iterable<string>, range: string): readonly string[] {
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
  return [...characters].filter((each) =>
    spans.some(([first, last]) => first <= codePoint(each) && codePoint(each) <= last),
  )
}

/** The characters as CSS `unicode-range` has them, e.g. `U+20-7E` and `U+A0`. */
export function rangesOf(characters: Iterable<string>): readonly string[] {
  const spans: { first: number; last: number }[] = []
  for (const code of [...characters].map(codePoint).sort((a, b) => a - b)) {
    const span = spans.at(-1)
    if (span !== undefined && span.last === code - 1) span.last = code
    else if (span?.last !== code) spans.push({ first: code, last: code })
  }
  return spans.map(({ first, last }) =>
    first === last ? `U+${written(first)}` : `U+${written(first)}-${written(last)}`,
  )
}
