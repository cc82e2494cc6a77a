/**
 * A name without what spellings differ in: case, accents and vowel signs, hyphens, apostrophes, spaces, and in Arabic
 * the seats of the hamza, the two forms of a final ya and of a final ta, and the stretching line.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0671]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[\u0640\u0621]/g, '')
    .replace(/['’‘ʼʿʾ`´]/g, '')
    .replace(/[\p{Pd}_\s]+/gu, ' ')
    .trim()
}

/** How many letters must be put in, taken out, changed or exchanged with the next to get from one to the other. */
export function editDistance(from: string, to: string): number {
  let before: readonly number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      const isExchange = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const exchange = isExchange ? (before[column - 2] ?? Infinity) + 1 : Infinity
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, change, exchange))
    }
    before = previous
    previous = current
  }
  return previous[to.length] ?? 0
}

/** The candidate nearest to what was written, or null when none is near: at most a third of its letters differ. */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  const folded = foldName(written)
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(folded.length / 3)) + 1
  for (const candidate of candidates) {
    const other = foldName(candidate)
    // As many letters must be put in at least: what is much longer need not be compared, however long it is.
    if (Math.abs(other.length - folded.length) >= bestDistance) continue
    const distance = editDistance(folded, other)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
