export interface Packed {
  /** Pixels of the mark's centre. */
  readonly at: number
  readonly row: number
}

/**
 * Sets marks of one size into at most `rows` rows so that no two of a row overlap: stacked first, and only when all rows
 * are taken moved aside, by the least squares of the moves (pool adjacent violators).
 * @param wanted pixels of the centres, ascending
 * @param pitch least pixels between two centres of a row
 */
export function pack(wanted: readonly number[], pitch: number, rows: number, from: number, to: number): Packed[] {
  const ends = new Array<number>(rows).fill(Number.NEGATIVE_INFINITY)
  const members: number[][] = Array.from({ length: rows }, () => [])
  wanted.forEach((at, index) => {
    const free = ends.findIndex((end) => at - end >= pitch)
    const row = free >= 0 ? free : ends.indexOf(Math.min(...ends))
    ends[row] = Math.max(at, (ends[row] ?? at) + pitch)
    members[row]?.push(index)
  })
  const packed: Packed[] = wanted.map((at) => ({ at, row: 0 }))
  members.forEach((indices, row) => {
    const places = spread(
      indices.map((index) => wanted[index] ?? from),
      pitch,
      from,
      to,
    )
    indices.forEach((index, order) => {
      packed[index] = { at: places[order] ?? from, row }
    })
  })
  return packed
}

/** The fewest rows, up to `most`, in which nothing needs to be moved aside. */
export function rowsNeeded(wanted: readonly number[], pitch: number, most: number): number {
  const ends: number[] = []
  for (const at of wanted) {
    const free = ends.findIndex((end) => at - end >= pitch)
    if (free >= 0) ends[free] = at
    else if (ends.length === most) return most
    else ends.push(at)
  }
  return Math.max(1, ends.length)
}

/** Ascending places at least `pitch` apart, as near as can be to the wanted ones, inside [from, to] while they fit. */
export function spread(wanted: readonly number[], pitch: number, from: number, to: number): number[] {
  const blocks: { sum: number; count: number }[] = []
  wanted.forEach((at, index) => {
    blocks.push({ sum: at - index * pitch, count: 1 })
    for (;;) {
      const last = blocks.at(-1)
      const before = blocks.at(-2)
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break
      blocks.pop()
      before.sum += last.sum
      before.count += last.count
    }
  })
  const highest = Math.max(from, to - (wanted.length - 1) * pitch)
  return blocks
    .flatMap(({ sum, count }) => new Array<number>(count).fill(Math.min(Math.max(sum / count, from), highest)))
    .map((base, index) => base + index * pitch)
}
