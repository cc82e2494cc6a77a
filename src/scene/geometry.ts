import { bbox } from '@turf/bbox'
import { bearing } from '@turf/bearing'
import { destination } from '@turf/destination'
import { distance } from '@turf/distance'
import { midpoint } from '@turf/midpoint'
import type { Day, Event, Extent, Movement, Story } from '../model.ts'
import { at } from '../time/at.ts'
import { firstKnown, knownFrom } from '../time/known.ts'

/** Longitude, latitude: degrees WGS84. */
export type Position = readonly [lon: number, lat: number]

/** A quadratic Bézier curve in Web Mercator, by its ends and its control point. */
export interface Curve {
  readonly from: Position
  readonly bend: Position
  readonly to: Position
}

/** A schematic route that bows to the right of travel. Shares run from 0 (departure) to 1 (arrival). */
export interface Arc {
  readonly line: readonly Position[]
  /** The line from departure to a share of the way. */
  readonly until: (share: number) => readonly Position[]
  /** The same as a curve. */
  readonly curve: (share: number) => Curve
  /** The point at a share of the way, and where the line heads there: degrees clockwise from north on the map. */
  readonly tip: (share: number) => Tip
}

export interface Tip {
  readonly position: Position
  readonly heading: number
}

/** How far a route bows out at its middle, as a share of its length, and how much each repetition adds. */
const BOW = 0.08
const BOW_STEP = 0.045
const STEPS = 64

type Point = readonly [x: number, y: number]

/** Where the square world of Mercator ends. */
const NORTHERNMOST = 85.0511

/** Spherical Mercator in units of the world's width, y downwards. @see https://epsg.io/3857 */
export function mercator([lon, lat]: Position): Point {
  const sine = Math.sin((Math.min(Math.max(lat, -NORTHERNMOST), NORTHERNMOST) * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** The inverse of `mercator`. */
export function fromMercator([x, y]: Point): Position {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90]
}

/**
 * A quadratic Bézier curve in Mercator through a control point to the right of the great circle's middle, so that
 * there and back never overlap, and the nth repetition of a route (from 0) bows further out than the one before.
 */
export function arcBetween(from: Position, wanted: Position, repetition: number): Arc {
  // The shorter way, beyond the antimeridian too.
  const to: Position = [within(wanted[0], from[0] - HALF_TURN), wanted[1]]
  const middle = midpoint([...from], [...to])
  const aside = distance([...from], [...to]) * (BOW + BOW_STEP * repetition) * 2
  const rightOf = bearing(middle, [...to]) + 90
  const control = destination(middle, aside, rightOf).geometry.coordinates
  const [start, end] = [mercator(from), mercator(to)]
  const bend = mercator([within(control[0] ?? from[0], (from[0] + to[0]) / 2 - HALF_TURN), control[1] ?? from[1]])
  const pointAt = (share: number): Point => {
    const rest = 1 - share
    const mix = (a: number, b: number, c: number) => rest * rest * a + 2 * rest * share * b + share * share * c
    return [mix(start[0], bend[0], end[0]), mix(start[1], bend[1], end[1])]
  }
  const headingAt = (share: number): number => {
    const slope = (a: number, b: number, c: number) => 2 * (1 - share) * (b - a) + 2 * share * (c - b)
    const [dx, dy] = [slope(start[0], bend[0], end[0]), slope(start[1], bend[1], end[1])]
    return ((Math.atan2(dx, -dy) * 180) / Math.PI + 360) % 360
  }
  const until = (share: number): readonly Position[] => {
    const steps = Math.max(1, Math.round(STEPS * share))
    return Array.from({ length: steps + 1 }, (_, step) => fromMercator(pointAt((share * step) / steps)))
  }
  return {
    line: until(1),
    until,
    curve: (share) => {
      const towards = (a: number, b: number) => a + share * (b - a)
      const part = fromMercator([towards(start[0], bend[0]), towards(start[1], bend[1])])
      return { from, bend: part, to: fromMercator(pointAt(share)) }
    },
    tip: (share) => ({ position: fromMercator(pointAt(share)), heading: headingAt(share) }),
  }
}

const HALF_TURN = 180
/** The longitude by which a whole turn is counted that begins at a seam. */
export const within = (lon: number, seam: number): number => lon + 360 * Math.ceil((seam - lon) / 360)

/** The same place in the turn that begins at a seam. */
export const turned = ([lon, lat]: Position, seam: number): Position => [within(lon, seam), lat]

/** The ids of places where something happens, goes on or begins. */
export const usedPlaces = ({ sites, events }: Story): readonly string[] => [
  ...new Set([
    ...sites,
    ...events.flatMap((event) => [...event.places, ...event.movements.flatMap(({ from, to }) => [from, to])]),
  ]),
]

const seams = new WeakMap<Story, number>()

/**
 * The longitude at which the world is cut open for a story: the antimeridian, unless the story lies across it and takes less
 * than half of the world. Then its longitudes go on beyond 180.
 */
export function seamOf(story: Story): number {
  const before = seams.get(story)
  if (before !== undefined) return before
  const longitudes = usedPlaces(story).map((id) => at(story.places, id).lon)
  const wests = longitudes.filter((lon) => lon < 0)
  const easts = longitudes.filter((lon) => lon >= 0)
  const [west, east] = [Math.min(...easts), Math.max(...wests) + 360]
  const lies = Math.max(...easts) - Math.min(...wests) > HALF_TURN && east - west < HALF_TURN
  const seam = lies ? Math.round((west + east) / 2) - HALF_TURN : -HALF_TURN
  seams.set(story, seam)
  return seam
}

/** Where a place lies in the world of a story. */
export function positionOf(story: Story, id: string): Position {
  const { lon, lat } = at(story.places, id)
  const seam = seamOf(story)
  return seam === -HALF_TURN ? [lon, lat] : turned([lon, lat], seam)
}

const routesByStory = new WeakMap<Story, ReadonlyMap<string, Arc>>()

/**
 * The route of each movement, by its id. A route depends on the story alone, not on the date: it bows by the number of
 * movements between the same two places in the same direction that were known before it, and of those known on the same
 * day that are before it. So what comes to be known later moves no route. Worked out once for a story.
 */
export function routesOf(story: Story): ReadonlyMap<string, Arc> {
  const known = routesByStory.get(story)
  if (known !== undefined) return known
  const seen = new Map<string, number>()
  const routes = new Map<string, Arc>()
  const movements = story.events
    .flatMap((event) => event.movements.map((movement) => ({ movement, known: knownDay(story, event, movement) })))
    .toSorted((a, b) => a.known - b.known)
  for (const { movement } of movements) {
    const [from, to] = [positionOf(story, movement.from), positionOf(story, movement.to)]
    const way = `${movement.from}>${movement.to}`
    const repetition = seen.get(way) ?? 0
    routes.set(movement.id, arcBetween(from, to, repetition))
    seen.set(way, repetition + 1)
  }
  routesByStory.set(story, routes)
  return routes
}

/** The day from which a movement is known. */
function knownDay(story: Story, event: Event, { source }: Movement): Day {
  return Math.max(firstKnown(story, event), source === null ? -Infinity : knownFrom(at(story.sources, source)))
}

/** A closed ring of 48 points at a distance in kilometres. */
export function circleAround(centre: Position, kilometres: number): readonly Position[] {
  return Array.from({ length: 49 }, (_, step) => {
    const { coordinates } = destination([...centre], kilometres, (step % 48) * 7.5).geometry
    return [coordinates[0] ?? centre[0], coordinates[1] ?? centre[1]] as const
  })
}

/** The extent that holds all positions. */
export function extentOf(positions: readonly Position[]): Extent {
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: positions.map((each) => [...each]) })
  return [west, south, east, north]
}
