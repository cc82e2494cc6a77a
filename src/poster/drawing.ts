import type { Viewport } from '../scene/camera.ts'
import type { Curve, Position } from '../scene/geometry.ts'
import type { Scene } from '../scene/scene.ts'

/** What every part of a picture is a function of. */
export interface Drawn {
  readonly scene: Scene
  readonly viewport: Viewport
}

/** CSS pixels, as an attribute. */
export const pixels = (value: number) => value.toFixed(2)

/** Positions as path data, to a tenth of a pixel. */
export function pathOf({ project }: Viewport, positions: readonly Position[]): string {
  const drawn = worldsOf(positions).map((turn) => `M${positions.map(inPixels(project, turn)).join('L')}`)
  return positions.length === 0 ? '' : drawn.join('')
}

/** A line that leaves the world at one side comes back at the other: the turns by which it is drawn again. */
const worldsOf = (positions: readonly Position[]): readonly number[] => [
  0,
  ...(positions.some(([lon]) => lon > 180) ? [-360] : []),
  ...(positions.some(([lon]) => lon < -180) ? [360] : []),
]

const inPixels =
  (project: Viewport['project'], turn: number) =>
  ([lon, lat]: Position): string => {
    const { x, y } = project([lon + turn, lat])
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  }

/** A curve as path data: Web Mercator is the picture's own plane, so a curve in it stays one. */
export function curveOf({ project }: Viewport, curve: Curve): string {
  const positions = [curve.from, curve.bend, curve.to]
  return worldsOf([curve.from, curve.to])
    .map((turn) => {
      const [from, bend, to] = positions.map(inPixels(project, turn))
      return `M${from}Q${bend} ${to}`
    })
    .join('')
}

/** Moves a mark to its position. */
export const placed = ({ project }: Viewport, position: Position) => {
  const { x, y } = project(position)
  return `translate(${pixels(x)} ${pixels(y)})`
}

/** Dashes that are given in widths of their line. */
export const dashed = (dashes: readonly number[], width: number) => dashes.map((dash) => pixels(dash * width)).join(' ')
