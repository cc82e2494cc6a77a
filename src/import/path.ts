import { parseSpan } from '../compile/dates.ts'
import { type Point, wrapped } from './coordinates.ts'

/** The most points of a line that become places: a map of trips is no map of a road. */
export const MOST_VERTICES = 12

export interface Vertex extends Point {
  /** As the line has it, beyond ±180 where it crosses the antimeridian. */
  readonly alongLon: number
  /** EDTF; null: the line does not tell. */
  readonly when: string | null
}

/** The distance of a point from the line between two others, in degrees of latitude. */
function distanceFrom(point: Vertex, from: Vertex, to: Vertex): number {
  const scale = Math.cos((point.lat * Math.PI) / 180)
  const [dx, dy] = [(to.alongLon - from.alongLon) * scale, to.lat - from.lat]
  const [px, py] = [(point.alongLon - from.alongLon) * scale, point.lat - from.lat]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
  return Math.hypot(px - along * dx, py - along * dy)
}

/**
 * The points that tell most of a line's shape, by Douglas and Peucker: the one farthest from what is drawn so far comes next,
 * until there are enough.
 */
export function simplified(line: readonly Vertex[], most: number = MOST_VERTICES): readonly Vertex[] {
  if (line.length <= most) return line
  const farthest = (from: number, to: number) => {
    let best = { from, to, index: -1, distance: -1 }
    const [first, last] = [line[from], line[to]]
    for (let index = from + 1; index < to; index++) {
      const vertex = line[index]
      if (vertex === undefined || first === undefined || last === undefined) continue
      const distance = distanceFrom(vertex, first, last)
      if (distance > best.distance) best = { from, to, index, distance }
    }
    return best
  }
  const kept = new Set([0, line.length - 1])
  const parts = [farthest(0, line.length - 1)]
  while (kept.size < most) {
    const next = parts.toSorted((one, other) => other.distance - one.distance)[0]
    if (next === undefined || next.index < 0) break
    parts.splice(parts.indexOf(next), 1, farthest(next.from, next.index), farthest(next.index, next.to))
    kept.add(next.index)
  }
  return line.filter((_, index) => kept.has(index))
}

/** `lon lat [EDTF]; …`; empty for an empty text, null where it cannot be read. */
export function readPath(written: string): readonly Vertex[] | null {
  const vertices: Vertex[] = []
  for (const part of written.split(';')) {
    const [lonText, latText, when = null, ...rest] = part.trim().split(/\s+/)
    if (lonText === '' || lonText === undefined) continue
    const isNumber = (text: string | undefined) =>
      text !== undefined && /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
    if (!isNumber(lonText) || !isNumber(latText) || rest.length > 0) return null
    const [lon, lat] = [Number(lonText), Number(latText)]
    if (!Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 720) return null
    if (when !== null && !parseSpan(when).ok) return null
    vertices.push({ lat: Math.round(lat * 1e6) / 1e6, lon: wrapped(lon), alongLon: lon, when })
  }
  return vertices.length === 1 ? null : vertices
}
