/** The width of a text in the sans face as near as can be told without a page: CSS pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += emsOf(letter)
  return ems * size
}

function emsOf(letter: string): number {
  if (/[\u064b-\u065f]/.test(letter)) return 0
  if (/[\u0600-\u06ff]/.test(letter)) return 0.46
  if (/[<>=+~^_%@&#$\u2026]/.test(letter)) return letter === '%' ? 0.95 : 0.7
  if (/[\ufdfd\ufdfa\u2e3a\u2e3b\u{12000}-\u{1254f}]/u.test(letter)) return 9
  if (/[\u1100-\u11ff\u2800-\uffef\u{10000}-\u{1ffff}]/u.test(letter)) return 1.2
  if (/[ .,:;'’|iIjlft·]/.test(letter)) return 0.29
  return /[A-ZА-ЯЁmwшщжюыMW→]/.test(letter) ? 0.68 : 0.55
}

/** Letters of the longest word that is a name: what is longer may be anything, and is cut. */
const LONGEST_WORD = 16
/** How much wider than told such a word can be: one of capital W. */
const WIDEST = 1.4

/** A text that fits into a width: its last words are left out where it would not; a name of one word stays whole. */
export function shortened(text: string, size: number, width: number): string {
  const words = text.split(' ')
  const all = words.length
  const more = () => (words.length < all ? '…' : '')
  while (words.length > 1 && textWidth(words.join(' ') + more(), size) > width) words.pop()
  const letters = [...words.join(' ')]
  if (letters.length > LONGEST_WORD && textWidth(letters.join(''), size) > width) {
    while (letters.length > 1 && textWidth(letters.join(''), size) * WIDEST > width) letters.pop()
  }
  const short = letters.join('')
  return short === text ? text : `${short}…`
}
