/** Natural Earth's countries, corrected to the border policy in geo/basemap/WORLDVIEW.md. Pure. */

import type {
  GeometryCollection,
  MultiPolygon,
  NullObject,
  Polygon as PolygonObject,
  Topology,
} from 'topojson-specification'
import { z } from 'zod'
import type { Line, Polygon, Position } from './geometry.ts'
import { contains, joinLines, splitRing, unrollPolygon } from './geometry.ts'

/** A file of the world-atlas package. */
export type WorldTopology = Topology<{
  countries: GeometryCollection<{ name: string }>
  land: GeometryCollection
}>

const isWorldTopology = (value: unknown): value is WorldTopology => {
  if (typeof value !== 'object' || value === null) return false
  if (!('type' in value && value.type === 'Topology' && 'arcs' in value && Array.isArray(value.arcs))) return false
  if (!('objects' in value) || typeof value.objects !== 'object' || value.objects === null) return false
  return 'countries' in value.objects && 'land' in value.objects
}

/** Reads the text of a world-atlas `countries-*.json`. */
export const parseTopology = (text: string): WorldTopology => {
  const value: unknown = JSON.parse(text)
  if (!isWorldTopology(value))
    throw new Error('No world-atlas topology; give the text of countries-10m.json or its like.')
  return value
}

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const correctionsSchema = z.strictObject({
  source: z.string(),
  moves: z.array(z.strictObject({ from: z.string(), to: z.string(), at: position, why: z.string() })),
  cuts: z.array(z.strictObject({ from: z.string(), to: z.string(), line: z.string(), at: position, why: z.string() })),
  merges: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string() })),
  borders: z.array(
    z.strictObject({
      between: z.tuple([z.string(), z.string()]),
      within: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
      draw: z.enum(['border', 'disputed', 'none']),
      why: z.string(),
    }),
  ),
})

/** geo/basemap/worldview.json */
export type Corrections = z.infer<typeof correctionsSchema>

const handLinesSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.strictObject({
        id: z.string(),
        name: z.string().min(1),
        why: z.string().min(1),
        disputed: z.union([z.literal(0), z.literal(1)]),
      }),
      geometry: z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
    }),
  ),
})

export interface HandLine {
  readonly id: string
  readonly name: string
  readonly why: string
  readonly disputed: boolean
  readonly line: Line
}

const read = <T>(schema: z.ZodType<T>, text: string, file: string): T => {
  const result = schema.safeParse(JSON.parse(text))
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`)
  return result.data
}

export const parseCorrections = (text: string): Corrections =>
  read(correctionsSchema, text, 'geo/basemap/worldview.json')

/** Reads geo/basemap/disputed.geojson. */
export const parseHandLines = (text: string): HandLine[] =>
  read(handLinesSchema, text, 'geo/basemap/disputed.geojson').features.map(({ properties, geometry }) => ({
    ...properties,
    disputed: properties.disputed === 1,
    line: geometry.coordinates,
  }))

export interface BorderLine {
  readonly disputed: boolean
  readonly line: Line
}

/** One polygon of a country. Longitudes are continuous and may pass ±180. */
export interface Area {
  /** Natural Earth's name after moves and cuts. */
  readonly unit: string
  /** The country it counts as, after merges. */
  readonly country: string
  readonly polygon: Polygon
}

export interface Worldview {
  /** Longitudes are continuous and may pass ±180. */
  readonly land: readonly Polygon[]
  readonly borders: readonly BorderLine[]
  readonly areas: readonly Area[]
}

type Shape = PolygonObject | MultiPolygon | NullObject | { type: string }

const polygonsOf = (shape: Shape): number[][][] => {
  if ('arcs' in shape && shape.type === 'Polygon') return [shape.arcs]
  if ('arcs' in shape && shape.type === 'MultiPolygon') return shape.arcs
  return []
}

const decodeArcs = ({ arcs, transform }: WorldTopology): Line[] =>
  arcs.map((arc) => {
    if (!transform) return arc.map(([lon = 0, lat = 0]) => [lon, lat])
    let [x, y] = [0, 0]
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx
      y += dy
      return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
    })
  })

const ringOf = (arcs: readonly Line[], indices: readonly number[]): Line => {
  const ring: Line = []
  for (const index of indices) {
    const arc = arcs[index < 0 ? ~index : index] ?? []
    const line = index < 0 ? [...arc].reverse() : arc
    ring.push(...(ring.length > 0 ? line.slice(1) : line))
  }
  return ring
}

/** Rings that simplifying has flattened are left out, and so is a polygon without an outer ring. */
const toPolygon = (arcs: readonly Line[], shape: readonly (readonly number[])[]): Polygon | null => {
  const rings = shape.map((indices) => ringOf(arcs, indices))
  if ((rings[0]?.length ?? 0) < 4) return null
  return unrollPolygon(rings.filter((ring) => ring.length >= 4))
}

/** Inside, whichever turn of the globe the polygon was unrolled to. */
const covers = (polygon: Polygon, [lon, lat]: Readonly<Position>): boolean =>
  [lon, lon - 360, lon + 360].some((turn) => contains(polygon, turn, lat))

/** Applies the corrections to one topology. `thin` simplifies arc by arc, so that land and borders stay joined. */
export const worldviewOf = (
  topology: WorldTopology,
  corrections: Corrections,
  handLines: readonly HandLine[],
  thin: (arc: Line) => Line = (arc) => arc,
): Worldview => {
  const whole = decodeArcs(topology)
  const arcs = whole.map(thin)
  const country = (unit: string) => corrections.merges.find(({ from }) => from === unit)?.to ?? unit

  const units = topology.objects.countries.geometries.flatMap((geometry) =>
    polygonsOf(geometry).map((shape) => {
      const name = geometry.properties && 'name' in geometry.properties ? geometry.properties.name : ''
      // Moves are decided on the whole outline, so that simplifying cannot change who owns a place.
      const move = corrections.moves.find(({ from, at }) => from === name && covers(toPolygon(whole, shape) ?? [], at))
      return { unit: move?.to ?? name, shape }
    }),
  )

  let areas: Area[] = units.flatMap(({ unit, shape }) => {
    const polygon = toPolygon(arcs, shape)
    return polygon ? [{ unit, country: country(unit), polygon }] : []
  })

  const drawn: BorderLine[] = []
  const cutLines = new Set<string>()
  for (const cut of corrections.cuts) {
    const hand = handLines.find(({ id }) => id === cut.line)
    if (!hand) throw new Error(`worldview.json cuts along "${cut.line}"; add a line with that id to disputed.geojson.`)
    cutLines.add(hand.id)
    areas = areas.flatMap((area) => {
      const [outer, ...holes] = area.polygon
      if (area.unit !== cut.from || !outer || !covers(area.polygon, cut.at)) return [area]
      const split = splitRing(outer, hand.line)
      if (!split) return [area]
      drawn.push({ disputed: hand.disputed, line: split.line })
      return split.pieces.map((piece, i) => {
        const unit = contains([piece], cut.at[0], cut.at[1]) ? cut.to : area.unit
        return { unit, country: country(unit), polygon: i === 0 ? [piece, ...holes] : [piece] }
      })
    })
  }
  for (const { id, disputed, line } of handLines) if (!cutLines.has(id)) drawn.push({ disputed, line })

  const owners = new Map<number, Set<string>>()
  for (const { unit, shape } of units)
    for (const ring of shape)
      for (const index of ring) {
        const arc = index < 0 ? ~index : index
        owners.set(arc, (owners.get(arc) ?? new Set()).add(unit))
      }

  const found: { border: Line[]; disputed: Line[] } = { border: [], disputed: [] }
  for (const [index, names] of owners) {
    const [a, b] = names
    const arc = arcs[index]
    if (a === undefined || b === undefined || !arc) continue
    const rules = corrections.borders.filter(({ between }) => between.includes(a) && between.includes(b))
    const drawAt = (p: Position, q: Position) => {
      const [lon, lat] = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
      const rule = rules.find(
        ({ within: box }) => !box || (lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3]),
      )
      return rule?.draw ?? 'border'
    }
    let part: Line = []
    let drawing: 'border' | 'disputed' | 'none' = 'none'
    for (let i = 1; i < arc.length; i++) {
      const p = arc[i - 1]
      const q = arc[i]
      if (!p || !q) continue
      const draw = drawAt(p, q)
      if (draw !== drawing || part.length === 0) {
        if (part.length > 1 && drawing !== 'none') found[drawing].push(part)
        part = [p]
        drawing = draw
      }
      part.push(q)
    }
    if (part.length > 1 && drawing !== 'none') found[drawing].push(part)
  }

  return {
    land: topology.objects.land.geometries.flatMap(polygonsOf).flatMap((shape) => {
      const polygon = toPolygon(arcs, shape)
      return polygon ? [polygon] : []
    }),
    borders: [
      ...joinLines(found.border).map((line) => ({ disputed: false, line })),
      ...joinLines(found.disputed).map((line) => ({ disputed: true, line })),
      ...drawn,
    ],
    areas,
  }
}

/** The country that a place counts as under the border policy, by Natural Earth's short name; null at sea. */
export const countryAt = (worldview: Worldview, lon: number, lat: number): string | null =>
  worldview.areas.find(({ polygon }) => covers(polygon, [lon, lat]))?.country ?? null

/** Whether the basemap paints land here. */
export const isLand = (worldview: Worldview, lon: number, lat: number): boolean =>
  worldview.land.some((polygon) => covers(polygon, [lon, lat]))
