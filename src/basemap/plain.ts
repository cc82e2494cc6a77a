/** The whole world once, as text: fine where the story plays. Pure; build time only. */

import type { BasemapInput } from './build.ts'
import { worldviewAt } from './build.ts'
import type { Line, Position } from './geometry.ts'
import { areaOf, clipLine, clipPolygon, cutAtAntimeridian } from './geometry.ts'
import type { GroundOptions } from './ground.ts'
import { distanceTo, padExtent, project, sideOf, thinned, toleranceAtDegrees } from './ground.ts'
import { type Label, parseLabels } from './labels.ts'

/** Units in the side of the world: a pixel at zoom 9. */
const UNITS = 2 ** 18

/** A line in units of the world, its first place and then the steps from place to place. */
type Steps = readonly number[]

export interface PlainWorld {
  readonly units: number
  /** Polygons, of rings. */
  readonly land: readonly (readonly Steps[])[]
  readonly borders: readonly Steps[]
  readonly disputed: readonly Steps[]
  readonly places: readonly Label[]
}

/** Half a CSS pixel at a zoom, as a share of the world's side. */
const halfPixelAt = (zoom: number) => 0.5 / (512 * 2 ** zoom)

/** Zooms up to which lines are as fine as they can be drawn: at the coast, where the story plays, and far from it. */
const FINE = { coast: 7.5, story: 4, far: -1 } as const
/** CSS pixels of a picture that shows all of the inset, and of the story: what is larger than these zooms show is drawn coarser. */
const PICTURE = { coast: 200, story: 1300 } as const
/** How fast they grow coarse away from the coast, and away from the story. */
const SLOPE = { coast: 0.015, story: 0.06 } as const
/** A ring smaller than the square of so many tolerances is a speck. */
const SPECK = 6

/**
 * Land, borders and names of the whole world in one measure, which grows coarser away from the inset, and coarser still away
 * from the story.
 */
export const plainWorld = (input: BasemapInput, { insetExtent, overviewExtent }: GroundOptions): PlainWorld => {
  const coast = padExtent(insetExtent, 0.3)
  const atCoast = Math.max(halfPixelAt(FINE.coast), (0.5 * sideOf(insetExtent)) / PICTURE.coast)
  const inStory = Math.max(halfPixelAt(FINE.story), (0.5 * sideOf(overviewExtent)) / PICTURE.story)
  const toleranceAt = (position: Position): number =>
    Math.min(
      halfPixelAt(FINE.far),
      Math.min(inStory, atCoast + SLOPE.coast * distanceTo(coast, position)) +
        SLOPE.story * distanceTo(overviewExtent, position),
    )
  const thin = (line: Line): Line => thinned(line, toleranceAtDegrees(toleranceAt))
  const { land, borders } = worldviewAt(input, '10m', thin)
  const world = [-180, -85, 180, 85] as const
  const isSeen = (ring: Line) => areaOf(ring.map(project)) >= (SPECK * toleranceAt(ring[0] ?? [0, 0])) ** 2
  const lines = (wanted: boolean) =>
    borders
      .filter(({ disputed }) => disputed === wanted)
      .flatMap(({ line }) => clipLine(thin(line), world))
      .map((line) => steps(line))
      .filter((each) => each.length >= 4)
  return {
    units: UNITS,
    land: land
      .flatMap(cutAtAntimeridian)
      .map((polygon) => clipPolygon(polygon, world).filter(isSeen).map(steps))
      .map((rings) => rings.filter((ring) => ring.length >= 8))
      .filter((rings) => rings.length > 0),
    borders: lines(false),
    disputed: lines(true),
    places: parseLabels(input.labels),
  }
}

function steps(line: Line): Steps {
  let before: readonly [number, number] = [0, 0]
  return line.flatMap((position, index) => {
    const [x, y] = project(position).map((share) => Math.round(share * UNITS))
    const at = [x ?? 0, y ?? 0] as const
    const step = [at[0] - before[0], at[1] - before[1]]
    before = at
    return index > 0 && step.every((each) => each === 0) ? [] : step
  })
}
