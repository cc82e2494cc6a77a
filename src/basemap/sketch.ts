/** Small geometry for drawing the basemap as SVG: first paint, inset, print, no WebGL. Pure. */

import type { Extent } from '../model.ts'
import type { BasemapInput } from './build.ts'
import { worldviewAt } from './build.ts'
import type { Position } from './geometry.ts'
import { areaOf, clipLine, clipPolygon, cutAtAntimeridian, simplify } from './geometry.ts'
import type { Sketch, SketchLayer } from './sketch-types.ts'
import type { Worldview } from './worldview.ts'

export interface SketchOptions {
  /** The inset's frame; the coast layer reaches 60% further on each side. */
  readonly insetExtent: Extent
  /** The frame of the overview, taken as it is. */
  readonly overviewExtent: Extent
}

const padding = 0.6
/** Degrees. */
const coastTolerance = 0.001
const overviewTolerance = 0.18
/** Square degrees: islands smaller than this are left out of the overview. */
const overviewSmallest = 0.08

/** The extent, grown by a share of its own size on every side. */
export const padExtent = ([west, south, east, north]: Extent, share: number): Extent => [
  west - (east - west) * share,
  south - (north - south) * share,
  east + (east - west) * share,
  north + (north - south) * share,
]

const round = (line: readonly Position[], decimals: number): number[][] => {
  const rounded = line.map((p) => p.map((degree) => Number(degree.toFixed(decimals))))
  return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]?.[0] || p[1] !== rounded[i - 1]?.[1])
}

const layerOf = (
  worldview: Worldview,
  extent: Extent,
  smallest: number,
  tolerance: number,
  decimals: number,
): SketchLayer => ({
  extent,
  land: worldview.land
    .flatMap(cutAtAntimeridian)
    .flatMap((polygon) => clipPolygon(polygon, extent))
    .filter((ring) => areaOf(ring) >= smallest)
    .map((ring) => round(ring, decimals))
    .filter((ring) => ring.length >= 4),
  borders: worldview.borders.flatMap(({ disputed, line }) =>
    clipLine(simplify(line, tolerance), extent)
      .map((part) => ({ disputed, line: round(part, decimals) }))
      .filter((border) => border.line.length >= 2),
  ),
})

/** The two layers that `virtual:demarche-sketch` exports. */
export const sketchOf = (input: BasemapInput, { insetExtent, overviewExtent }: SketchOptions): Sketch => ({
  coast: layerOf(worldviewAt(input, '10m', coastTolerance), padExtent(insetExtent, padding), 0, 0, 3),
  overview: layerOf(
    worldviewAt(input, '50m', overviewTolerance),
    overviewExtent,
    overviewSmallest,
    overviewTolerance,
    2,
  ),
})
