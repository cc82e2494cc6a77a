/** Plane geometry on longitude and latitude, in degrees WGS84. Pure; knows nothing of files or countries. */

export type Position = [lon: number, lat: number]
export type Line = Position[]
/** Closed: the last position equals the first. */
export type Ring = Position[]
/** The outer ring, then its holes. */
export type Polygon = Ring[]
/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Makes longitudes continuous: a step across the antimeridian goes on past ±180 instead of jumping back. */
export const unroll = (ring: readonly Position[]): Ring => {
  let shift = 0
  let before: number | null = null
  return ring.map(([lon, lat]) => {
    if (before !== null) {
      if (lon - before > 180) shift -= 360
      else if (lon - before < -180) shift += 360
    }
    before = lon
    return [lon + shift, lat]
  })
}

/** A ring that goes around the pole, unrolled, does not meet itself: it is opened at ±180 and led along the pole. */
const closeOverPole = (ring: readonly Position[]): Ring => {
  const open = ring.slice(0, -1)
  const at = open.findIndex(([lon], i) => Math.abs(lon - (open[(i + 1) % open.length]?.[0] ?? lon)) > 180)
  const line = unroll([...open.slice(at + 1), ...open.slice(0, at + 1)])
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return []
  const pole = first[1] < 0 ? -90 : 90
  const [start, end] = first[0] < last[0] ? [-180, 180] : [180, -180]
  const edge = (first[1] + last[1]) / 2
  return [[start, edge], ...line, [end, edge], [end, pole], [start, pole], [start, edge]]
}

/** Continuous rings, holes beside their outer ring; no segment is wider than 180 degrees except along a pole. */
export const unrollPolygon = (polygon: readonly (readonly Position[])[]): Polygon => {
  const rings = polygon.map((ring) => {
    const line = unroll(ring)
    const turned = Math.abs((line.at(-1)?.[0] ?? 0) - (line[0]?.[0] ?? 0)) > 180
    return turned ? closeOverPole(ring) : line
  })
  const outer = rings[0]
  if (!outer) return []
  const [west, , east] = boxOf(outer)
  return rings.map((ring, i) => {
    if (i === 0) return ring
    const [left, , right] = boxOf(ring)
    const shift = left > east ? -360 : right < west ? 360 : 0
    return shift === 0 ? ring : ring.map(([lon, lat]) => [lon + shift, lat])
  })
}

export const boxOf = (line: readonly Position[]): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of line) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

const keepHalf = (ring: readonly Position[], axis: 0 | 1, limit: number, sign: 1 | -1): Ring => {
  const kept: Ring = []
  const inside = (p: Position) => sign * (p[axis] - limit) >= 0
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]
    const b = ring[i]
    if (!a || !b) continue
    if (inside(a)) kept.push(a)
    if (inside(a) !== inside(b)) {
      const t = (limit - a[axis]) / (b[axis] - a[axis])
      const other = axis === 0 ? a[1] + t * (b[1] - a[1]) : a[0] + t * (b[0] - a[0])
      kept.push(axis === 0 ? [limit, other] : [other, limit])
    }
  }
  const first = kept[0]
  return first && kept.length >= 3 ? [...kept, first] : []
}

/** The part of a ring inside a box (Sutherland–Hodgman); empty when nothing is left. */
export const clipRing = (ring: readonly Position[], [west, south, east, north]: Box): Ring =>
  keepHalf(keepHalf(keepHalf(keepHalf(ring, 0, west, 1), 0, east, -1), 1, south, 1), 1, north, -1)

/** The part of a polygon inside a box; empty when its outer ring is outside. */
export const clipPolygon = (polygon: Polygon, box: Box): Polygon => {
  const rings = polygon.map((ring) => clipRing(ring, box))
  return rings[0]?.length ? rings.filter((ring) => ring.length > 0) : []
}

/** Cuts at the antimeridian, so that every ring lies within ±180 degrees of longitude. */
export const cutAtAntimeridian = (polygon: Polygon): Polygon[] =>
  [-360, 0, 360]
    .map((shift) =>
      clipPolygon(
        polygon.map((ring) => ring.map(([lon, lat]): Position => [lon + shift, lat])),
        [-180, -90, 180, 90],
      ),
    )
    .filter((part) => part.length > 0)

/** The parts of a line inside a box (Liang–Barsky, segment by segment). */
export const clipLine = (line: readonly Position[], [west, south, east, north]: Box): Line[] => {
  const parts: Line[] = []
  let part: Line = []
  const finish = () => {
    if (part.length > 1) parts.push(part)
    part = []
  }
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]
    const b = line[i]
    if (!a || !b) continue
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    let [from, to] = [0, 1]
    for (const [step, room] of [
      [-dx, a[0] - west],
      [dx, east - a[0]],
      [-dy, a[1] - south],
      [dy, north - a[1]],
    ] as const) {
      if (step === 0) {
        if (room < 0) from = 2
      } else if (step < 0) from = Math.max(from, room / step)
      else to = Math.min(to, room / step)
    }
    if (from > to) {
      finish()
      continue
    }
    if (from > 0 || part.length === 0) {
      finish()
      part.push([a[0] + from * dx, a[1] + from * dy])
    }
    part.push([a[0] + to * dx, a[1] + to * dy])
    if (to < 1) finish()
  }
  finish()
  return parts
}

const distanceToSegment = (p: Position, a: Position, b: Position): { distance: number; at: Position } => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const size = dx * dx + dy * dy
  const t = size === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size))
  const at: Position = [a[0] + t * dx, a[1] + t * dy]
  return { distance: Math.hypot(p[0] - at[0], p[1] - at[1]), at }
}

/**
 * Douglas–Peucker; the ends stay. A closed line is split at its farthest position first. The tolerance is in the units of
 * the positions, and may differ from place to place.
 */
export const simplify = (line: readonly Position[], toleranceAt: (position: Position) => number): Line => {
  const keep = new Set<number>([0, line.length - 1])
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const a = line[from]
    const b = line[to]
    if (!a || !b) continue
    let [worst, at] = [1, -1]
    for (let i = from + 1; i < to; i++) {
      const p = line[i]
      if (!p) continue
      const excess = distanceToSegment(p, a, b).distance / toleranceAt(p)
      if (excess > worst) [worst, at] = [excess, i]
    }
    if (at > 0) {
      keep.add(at)
      spans.push([from, at], [at, to])
    }
  }
  return line.filter((_, i) => keep.has(i))
}

/** Even-odd rule over all rings of the polygon. */
export const contains = (polygon: Polygon, lon: number, lat: number): boolean => {
  let inside = false
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1]
      const b = ring[i]
      if (!a || !b) continue
      if (a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside
    }
  }
  return inside
}

/** Square degrees, without sign. */
export const areaOf = (ring: readonly Position[]): number => {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]
    const b = ring[i]
    if (a && b) sum += a[0] * b[1] - b[0] * a[1]
  }
  return Math.abs(sum / 2)
}

const nearestOn = (ring: readonly Position[], p: Position): { segment: number; at: Position } => {
  let best = { segment: 1, at: p, distance: Infinity }
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]
    const b = ring[i]
    if (!a || !b) continue
    const { distance, at } = distanceToSegment(p, a, b)
    if (distance < best.distance) best = { segment: i, at, distance }
  }
  return best
}

/** Splits a ring along a line whose ends are first moved to the nearest positions on the ring. */
export const splitRing = (ring: Ring, line: Line): { pieces: [Ring, Ring]; line: Line } | null => {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return null
  const start = nearestOn(ring, first)
  const end = nearestOn(ring, last)
  const across: Line = [start.at, ...line.slice(1, -1), end.at]
  const open = ring.slice(0, -1)
  const walk = (from: { segment: number; at: Position }, to: { segment: number; at: Position }): Line => {
    const steps = (to.segment - from.segment + open.length) % open.length
    const between = Array.from({ length: steps }, (_, i) => open[(from.segment + i) % open.length])
    return [from.at, ...between.filter((p) => p !== undefined), to.at]
  }
  if (start.segment === end.segment) return null
  const ahead: Ring = [...walk(start, end), ...across.slice(0, -1).reverse()]
  const behind: Ring = [...walk(end, start), ...across.slice(1)]
  return { pieces: [ahead, behind], line: across }
}

/** Joins lines that meet end to end, where exactly two meet, so that dashes run on without a break. */
export const joinLines = (lines: readonly Line[]): Line[] => {
  const key = (p: Position | undefined) => (p ? `${p[0].toFixed(6)},${p[1].toFixed(6)}` : '')
  const ends = new Map<string, Set<Line>>()
  const enter = (line: Line) => {
    for (const end of [key(line[0]), key(line.at(-1))]) ends.set(end, (ends.get(end) ?? new Set()).add(line))
  }
  const leave = (line: Line) => {
    for (const end of [key(line[0]), key(line.at(-1))]) ends.get(end)?.delete(line)
  }
  const all = new Set<Line>()
  for (const line of lines) {
    const copy = [...line]
    all.add(copy)
    enter(copy)
  }
  for (const end of [...ends.keys()]) {
    const [a, b, ...more] = ends.get(end) ?? []
    if (!a || !b || more.length > 0) continue
    leave(a)
    leave(b)
    all.delete(a)
    all.delete(b)
    const left = key(a.at(-1)) === end ? a : a.reverse()
    const right = key(b[0]) === end ? b : b.reverse()
    const joined = [...left, ...right.slice(1)]
    all.add(joined)
    enter(joined)
  }
  return [...all]
}
