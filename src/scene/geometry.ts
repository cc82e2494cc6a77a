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
  readonly tip: (share: number) => { readonly position: Position; readonly heading: number }
}

/** How far a route bows out at its middle, as a share of its length, and how much each repetition adds. */
const BOW = 0.08
const BOW_STEP = 0.045
const STEPS = 64

type Point = readonly [x: number, y: number]

/** Spherical Mercator in units of the world's width, y downwards. @see https://epsg.io/3857 */
export function mercator([lon, lat]: Position): Point {
  const sine = Math.sin((lat * Math.PI) / 180)
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
export function arcBetween(from: Position, to: Position, repetition: number): Arc {
  const middle = midpoint([...from], [...to])
  const aside = distance([...from], [...to]) * (BOW + BOW_STEP * repetition) * 2
  const rightOf = bearing(middle, [...to]) + 90
  const control = destination(middle, aside, rightOf).geometry.coordinates
  const [start, end] = [mercator(from), mercator(to)]
  const bend = mercator([control[0] ?? from[0], control[1] ?? from[1]])
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
    const [from, to] = [at(story.places, movement.from), at(story.places, movement.to)]
    const way = `${movement.from}>${movement.to}`
    const repetition = seen.get(way) ?? 0
    routes.set(movement.id, arcBetween([from.lon, from.lat], [to.lon, to.lat], repetition))
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
