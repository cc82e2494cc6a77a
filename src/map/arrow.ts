import { ARROWHEAD } from '../scene/strokes.ts'

type Corner = readonly [x: number, y: number]

/**
 * The arrowhead as a signed distance field, so that one image takes every party's colour at every size.
 * The edge lies at 3/4 of the alpha range and 8 pixels make the whole range.
 * @see https://github.com/mapbox/tiny-sdf
 */
export function arrowImage(size = 48): { readonly width: number; readonly height: number; readonly data: Uint8Array } {
  const data = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const distance = distanceTo(ARROWHEAD, (x + 0.5) / size, (y + 0.5) / size) * size
      data[(y * size + x) * 4 + 3] = Math.round(Math.min(255, Math.max(0, 255 * (0.75 - distance / 8))))
    }
  }
  return { width: size, height: size, data }
}

/** Negative inside the polygon. */
function distanceTo(polygon: readonly Corner[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY
  let inside = false
  for (const [index, [ax, ay]] of polygon.entries()) {
    const [bx, by] = polygon[(index + 1) % polygon.length] ?? [ax, ay]
    const [dx, dy] = [bx - ax, by - ay]
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    nearest = Math.min(nearest, Math.hypot(x - ax - share * dx, y - ay - share * dy))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside ? -nearest : nearest
}
