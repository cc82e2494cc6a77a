import type { ArcMark, PlaceMark, Scene } from './scene.ts'
import type { Rhythm } from './signs.ts'

/** How a route is stroked: trips planned, possible and still ahead are dashed, each in its own way. */
export type Stroke = 'solid' | 'planned' | 'possible' | 'ahead'

export function strokeOf({ phase }: ArcMark): Stroke {
  return phase === 'under-way' || phase === 'arrived' ? 'solid' : phase
}

/** The trace of the event in focus does not fade. */
export const strengthOf = (arc: ArcMark, focus: Scene['focus']): number => (arc.event === focus ? 1 : arc.strength)

/** Dashes by rhythm, that tell parties apart without colour: single ones, twos, threes. */
const inRhythm = (dash: number, space: number, between: number): Readonly<Record<Rhythm, readonly number[]>> => ({
  single: [dash, space],
  double: [dash, between, dash, space + between],
  triple: [dash, between, dash, between, dash, space + 2 * between],
})

/** CSS pixels and shares; dashes in widths of the line. The map and the picture draw by the same numbers. */
export const ROUTES = {
  solid: { width: 1.4, focusWidth: 2, opacity: 1, inferredOpacity: 0.8 },
  planned: { width: 1.8, opacity: 0.9, dashes: inRhythm(3, 3, 1) },
  possible: { width: 1.8, opacity: 0.8, dashes: inRhythm(1, 2, 1) },
  ahead: { width: 1.2, opacity: 0.8, dashes: inRhythm(2, 2.5, 1.5) },
  travelled: { width: 3.4 },
  /** Over the travelled part, in the colour of paper: parties are told apart without colour too. */
  inner: { single: null, double: { width: 1.3, dashes: null }, triple: { width: 1.7, dashes: [1, 1.6] } },
  /** What a pointer can hit. */
  touch: { width: 24 },
} as const

export const AREAS = { opacity: 0.06, edge: { width: 1, dashes: [2, 3] }, namesFromZoom: 6, nameSize: 12 } as const

/** Around a place of the day; strokes lie outside the radius. */
export const HALOS = {
  radius: 13,
  yes: { opacity: 0.22, stroke: 1.5, strokeOpacity: 1 },
  possible: { opacity: 0.06, stroke: 1, strokeOpacity: 0.8 },
} as const

export const PLACES = {
  plain: { radius: 4.5, stroke: 2.2 },
  selected: { radius: 6, stroke: 3 },
} as const

/** Sizes in CSS pixels, the distance from a place in ems. */
export const NAMES = {
  size: 14,
  halo: 2,
  padding: 3,
  /** What the map's own glyphs add to the distance. */
  bearing: 2.5,
  away: { no: 0.9, possible: 1.3, yes: 1.3 } satisfies Readonly<Record<PlaceMark['today'], number>>,
} as const

/** The side of the tip's square and its halo, in CSS pixels. */
export const TIP = { size: 18, halo: 1.5 } as const

/** The arrowhead in a square of 1 by 1, pointing up: tip, right, notch, left. */
export const ARROWHEAD: readonly (readonly [x: number, y: number])[] = [
  [0.5, 0.16],
  [0.76, 0.8],
  [0.5, 0.66],
  [0.24, 0.8],
]
