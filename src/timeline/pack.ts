export interface Packed {
  /** Pixels of the mark's centre. */
  readonly at: number
  readonly row: number
}

/**
 * Sets marks of one size into at most `rows` rows so that no two of a row overlap: stacked first, and only when all rows
 * are taken moved aside, by the least squares of the moves (pool adjacent violators). The fixed ones are seated first
 * and stay where they are wanted, where the rows allow it; the others give way.
 * @param wanted pixels of the centres, ascending
 * @param fixed for each of them, whether it must not be moved aside
 * @param pitch least pixels between two centres of a row
 */
export function pack(
  wanted: readonly number[],
  fixed: readonly boolean[],
  pitch: number,
  rows: number,
  from: number,
  to: number,
): Packed[] {
  return (
    (fixed.includes(true) ? packAround(wanted, fixed, pitch, rows, from, to) : null) ??
    packCrowd(wanted, pitch, rows, from, to)
  )
}

/** Null where the fixed ones do not fit at their places, or the others do not fit between them. */
function packAround(
  wanted: readonly number[],
  fixed: readonly boolean[],
  pitch: number,
  rows: number,
  from: number,
  to: number,
): Packed[] | null {
  const seats: { readonly index: number; at: number; readonly fixed: boolean }[][] = Array.from(
    { length: rows },
    () => [],
  )
  const order = wanted.map((_, index) => index).sort((a, b) => Number(fixed[b]) - Number(fixed[a]) || a - b)
  for (const index of order) {
    const target = wanted[index] ?? from
    const held = fixed[index] === true
    let best: { row: number; at: number } | null = null
    seats.forEach((row, number) => {
      if (best?.at === target) return
      const free = (at: number) => row.every((seat) => Math.abs(seat.at - at) >= pitch - 1e-9)
      const asides = row.flatMap((seat) => [seat.at - pitch, seat.at + pitch])
      const inside = Math.min(Math.max(target, from), to)
      for (const at of held ? [target] : [inside, ...asides.filter((aside) => aside >= from && aside <= to)]) {
        // Nearer is asked first: it takes no look at the row's other seats.
        if ((best === null || Math.abs(at - target) < Math.abs(best.at - target) - 1e-9) && free(at))
          best = { row: number, at }
      }
    })
    const chosen = best as { row: number; at: number } | null
    if (chosen === null) return null
    seats[chosen.row]?.push({ index, at: chosen.at, fixed: held })
  }
  const packed: Packed[] = wanted.map((at) => ({ at, row: 0 }))
  seats.forEach((row, number) => {
    const sorted = row.toSorted((a, b) => a.at - b.at)
    let group: number[] = []
    let begin = from
    const settle = (end: number) => {
      const indices = group.toSorted((a, b) => a - b)
      const places = spread(
        indices.map((index) => wanted[index] ?? from),
        pitch,
        begin,
        end,
      )
      indices.forEach((index, place) => {
        packed[index] = { at: places[place] ?? begin, row: number }
      })
      group = []
    }
    for (const seat of sorted) {
      if (!seat.fixed) {
        group.push(seat.index)
        continue
      }
      settle(seat.at - pitch)
      packed[seat.index] = { at: seat.at, row: number }
      begin = Math.max(from, seat.at + pitch)
    }
    settle(to)
  })
  return packed
}

function packCrowd(wanted: readonly number[], pitch: number, rows: number, from: number, to: number): Packed[] {
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
