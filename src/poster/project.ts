import type { Extent } from '../model.ts'
import { mercator, type Position } from '../scene/geometry.ts'

/** Longitude and latitude to CSS pixels, in the map's own Web Mercator. */
export type Projection = (position: Position) => readonly [x: number, y: number]

/** The projection that fits an extent into a box, whole and centred. Width, height and margin in CSS pixels. */
export function fitted(extent: Extent, width: number, height: number, margin = 0): Projection {
  const [left, bottom] = mercator([extent[0], extent[1]])
  const [right, top] = mercator([extent[2], extent[3]])
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top))
  const offsetX = width / 2 - ((left + right) / 2) * scale
  const offsetY = height / 2 - ((top + bottom) / 2) * scale
  return (position) => {
    const [x, y] = mercator(position)
    return [x * scale + offsetX, y * scale + offsetY]
  }
}

/** Positions as SVG path data, to a tenth of a pixel. */
export function pathOf(projection: Projection, positions: readonly Position[], closed = false): string {
  const points = positions.map((position) =>
    projection(position)
      .map((value) => value.toFixed(1))
      .join(' '),
  )
  return points.length === 0 ? '' : `M${points.join('L')}${closed ? 'Z' : ''}`
}
