/** How the ground is stroked, for the map's style and for the SVG picture alike. */

/** CSS pixels at zooms; straight between them. */
export type Stops = readonly (readonly [zoom: number, width: number])[]

export const groundLines = {
  coast: [
    [2, 0.5],
    [6, 0.9],
    [9, 1.4],
  ],
  borders: [
    [1, 0.5],
    [3, 0.9],
    [6, 1.3],
    [9, 2],
  ],
  disputed: [
    [1, 0.5],
    [3, 0.9],
    [6, 1.2],
    [9, 1.8],
  ],
} as const satisfies Readonly<Record<string, Stops>>

/** In widths of the line. */
export const disputedDashes = [3, 2] as const

/** The width at a zoom. */
export function widthAt(stops: Stops, zoom: number): number {
  let before = stops[0]
  for (const stop of stops) {
    if (before === undefined || zoom <= before[0]) break
    if (zoom <= stop[0]) {
      const share = (zoom - before[0]) / (stop[0] - before[0])
      return before[1] + share * (stop[1] - before[1])
    }
    before = stop
  }
  return before?.[1] ?? 0
}
