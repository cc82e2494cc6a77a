/** Which parts of the world a story's pages draw finely: derived from its places. Pure. */

import type { GroundOptions } from '../basemap/ground.ts'
import { openingsOf } from '../front/opening.ts'
import type { Extent, Place, Story } from '../model.ts'

/** Degrees: what lies nearer together is one neighbourhood; and the least that is worth a drawing of its own. */
const NEIGHBOURHOOD = 1.5
const LEAST = { close: 0.7, whole: 8 } as const
/** The share of mentions that may lie beyond the middle of a story on each side: a far stop does not move it. */
const BEYOND = 0.05
/** How far the middle is drawn around its outermost places: a share of its own size. */
const MARGIN = 0.4
/** Mercator ends before the poles. */
const NORTHERNMOST = 85

interface Point {
  readonly lon: number
  readonly lat: number
}

const clamp = (value: number) => Math.min(NORTHERNMOST, Math.max(-NORTHERNMOST, value))

/** Longitudes as they lie together: those west of the widest gap come a turn later, so that none is torn from its neighbours. */
function together(points: readonly Point[]): readonly Point[] {
  const longitudes = [...new Set(points.map(({ lon }) => lon))].sort((a, b) => a - b)
  const [first = 0] = longitudes
  let [seam, widest] = [first, first + 360 - (longitudes.at(-1) ?? first)]
  for (const [index, lon] of longitudes.entries()) {
    const next = longitudes[index + 1]
    if (next !== undefined && next - lon > widest) [seam, widest] = [next, next - lon]
  }
  return points.map(({ lon, lat }) => ({ lon: lon < seam ? lon + 360 : lon, lat }))
}

/** An extent that is at least as many degrees wide and high as is said, grown by a share of itself. */
function around([west, south, east, north]: Extent, least: number, share: number): Extent {
  const grown = (low: number, high: number): readonly [number, number] => {
    const half = Math.max((high - low) * (0.5 + share), least / 2)
    return [(low + high) / 2 - half, (low + high) / 2 + half]
  }
  const [left, right] = grown(west, east)
  const [bottom, top] = grown(south, north)
  const whole = right - left >= 360
  return [whole ? -180 : left, clamp(bottom), whole ? 180 : right, clamp(top)]
}

/** Without the outermost few on each side. */
function extentOf(points: readonly Point[], beyond: number): Extent {
  const within = (values: readonly number[]): readonly [number, number] => {
    const sorted = values.toSorted((a, b) => a - b)
    const cut = Math.floor(sorted.length * beyond)
    return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0]
  }
  const [west, east] = within(points.map(({ lon }) => lon))
  const [south, north] = within(points.map(({ lat }) => lat))
  return [west, south, east, north]
}

/** The places of events, trips and sites, each as often as it is named. */
function mentionsOf({ events, sites, places }: Story): readonly Place[] {
  const ids = [
    ...sites,
    ...events.flatMap((event) => [...event.places, ...event.movements.flatMap(({ from, to }) => [from, to])]),
  ]
  const named = ids.flatMap((id) => places[id] ?? [])
  return named.length > 0 ? named : Object.values(places)
}

/** What a story's second scale would show: its sites where they lie together, else the neighbourhood that is named most. */
function closeOf(story: Story, mentions: readonly Point[]): Extent {
  const sites = together(story.sites.flatMap((id) => story.places[id] ?? []))
  const extent = extentOf(sites, 0)
  const isClose = extent[2] - extent[0] <= NEIGHBOURHOOD * 2 && extent[3] - extent[1] <= NEIGHBOURHOOD * 2
  if (sites.length > 0 && isClose) return around(extent, LEAST.close, 0.1)
  const near = (one: Point) =>
    mentions.filter(({ lon, lat }) => Math.hypot(lon - one.lon, lat - one.lat) <= NEIGHBOURHOOD)
  const busiest = mentions
    .map((each) => near(each))
    .reduce<readonly Point[]>((most, each) => (each.length > most.length ? each : most), [])
  return around(extentOf(busiest, 0), LEAST.close, 0.1)
}

/** What the pages' first pictures show; all where they show it all, or cross the antimeridian. */
function reachOf(story: Story): Extent | null {
  const corners = openingsOf(story).flatMap(({ size: { width, height }, unproject }) => [
    unproject({ x: 0, y: 0 }),
    unproject({ x: width, y: height }),
  ])
  const [longitudes, latitudes] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  if (west <= -180 || east >= 180) return null
  return [west, clamp(Math.min(...latitudes)), east, clamp(Math.max(...latitudes))]
}

/**
 * The parts of the world that a story's pages draw finely; where it crosses the antimeridian, longitudes go on beyond 180.
 * A story without places, or none yet, has the whole world.
 */
export function groundOf(story: Story | null): GroundOptions {
  const world: GroundOptions = {
    insetExtent: [-0.5, -0.5, 0.5, 0.5],
    overviewExtent: [-180, -60, 180, 75],
    reach: null,
  }
  if (story === null) return world
  const mentions = together(mentionsOf(story))
  if (mentions.length === 0) return story.inset === null ? world : { ...world, insetExtent: story.inset.extent }
  return {
    insetExtent: story.inset?.extent ?? closeOf(story, mentions),
    overviewExtent: around(extentOf(mentions, BEYOND), LEAST.whole, MARGIN),
    reach: reachOf(story),
  }
}
