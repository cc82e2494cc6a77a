/** The width of a text in the sans face as near as can be told without a page: CSS pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += emsOf(letter)
  return ems * size
}

function emsOf(letter: string): number {
  if (/[\u064b-\u065f]/.test(letter)) return 0
  if (/[\u0600-\u06ff]/.test(letter)) return 0.46
  if (/[ .,:;'’|iIjlft·]/.test(letter)) return 0.29
  return /[A-ZА-ЯЁmwшщжюыMW→]/.test(letter) ? 0.68 : 0.55
}

/** A text that fits into a width: its last words are left out where it would not. */
export function shortened(text: string, size: number, width: number): string {
  const words = text.split(' ')
  while (words.length > 1 && textWidth(words.join(' '), size) > width) words.pop()
  const short = words.join(' ')
  return short === text ? text : `${short}…`
}
